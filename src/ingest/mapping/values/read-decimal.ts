import { type Decimal, decimalsOf, formatDecimal, multiply, parseDecimal } from '#foundation'
import { type ReadValue, Refusal } from './refusal.js'

export type DecimalMark = '.' | ','

// Canonical already: no zero in front of the number or behind the fraction, and not minus zero.
const canonical = /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/
const grouped = {
  '.': /^\d{1,3}(?:([, ’'\u00a0\u202f])\d{2,3}(?:\1\d{2,3})*)?(?:\.\d*)?$/,
  ',': /^\d{1,3}(?:([. ’'\u00a0\u202f])\d{3}(?:\1\d{3})*)?(?:,\d*)?$/,
} as const
const plain = { '.': /^\d*\.?\d*$/, ',': /^\d*,?\d*$/ } as const
const lastGroup = /\d+$/
const mostDigits = 40

/** A reader of decimal numbers as plain text with a point and no needless zeros. `times` is multiplied in exactly. */
export function decimalReader(mark: DecimalMark, times: Decimal | null = null): ReadValue {
  return (text) => {
    if (times === null && mark === '.' && text.length < mostDigits && canonical.test(text) && text !== '-0') return text
    const value = parsed(text, mark)
    if (value instanceof Refusal) return value
    return unsignedZero(formatDecimal(times === null ? value : multiply(value, times)))
  }
}

/** A reader of whole numbers. */
export function integerReader(mark: DecimalMark, times: Decimal | null = null): ReadValue {
  const readDecimal = decimalReader(mark, times)
  return (text) => {
    const value = readDecimal(text)
    if (typeof value !== 'string') return value
    if (value.includes('.')) return new Refusal('is not a whole number')
    return Math.abs(Number(value)) > 2_147_483_647 ? new Refusal('is too large') : value
  }
}

/** An amount in minor units (cents) of a currency as one in major units. */
export function majorOfMinor(value: string, currency: string): string {
  const amount = parseDecimal(value)
  if (!amount) return value
  return unsignedZero(formatDecimal({ digits: amount.digits, scale: amount.scale + decimalsOf(currency) }))
}

function parsed(text: string, mark: DecimalMark): Decimal | Refusal {
  const { digits, negative, percent } = withoutSign(text)
  if (!fits(digits, mark)) return new Refusal(whyNot(text, mark))
  const plainText = mark === ',' ? digits.replace(/[^\d,]/g, '').replace(',', '.') : digits.replace(/[^\d.]/g, '')
  if (plainText.length > mostDigits) return new Refusal(`has more than ${mostDigits} digits`)
  const value = parseDecimal(plainText)
  if (!value) return new Refusal('is not a number')
  return { digits: negative ? -value.digits : value.digits, scale: value.scale + (percent ? 2 : 0) }
}

function withoutSign(text: string): { digits: string; negative: boolean; percent: boolean } {
  let digits = text
  let negative = false
  const percent = digits.endsWith('%')
  if (percent) digits = digits.slice(0, -1).trim()
  if (digits.startsWith('(') && digits.endsWith(')')) {
    digits = digits.slice(1, -1).trim()
    negative = true
  } else if (/^[-−–]/.test(digits)) {
    digits = digits.slice(1).trim()
    negative = true
  } else if (digits.endsWith('-')) {
    digits = digits.slice(0, -1).trim()
    negative = true
  } else if (digits.startsWith('+')) digits = digits.slice(1).trim()
  return { digits, negative, percent }
}

function fits(digits: string, mark: DecimalMark): boolean {
  if (!/\d/.test(digits)) return false
  if (plain[mark].test(digits)) return true
  return grouped[mark].test(digits) && lastGroup.exec(digits.split(mark)[0] ?? '')?.[0].length === 3
}

function whyNot(text: string, mark: DecimalMark): string {
  if (/^[-+]?[\d.,]+e[-+]?\d+$/i.test(text)) {
    return 'has an exponent; a spreadsheet shortened it and may have lost digits, so format the column as a number'
  }
  if (/^[-+]?(nan|inf|infinity|∞)$/i.test(text)) return 'is not a number'
  if (/\p{Sc}|\b[A-Z]{3}\b/u.test(text) && /\d/.test(text)) {
    return 'has a currency in it; export plain numbers and map the currency to its own field'
  }
  if (/^[-+(]?[\d.,\s]+\)?$/.test(text)) {
    const marks = mark === '.' ? 'a point ("decimals": ".")' : 'a comma ("decimals": ",")'
    return `is not a number whose decimal mark is ${marks}`
  }
  return 'is not a number'
}

function unsignedZero(text: string): string {
  return text === '-0' ? '0' : text
}
