import { addMonths, formatMonth, type Known, type Month } from '#foundation'
import { exactRatio } from './exact-ratio.js'

/** The length of a cohort and of a step of age. */
export type CohortPeriod = 'month' | 'quarter' | 'year'

const monthsIn: Readonly<Record<CohortPeriod, number>> = { month: 1, quarter: 3, year: 12 }

/** What the accounts that began in one month have at the end of another, in minor units at the rates of that end. */
export type CohortSum = {
  readonly firstMonth: Month
  readonly month: Month
  readonly sums: Known<{
    readonly start: bigint
    readonly now: bigint
    readonly customersStarted: number
    readonly customers: number
  }>
}

/** A cell: a cohort at an age; null amounts with the reason where there is no value. */
export type CohortCell = {
  readonly age: number
  readonly month: Month
  readonly customers: number | null
  readonly start: bigint | null
  readonly now: bigint | null
  readonly logoRetention: string | null
  readonly arrRetention: string | null
  readonly because: string | null
}

export type Cohort = {
  readonly cohort: string
  readonly month: Month
  readonly customers: number
  readonly cells: readonly CohortCell[]
}

/** The first month of the period that a month lies in. Periods are those of the calendar. */
export function periodStart(month: Month, period: CohortPeriod): Month {
  return (month - (month % monthsIn[period])) as Month
}

/** The last month of the period at an age after the cohort's own (age 0). */
export function periodEnd(cohort: Month, age: number, period: CohortPeriod): Month {
  return addMonths(cohort, (age + 1) * monthsIn[period] - 1)
}

/**
 * Cohorts of months put together to cohorts of periods. A cell of age n holds at the end of the nth period after that of
 * the first ARR; what each customer started with is its ARR at the end of its own first month. Periods that are not over
 * by `to` are left out, but for a cohort's own, which is then shown as it stands at `to`.
 */
export function cohortTable(sums: readonly CohortSum[], period: CohortPeriod, to: Month): Cohort[] {
  const cohorts = new Map<Month, Map<Month, CohortSum[]>>()
  for (const sum of sums) {
    const start = periodStart(sum.firstMonth, period)
    const months = cohorts.get(start) ?? new Map<Month, CohortSum[]>()
    cohorts.set(start, months)
    const ofMonth = months.get(sum.month)
    if (ofMonth) ofMonth.push(sum)
    else months.set(sum.month, [sum])
  }
  return [...cohorts].sort(([a], [b]) => a - b).map(([start, months]) => cohortOf(start, months, period, to))
}

function cohortOf(
  start: Month,
  months: ReadonlyMap<Month, readonly CohortSum[]>,
  period: CohortPeriod,
  to: Month,
): Cohort {
  const cells: CohortCell[] = []
  for (let age = 0; ; age++) {
    const end = periodEnd(start, age, period)
    if (age > 0 && end > to) break
    const month = end > to ? to : end
    cells.push(cellOf(age, month, months.get(month) ?? []))
  }
  const started = [...months.values()].flat().filter(({ firstMonth, month }) => firstMonth === month)
  const customers = started.reduce((count, { sums }) => count + (sums.known ? sums.value.customersStarted : 0), 0)
  return { cohort: nameOf(start, period), month: start, customers, cells }
}

function cellOf(age: number, month: Month, sums: readonly CohortSum[]): CohortCell {
  const whole = { start: 0n, now: 0n, customersStarted: 0, customers: 0 }
  for (const { sums: found } of sums) {
    if (!found.known) return { age, month, ...nothing, because: found.because }
    whole.start += found.value.start
    whole.now += found.value.now
    whole.customersStarted += found.value.customersStarted
    whole.customers += found.value.customers
  }
  const { start, now, customers, customersStarted } = whole
  return {
    age,
    month,
    customers,
    start,
    now,
    logoRetention: customersStarted > 0 ? exactRatio(BigInt(customers), BigInt(customersStarted)) : null,
    arrRetention: start > 0n ? exactRatio(now, start) : null,
    because: null,
  }
}

const nothing = { customers: null, start: null, now: null, logoRetention: null, arrRetention: null }

function nameOf(start: Month, period: CohortPeriod): string {
  const text = formatMonth(start)
  if (period === 'month') return text
  const year = text.slice(0, 4)
  return period === 'year' ? year : `${year}-Q${(start % 12) / 3 + 1}`
}
