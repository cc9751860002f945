import { z } from 'zod'
import { type Day, divideHalfEven, formatDecimal, lastDayOf, parseDay, parseMonth } from '#foundation'
import { Failure } from '#platform/server'

/** A day, or a month for its last day, as text. */
export const atField = z
  .string()
  .regex(/^\d{4}-\d{2}(-\d{2})?$/, 'must be a day such as 2024-12-31, or a month such as 2024-12 for its last day')

/** The day of text that the schema has let through. */
export function dayAt(text: string): Day {
  const month = parseMonth(text)
  const day = month === null ? parseDay(text) : lastDayOf(month)
  if (day === null) throw new Failure('wrong-usage', `"${text}" is neither a day of the calendar nor a month.`)
  return day
}

/** A ratio (1 is 100 %) as decimal text, half-even to six decimals; null where there is nothing to divide by. */
export function ratioText(numerator: bigint, denominator: bigint): string | null {
  if (denominator === 0n) return null
  return formatDecimal({ digits: divideHalfEven(numerator * 1_000_000n, denominator), scale: 6 })
}

/** Which accounts count as repeat business. */
export const accountsField = z
  .enum(['without-contracts', 'all'])
  .default('without-contracts')
  .describe('Accounts without any contract line, or every account. Revenue is never added to ARR.')

/** The reporting currency of an answer. */
export const currencyField = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR')
  .optional()
  .describe('Reporting currency. Without it the one of the workspace.')
