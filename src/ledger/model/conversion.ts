import {
  addDays,
  addMonths,
  type Currency,
  type Day,
  decimalsOf,
  divideHalfEven,
  earlierOf,
  firstDayOf,
  fiscalYearStart,
  formatDay,
  type Known,
  known,
  lastDayOf,
  monthOf,
  powerOfTen,
  unknown,
} from '#foundation'
import type { Policy } from './policy.js'
import { budgetRate, dayRate, daysThatARateLasts, type Fraction, quoteDays, type RateBook } from './rates.js'
import type { World } from './world.js'

/**
 * The rates that turn one currency's minor units into those of the reporting currency, over time: `rates[i]` holds
 * from `days[i]` to before `days[i + 1]`; null where no rate is defined. `days[0]` is before all days.
 */
export type RateTimeline = { readonly days: readonly Day[]; readonly rates: readonly (Fraction | null)[] }

/**
 * The rate of a day by the policy, from minor units to minor units; unknown with a sentence that names the
 * currencies and the day. Days after the horizon take the horizon's rate.
 */
export function rateOn(world: World, fx: Policy['fx'], currency: Currency, asked: Day): Known<Fraction> {
  if (currency === world.currency) return known({ numerator: 1n, denominator: 1n })
  const day = earlierOf(asked, world.horizon)
  const rate = majorRateOn(world, fx, currency, day)
  return rate ? known(betweenMinorUnits(rate, currency, world.currency)) : unknown(whyNot(world, fx, currency, day))
}

/** An amount in minor units at a rate, rounded half-even once. */
export function convert(minor: bigint, rate: Fraction): bigint {
  return rate.denominator === 1n ? minor * rate.numerator : divideHalfEven(minor * rate.numerator, rate.denominator)
}

/** All rates of a currency by the policy up to the horizon. Computed once per rate book. */
export function rateTimeline(world: World, fx: Policy['fx'], currency: Currency): RateTimeline {
  const timelines = timelinesOf.get(world.rates) ?? new Map<string, RateTimeline>()
  timelinesOf.set(world.rates, timelines)
  const key = `${currency}>${world.currency} ${fx} ${world.fiscalYearStartMonth} ${world.horizon}`
  const found = timelines.get(key)
  if (found) return found
  const built = buildTimeline(world, fx, currency)
  timelines.set(key, built)
  return built
}

const timelinesOf = new WeakMap<RateBook, Map<string, RateTimeline>>()

function majorRateOn(world: World, fx: Policy['fx'], currency: Currency, day: Day): Fraction | null {
  const { rates, currency: reporting } = world
  if (fx === 'day') return dayRate(rates, currency, reporting, day)
  if (fx === 'period-end') return dayRate(rates, currency, reporting, periodEnd(world, day))
  const first = fiscalYearStart(day, world.fiscalYearStartMonth)
  const last = addDays(firstDayOf(addMonths(monthOf(first), 12)), -1)
  return budgetRate(rates, currency, reporting, first, last) ?? dayRate(rates, currency, reporting, first)
}

// The month in progress has no last day yet: it takes the rate of the horizon until it ends.
function periodEnd(world: World, day: Day): Day {
  const end = lastDayOf(monthOf(day))
  return earlierOf(end, world.horizon)
}

function betweenMinorUnits(rate: Fraction, from: Currency, to: Currency): Fraction {
  const shift = decimalsOf(to) - decimalsOf(from)
  if (shift === 0) return rate
  return shift > 0
    ? { numerator: rate.numerator * powerOfTen(shift), denominator: rate.denominator }
    : { numerator: rate.numerator, denominator: rate.denominator * powerOfTen(-shift) }
}

function whyNot(world: World, fx: Policy['fx'], currency: Currency, day: Day): string {
  const pair = `from ${currency} to ${world.currency}`
  const before = `nor in the ${daysThatARateLasts} days before it`
  if (fx === 'day') return `There is no exchange rate ${pair} on ${formatDay(day)}, ${before}.`
  if (fx === 'period-end') {
    const end = formatDay(periodEnd(world, day))
    return `There is no exchange rate ${pair} on ${end}, the end of the period of ${formatDay(day)}, ${before}.`
  }
  const first = formatDay(fiscalYearStart(day, world.fiscalYearStartMonth))
  return `There is no budget rate ${pair} for the fiscal year that begins on ${first}, no rate on that day, ${before}.`
}

function buildTimeline(world: World, fx: Policy['fx'], currency: Currency): RateTimeline {
  const days: Day[] = [Number.NEGATIVE_INFINITY as Day]
  const rates: (Fraction | null)[] = [null]
  for (const day of candidateDays(world, fx, currency)) {
    const found = rateOn(world, fx, currency, day)
    const rate = found.known ? found.value : null
    if (sameRate(rate, rates[rates.length - 1] as Fraction | null)) continue
    days.push(day)
    rates.push(rate)
  }
  return { days, rates }
}

// Every day on which the rate can differ from the day before. Before the first of them nothing is stated.
function candidateDays(world: World, fx: Policy['fx'], currency: Currency): Day[] {
  let stated = quoteDays(world.rates.day, currency, world.currency)
  if (fx === 'day')
    return ascending(
      stated.flatMap((day) => [day, addDays(day, daysThatARateLasts + 1)]),
      world.horizon,
    )
  if (fx === 'constant') stated = stated.concat(quoteDays(world.rates.budget, currency, world.currency))
  const earliest = stated.reduce(earlierOf, world.horizon)
  const step = fx === 'constant' ? 12 : 1
  const first =
    fx === 'constant' ? fiscalYearStart(earliest, world.fiscalYearStartMonth) : firstDayOf(monthOf(earliest))
  const days: Day[] = []
  for (let day = first; day <= world.horizon; day = firstDayOf(addMonths(monthOf(day), step))) days.push(day)
  return days
}

function ascending(days: readonly Day[], horizon: Day): Day[] {
  return [...new Set(days)].filter((day) => day <= horizon).sort((a, b) => a - b)
}

function sameRate(a: Fraction | null, b: Fraction | null): boolean {
  if (!a || !b) return a === b
  return a.numerator * b.denominator === b.numerator * a.denominator
}
