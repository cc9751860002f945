import {
  addDays,
  addMonths,
  type Currency,
  type Day,
  divideHalfEven,
  firstDayOf,
  lastDayOf,
  monthOf,
} from '#foundation'
import type { Fraction } from './rates.js'
import type { InvoiceLine } from './repeat-recognition.js'

/** A recurring line with its days of service, `to` exclusive. */
export type ServiceLine<L extends InvoiceLine = InvoiceLine> = L & { readonly from: Day; readonly to: Day }

/**
 * How an amount becomes one per year (ADR 30): whole months count as twelfths; the part of a billing period counts as
 * that period, day by day; anything else by days of a year of 365.
 */
export type Basis =
  | { readonly by: 'months'; readonly months: number }
  | { readonly by: 'part'; readonly from: Day; readonly to: Day; readonly months: number }
  | { readonly by: 'days' }

/** A line that covers the day, the basis of its year, and the factor from its amount to the amount per year. */
export type BilledLine<L extends InvoiceLine = InvoiceLine> = {
  readonly line: ServiceLine<L>
  readonly basis: Basis
  readonly perYear: Fraction
}

/** Recurring lines of one account: those that name days of service, and those that cannot be placed. */
export type Placed<L extends InvoiceLine> = {
  readonly placed: readonly ServiceLine<L>[]
  readonly unplaced: readonly L[]
}

/** Tells recurring lines with days of service from those without, or with none between their two days. */
export function placeLines<L extends InvoiceLine>(lines: Iterable<L>): Placed<L> {
  const placed: ServiceLine<L>[] = []
  const unplaced: L[] = []
  for (const line of lines) {
    const { recurring, serviceStart: from, serviceEnd: to } = line
    if (!recurring) continue
    if (from !== null && to !== null && to > from) placed.push({ ...line, from, to })
    else unplaced.push(line)
  }
  return { placed, unplaced }
}

/**
 * What the recurring lines of one account that cover a day say about a year. `lines` are all that the account has; those
 * that cover the day are enough unless `needsNeighbours` says otherwise of them.
 */
export function billedOn<L extends InvoiceLine>(lines: readonly ServiceLine<L>[], day: Day): readonly BilledLine<L>[] {
  const covering = coveringOn(lines, day)
  const invoiced = wholePeriods(covering)
  return covering.map((line) => {
    const basis = basisOf(line, invoiced) ?? besideOthers(line, lines)
    return { line, basis, perYear: perYearOf(line, basis) }
  })
}

/** Whether a line that covers the day is a piece of a billing period that only earlier or later lines can tell. */
export function needsNeighbours(lines: readonly ServiceLine[], day: Day): boolean {
  const covering = coveringOn(lines, day)
  const invoiced = wholePeriods(covering)
  return covering.some((line) => basisOf(line, invoiced) === null)
}

/** An amount per year with what the rounding of invoices to cents can hide of it, both in minor units of one currency. */
export type AnnualBilling = { readonly minor: bigint; readonly roundingMinor: bigint }

/**
 * Adds up billed lines of one currency per year and converts them at a rate, exactly and rounded half-even once.
 * An invoiced amount is right to half a cent only; a year has many such halves when little of a period is left.
 */
export function annualBilling(billed: readonly BilledLine[], rate: Fraction): AnnualBilling {
  let sum: Fraction = { numerator: 0n, denominator: 1n }
  let halves: Fraction = { numerator: 0n, denominator: 1n }
  for (const { line, perYear } of billed) {
    sum = plus(sum, { numerator: perYear.numerator * line.minor, denominator: perYear.denominator })
    halves = plus(halves, { numerator: perYear.numerator, denominator: perYear.denominator * 2n })
  }
  return { minor: times(sum, rate), roundingMinor: times(halves, rate) }
}

/** What one line says about a year, in minor units of its currency, rounded half-even. */
export function perYearMinor({ line, perYear }: BilledLine): bigint {
  return divideHalfEven(line.minor * perYear.numerator, perYear.denominator)
}

/** How many calendar months a span is, from its first day on or back from its end; null if it is no whole number. */
export function wholeMonths(from: Day, to: Day): number | null {
  const months = monthOf(to) - monthOf(from)
  if (months < 1) return null
  return monthsAfter(from, months) === to || monthsAfter(to, -months) === from ? months : null
}

