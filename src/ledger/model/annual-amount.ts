import { add, assert, type Currency, type Decimal, decimalsOf, divideHalfEven, multiply, powerOfTen } from '#foundation'
import type { ContractLine, Discount, Period } from './facts.js'

const perYear: Readonly<Record<Period['unit'], bigint>> = { day: 365n, week: 52n, month: 12n, quarter: 4n, year: 1n }

/**
 * The recurring amount of a line per year, in minor units of its currency, after these discounts: amount × periods
 * per year (day 365, week 52, month 12, quarter 4, year 1, divided by the period's count), rounded half-even once.
 * Discounts apply in their order, each to what the earlier ones leave, and never take more than there is.
 */
export function annualMinor(line: ContractLine, discounts: readonly Discount[]): bigint {
  assert(line.period.count >= 1, 'a period counts at least one unit')
  const amount = discounts.length === 0 ? line.amount : discounts.reduce(discounted, line.amount)
  return perYearInMinor(amount, line.period, line.currency)
}

function perYearInMinor(amount: Decimal, period: Period, currency: Currency): bigint {
  const yearly = amount.digits * perYear[period.unit]
  const shift = decimalsOf(currency) - amount.scale
  if (shift >= 0 && period.count === 1) return yearly * powerOfTen(shift)
  const numerator = shift > 0 ? yearly * powerOfTen(shift) : yearly
  const denominator = shift < 0 ? powerOfTen(-shift) : 1n
  return divideHalfEven(numerator, denominator * BigInt(period.count))
}

function discounted(amount: Decimal, discount: Discount): Decimal {
  const reduction = discount.kind === 'ratio' ? multiply(amount, discount.value) : discount.value
  const left = add(amount, negative(reduction))
  const isPastZero = amount.digits >= 0n ? left.digits < 0n : left.digits > 0n
  return isPastZero ? { digits: 0n, scale: 0 } : left
}

function negative(value: Decimal): Decimal {
  return { digits: -value.digits, scale: value.scale }
}
