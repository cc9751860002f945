import { addDays, type Day, divideHalfEven } from '#foundation'
import { type Calendar, dayIn, yearOf } from './calendar.js'
import { dice } from './dice.js'

/** Rates to the euro in hundred-thousandths: 92 345 is 0.92345 EUR for one unit. */
export type Rates = {
  readonly weekly: readonly { readonly currency: string; readonly day: Day; readonly scaled: number }[]
  readonly budget: readonly { readonly currency: string; readonly year: number; readonly scaled: number }[]
}

const scale = 100_000
const walks = [
  { currency: 'USD', mean: 0.915, weeklySigma: 0.007, low: 0.82, high: 1.01 },
  { currency: 'PLN', mean: 0.2255, weeklySigma: 0.0045, low: 0.2, high: 0.245 },
]

/**
 * Invented exchange rates: one a week (a day's rate may be at most 7 days old) from a mean-reverting walk, and
 * the budget rate of each fiscal year, set to what the last weeks before it averaged.
 */
export function planRates(seed: number, calendar: Calendar): Rates {
  const lastYear = yearOf(calendar.lastDay) + 1
  const weekly = walks.flatMap((walk) => walkOf(seed, calendar, walk))
  const budget = walks.flatMap((walk) => {
    const own = weekly.filter((rate) => rate.currency === walk.currency)
    const years = Array.from(
      { length: lastYear - calendar.firstYear + 4 },
      (_, index) => calendar.firstYear - 3 + index,
    )
    return years.map((year) => ({ currency: walk.currency, year, scaled: budgetOf(own, year) }))
  })
  return { weekly, budget }
}

function walkOf(seed: number, calendar: Calendar, walk: (typeof walks)[number]) {
  const throws = dice(seed, `rates ${walk.currency}`)
  const rates: { currency: string; day: Day; scaled: number }[] = []
  let rate = walk.mean * throws.between(0.97, 1.03)
  for (let day = dayIn(calendar.firstYear - 3, 1, 1); day <= calendar.lastDay; day = addDays(day, 7)) {
    rate += 0.02 * (walk.mean - rate) + rate * walk.weeklySigma * throws.normal()
    rate = Math.min(walk.high, Math.max(walk.low, rate))
    rates.push({ currency: walk.currency, day, scaled: Math.round(rate * scale) })
  }
  return rates
}

function budgetOf(weekly: readonly { day: Day; scaled: number }[], year: number): number {
  const before = weekly.filter((rate) => rate.day < dayIn(year, 1, 1)).slice(-8)
  const basis = before.length > 0 ? before : weekly.slice(0, 8)
  // Budgets are set in tenths of a cent.
  return Math.round(basis.reduce((sum, rate) => sum + rate.scaled, 0) / basis.length / 100) * 100
}

/** An amount in euro cents at the budget rate of a fiscal (= calendar) year, rounded half-even. */
export function inEuro(rates: Rates, minor: bigint, currency: string, year: number): bigint {
  if (currency === 'EUR') return minor
  const rate = rates.budget.find((candidate) => candidate.currency === currency && candidate.year === year)
  if (!rate) throw new Error(`Broken promise: there is a budget rate for ${currency} in ${year}`)
  return divideHalfEven(minor * BigInt(rate.scaled), BigInt(scale))
}

/** Hundred-thousandths as plain decimal text. */
export function formatRate(scaled: number): string {
  return `${Math.floor(scaled / scale)}.${String(scaled % scale).padStart(5, '0')}`
}
