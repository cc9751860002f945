import type { TFunction } from 'i18next'
import type { Language } from '../i18n/language-names.js'
import { negated, ratioOf, signOf, sumOf } from './exact.js'
import { type AmountStyle, decimalsOf, formatAmount, formatCompact, formatNumber, formatPercent } from './numbers.js'

/** What a value is measured in; `pp` is a difference of ratios: 0.021 is 2.1 pp. */
export type Unit = 'money' | 'ratio' | 'count' | 'months' | 'days' | 'money-per-day' | 'pp'

/** A value that a reader sees. Null is undefined, with the reason; undefined is no data at all. */
export type Measured = {
  readonly value: string | null | undefined
  readonly unit: Unit
  readonly currency?: string
  /** Why there is no value. */
  readonly because?: string | null
}

/** How a value is written. */
export type MeasureStyle = Pick<AmountStyle, 'sign' | 'brackets' | 'whole'> & {
  /** Three significant digits, for cards and sentences. */
  readonly compact?: boolean
}

/** A known value in the words of its unit: `€1.24M`, `+2.1%`, `3.4 pp`, `14 months`. */
export function formatMeasure(
  language: Language,
  t: TFunction,
  { value, unit, currency = '' }: Measured & { readonly value: string },
  style: MeasureStyle = {},
): string {
  if (unit === 'money' || unit === 'money-per-day') {
    const money = style.compact
      ? formatCompact(language, value, currency, style)
      : formatAmount(language, value, { ...style, currency, atLeast: decimalsOf(currency) })
    return unit === 'money' ? money : t('figure.perDay', { value: money })
  }
  if (unit === 'ratio') return formatPercent(language, value, style)
  if (unit === 'pp')
    return t('figure.points', { value: formatNumber(language, ratioOf(value, '0.01', 1) ?? '0', oneDecimal(style)) })
  if (unit === 'count') return formatNumber(language, value, style)
  return t(`figure.${unit}`, {
    count: Math.abs(Number(value)),
    written: formatNumber(language, value, { ...style, decimals: 1 }),
  })
}

const oneDecimal = (style: MeasureStyle) => ({ ...style, decimals: 1, atLeast: 1 })

/** How far a value moved: money and counts by their ratio, ratios by points; null where that is not defined. */
export function changeBetween(now: Measured, before: Measured): Measured | null {
  if (now.value == null || before.value == null) return null
  const difference = sumOf([now.value, negated(before.value)])
  if (now.unit === 'ratio') return { value: difference, unit: 'pp' }
  if (signOf(before.value) <= 0) return null
  return { value: ratioOf(difference, before.value, 6), unit: 'ratio' }
}
