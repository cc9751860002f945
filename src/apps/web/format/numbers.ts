import type { Language } from '../i18n/language-names.js'

const minus = '−'

/** How amounts are written. */
export type AmountStyle = {
  /** `always` writes + before gains, as differences have it. */
  readonly sign?: 'always'
  /** Leaves the decimals out; only where all amounts of a table are whole. */
  readonly whole?: boolean
  /** With the currency, by code. */
  readonly currency?: string
  /** At least so many decimals: `18657.6` in a column of cents. */
  readonly atLeast?: number
  /** Negative amounts in brackets, as accountants write them. */
  readonly brackets?: boolean
}

/** A decimal text in full: `'-1234.50'` → `−1,234.50`, exactly, however long. */
export function formatAmount(language: Language, amount: string, style: AmountStyle = {}): string {
  const decimals = style.whole ? 0 : Math.max(amount.split('.')[1]?.length ?? 0, style.atLeast ?? 0)
  const format = formatter(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: style.sign === 'always' ? 'exceptZero' : 'negative',
    ...(style.currency ? { style: 'currency', currency: style.currency, currencyDisplay: 'code' } : {}),
  })
  return written(format, amount, style.brackets)
}

/** How many decimals the amounts of a currency have. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** Three significant digits with the currency's own sign, for sentences and cards: `€12.4M`. */
export function formatCompact(
  language: Language,
  amount: string,
  currency: string,
  style: Pick<AmountStyle, 'sign' | 'brackets'> = {},
): string {
  const format = formatter(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    notation: 'compact',
    maximumSignificantDigits: 3,
    signDisplay: style.sign === 'always' ? 'exceptZero' : 'negative',
  })
  return written(format, amount, style.brackets)
}

/** A ratio as a signed percentage with one decimal: `'0.0213'` → `+2.1%`. */
export function formatChange(language: Language, ratio: string): string {
  return formatPercent(language, ratio, { sign: 'always' })
}

/** A ratio as a percentage with one decimal: `'1.034'` → `103.4%`. */
export function formatPercent(language: Language, ratio: string, style: Pick<AmountStyle, 'sign'> = {}): string {
  const signDisplay = style.sign === 'always' ? 'exceptZero' : 'negative'
  return written(formatter(language, { style: 'percent', ...oneDecimal, signDisplay }), ratio)
}

/** A plain number such as a multiple: `'1.6'` → `1.6`. */
export function formatNumber(
  language: Language,
  value: string,
  style: Pick<AmountStyle, 'sign' | 'atLeast'> & { readonly decimals?: number } = {},
): string {
  const format = formatter(language, {
    minimumFractionDigits: style.atLeast ?? 0,
    maximumFractionDigits: style.decimals ?? 6,
    signDisplay: style.sign === 'always' ? 'exceptZero' : 'negative',
  })
  return written(format, value)
}

/** A count: `12,480`. */
export function formatCount(language: Language, count: number): string {
  return written(formatter(language, { maximumFractionDigits: 0 }), String(count))
}

/** A short mark on an axis: `1.2M`. */
export function formatMark(language: Language, value: number): string {
  return written(formatter(language, { notation: 'compact', maximumSignificantDigits: 3 }), String(value))
}

const oneDecimal = { minimumFractionDigits: 1, maximumFractionDigits: 1 }

const formatters = new Map<string, Intl.NumberFormat>()

function formatter(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`
  let format = formatters.get(key)
  if (!format) {
    // Polish would leave the thousands of four digits ungrouped otherwise, and columns would not line up.
    format = new Intl.NumberFormat(localeOf(language), {
      useGrouping: 'always',
      ...options,
    } as Intl.NumberFormatOptions)
    formatters.set(key, format)
  }
  return format
}

/** The locale of a language as Intl takes it. */
export function localeOf(language: Language): string {
  return language === 'pl' ? 'pl-PL' : 'en-US'
}

// Intl reads decimal text exactly; its types do not know yet.
function written(format: Intl.NumberFormat, value: string, brackets = false): string {
  if (!brackets) return format.format(value as never).replaceAll('-', minus)
  const parts = format.formatToParts(value as never)
  const text = (shown: typeof parts) => shown.map((part) => part.value).join('')
  const unsigned = text(parts.filter((part) => part.type !== 'minusSign'))
  return unsigned.length < text(parts).length ? `(${unsigned})` : unsigned
}
