import { addMonths, type Day, formatMonth, lastDayOf, type Month, monthOf } from '#foundation'
import { type ArrStep, arrSteps, euroArr } from '../plan/arr-steps.js'
import { dayIn, yearOf } from '../plan/calendar.js'
import type { Plan } from '../plan/make-plan.js'
import type { Life } from '../plan/script.js'

/**
 * The bridge of one month or year in euro cents, constant rates (budget rate of the calendar year), policy
 * `mainstay`: discounts net, paused is not ARR, no grace, netted per account and day. Contract lines only: what
 * a stated balance leaves unexplained is not in it (see `balanceDisagreement`). Signed; it foots.
 */
export type BridgeTruth = {
  /** `2024-03` or `2024`. */
  readonly period: string
  readonly openingMinor: bigint
  readonly newMinor: bigint
  readonly reactivationMinor: bigint
  readonly expansionMinor: bigint
  readonly contractionMinor: bigint
  readonly churnMinor: bigint
  readonly fxMinor: bigint
  readonly closingMinor: bigint
  /** The part of expansion from units that never had ARR. */
  readonly connectedNewMinor: bigint
  /** Accounts with ARR at the end. */
  readonly customers: number
}

export type MovementTruth = {
  readonly account: string
  readonly day: Day
  readonly kind: 'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn' | 'fx'
  readonly minor: bigint
  readonly connectedNewMinor: bigint
  readonly customers: number
}

/** Every movement up to the last day, from the script alone; one row per account and day (and one per FX day). */
export function movementTruths({ lives, rates, calendar }: Plan): readonly MovementTruth[] {
  const rows = lives.flatMap((life) => movementsOf(life, rates, calendar.lastDay))
  return rows.sort((a, b) => a.day - b.day || (a.account < b.account ? -1 : a.account > b.account ? 1 : 0))
}

/** The bridge of every month from the first contract to the last month that is over. */
export function bridgeByMonth(plan: Plan, movements: readonly MovementTruth[]): readonly BridgeTruth[] {
  const { historyStart, lastDay } = plan.calendar
  const first = monthOf(historyStart)
  const last = lastDayOf(monthOf(lastDay)) === lastDay ? monthOf(lastDay) : addMonths(monthOf(lastDay), -1)
  const months = Array.from({ length: last - first + 1 }, (_, index) => addMonths(first, index))
  return chain(months.map((month) => [formatMonth(month), inMonth(movements, month)]))
}

/** The bridge of the four full calendar years. */
export function bridgeByYear(plan: Plan, movements: readonly MovementTruth[]): readonly BridgeTruth[] {
  const { firstYear, lastFullYear } = plan.calendar
  const before = movements.filter(({ day }) => day < dayIn(firstYear, 1, 1))
  const years = Array.from({ length: lastFullYear - firstYear + 1 }, (_, index) => firstYear + index)
  const parts = years.map((year) => [String(year), movements.filter(({ day }) => yearOf(day) === year)] as const)
  return chain([['before', before], ...parts]).slice(1)
}

function movementsOf(life: Life, rates: Plan['rates'], lastDay: Day): MovementTruth[] {
  const { currency, ref } = life.account
  const rows: MovementTruth[] = []
  let live: ArrStep['live'] = new Map()
  let churned = false
  let revaluedIn = yearOf(life.firstStart)
  const revalueTo = (year: number) => {
    for (let next = revaluedIn + 1; next <= year; next++) {
      const minor = euroArr(live, currency, next, rates) - euroArr(live, currency, next - 1, rates)
      if (minor !== 0n) {
        rows.push({ account: ref, day: dayIn(next, 1, 1), kind: 'fx', minor, connectedNewMinor: 0n, customers: 0 })
      }
      revaluedIn = next
    }
  }
  for (const step of arrSteps(life)) {
    if (step.day > lastDay) break
    revalueTo(yearOf(step.day))
    const before = euroArr(live, currency, yearOf(step.day), rates)
    const after = euroArr(step.live, currency, yearOf(step.day), rates)
    live = step.live
    if (before === after) continue
    rows.push({
      account: ref,
      day: step.day,
      ...kindOf(before, after, churned),
      ...connectedNew(step, before, life, rates),
    })
    if (after === 0n) churned = true
  }
  revalueTo(yearOf(lastDay))
  return rows
}

function kindOf(before: bigint, after: bigint, churned: boolean): Pick<MovementTruth, 'kind' | 'minor' | 'customers'> {
  const minor = after - before
  if (before === 0n) return { kind: churned ? 'reactivation' : 'new', minor, customers: 1 }
  if (after === 0n) return { kind: 'churn', minor, customers: -1 }
  return { kind: minor > 0n ? 'expansion' : 'contraction', minor, customers: 0 }
}

function connectedNew(step: ArrStep, before: bigint, life: Life, rates: Plan['rates']) {
  const starts = step.events.filter((event) => event.kind === 'start' && event.cause === 'connected-new')
  const positions = new Map([...step.live].filter(([ref]) => starts.some((event) => event.position === ref)))
  const minor = before === 0n ? 0n : euroArr(positions, life.account.currency, yearOf(step.day), rates)
  return { connectedNewMinor: minor }
}

function inMonth(movements: readonly MovementTruth[], month: Month): readonly MovementTruth[] {
  return movements.filter(({ day }) => monthOf(day) === month)
}

function chain(periods: readonly (readonly [string, readonly MovementTruth[]])[]): BridgeTruth[] {
  let openingMinor = 0n
  let customers = 0
  return periods.map(([period, rows]) => {
    const sum = (kind: MovementTruth['kind']) => total(rows.filter((row) => row.kind === kind).map((row) => row.minor))
    const closingMinor = openingMinor + total(rows.map((row) => row.minor))
    customers += rows.reduce((count, row) => count + row.customers, 0)
    const bridge: BridgeTruth = {
      period,
      openingMinor,
      newMinor: sum('new'),
      reactivationMinor: sum('reactivation'),
      expansionMinor: sum('expansion'),
      contractionMinor: sum('contraction'),
      churnMinor: sum('churn'),
      fxMinor: sum('fx'),
      closingMinor,
      connectedNewMinor: total(rows.map((row) => row.connectedNewMinor)),
      customers,
    }
    openingMinor = closingMinor
    return bridge
  })
}

function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}