/** The currencies of billed lines, each with its lines. */
export function byCurrency(billed: readonly BilledLine[]): ReadonlyMap<Currency, readonly BilledLine[]> {
  const groups = new Map<Currency, BilledLine[]>()
  for (const each of billed) groups.set(each.line.currency, [...(groups.get(each.line.currency) ?? []), each])
  return groups
}

function coveringOn<L extends InvoiceLine>(lines: readonly ServiceLine<L>[], day: Day): readonly ServiceLine<L>[] {
  return lines.filter(({ from, to }) => from <= day && day < to)
}

type BillingPeriod = { readonly from: Day; readonly to: Day; readonly months: number; readonly rhythm: string }

function rhythmOf({ product, currency }: InvoiceLine): string {
  return `${product} ${currency}`
}

/** The spans of whole months that were invoiced, each once for a product and currency. */
function wholePeriods(lines: readonly ServiceLine[]): readonly BillingPeriod[] {
  const periods = new Map<string, BillingPeriod>()
  for (const line of lines) {
    const { from, to } = line
    const rhythm = rhythmOf(line)
    const key = `${from} ${to} ${rhythm}`
    if (line.minor <= 0n || periods.has(key)) continue
    const months = wholeMonths(from, to)
    if (months !== null) periods.set(key, { from, to, months, rhythm })
  }
  return [...periods.values()]
}

// What ends with an invoiced period is the rest of it, also if that is a whole month; so is a credit inside of one.
function basisOf(line: ServiceLine, invoiced: readonly BillingPeriod[]): Basis | null {
  const months = wholeMonths(line.from, line.to)
  const around = shortestAround(line, invoiced)
  if (around && (months === null || around.to === line.to || line.minor < 0n)) return partOf(around)
  return months === null ? null : { by: 'months', months }
}

// A first or last piece: the period after an invoiced one, which it goes on from, or else the one before.
function besideOthers(line: ServiceLine, lines: readonly ServiceLine[]): Basis {
  const invoiced = wholePeriods(lines)
  const next = invoiced.map((each) => ({ ...each, from: each.to, to: monthsAfter(each.to, each.months) }))
  const earlier = invoiced.map((each) => ({ ...each, from: monthsAfter(each.from, -each.months), to: each.from }))
  const around = shortestAround(line, next) ?? shortestAround(line, earlier)
  return around ? partOf(around) : { by: 'days' }
}

// Of the longer periods that the line lies in: one that ends with it before others, the shortest, the first.
function shortestAround(line: ServiceLine, periods: readonly BillingPeriod[]): BillingPeriod | null {
  const rhythm = rhythmOf(line)
  let best: BillingPeriod | null = null
  for (const period of periods) {
    if (period.rhythm !== rhythm || period.from > line.from || period.to < line.to) continue
    if (period.to - period.from === line.to - line.from) continue
    if (!best || isBetter(period, best, line.to)) best = period
  }
  return best
}

function isBetter(a: BillingPeriod, b: BillingPeriod, end: Day): boolean {
  if ((a.to === end) !== (b.to === end)) return a.to === end
  return (a.to - a.from - (b.to - b.from) || a.from - b.from) < 0
}

function partOf({ from, to, months }: BillingPeriod): Basis {
  return { by: 'part', from, to, months }
}

function perYearOf(line: ServiceLine, basis: Basis): Fraction {
  const days = BigInt(line.to - line.from)
  if (basis.by === 'days') return { numerator: 365n, denominator: days }
  if (basis.by === 'months') return { numerator: 12n, denominator: BigInt(basis.months) }
  return { numerator: 12n * BigInt(basis.to - basis.from), denominator: BigInt(basis.months) * days }
}

/** The same day of the month n months later, or the last day of that month if it has no such day. */
function monthsAfter(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months)
  return Math.min(addDays(firstDayOf(month), day - firstDayOf(monthOf(day))), lastDayOf(month)) as Day
}

function plus(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { numerator: a.numerator + b.numerator, denominator: a.denominator }
  const numerator = a.numerator * b.denominator + b.numerator * a.denominator
  const denominator = a.denominator * b.denominator
  const divisor = commonDivisor(numerator < 0n ? -numerator : numerator, denominator)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b)
}

function times(value: Fraction, rate: Fraction): bigint {
  return divideHalfEven(value.numerator * rate.numerator, value.denominator * rate.denominator)
}
