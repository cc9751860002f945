import { addMonths, fiscalYearStart, type Month, monthOf } from '#foundation'
import { MonthWindows } from '../model/month-windows.js'
import type { BookedChange } from '../model/unit-changes.js'
import type { Windows } from '../model/unit-windows.js'
import { cohortColumns, giveCohort, giveRetention, retentionColumns, WindowSums } from '../model/window-sums.js'
import type { LedgerWorld } from './read-world.js'

/** The kept sums reach back so many months from the last one; earlier ones are computed when asked for. */
export const monthsKept = 240
const windowMonths = 12

/**
 * The last month whose sums are kept. Constant rates are those of a fiscal year, so its months to come are known and are
 * kept ahead: a new month needs nothing. Other rates are known up to the horizon only.
 */
export function lastMonthKept({ policy, world }: Pick<LedgerWorld, 'policy' | 'world'>): Month {
  if (policy.fx !== 'constant') return monthOf(world.horizon)
  return addMonths(monthOf(fiscalYearStart(world.horizon, world.fiscalYearStartMonth)), 11)
}

/** Sums of retention and cohorts of a workspace, collected account by account. */
export class RetentionTally {
  readonly months: MonthWindows
  private readonly trailing: Windows
  private readonly retention: WindowSums
  private readonly cohorts = new Map<Month, WindowSums>()

  constructor(private readonly world: LedgerWorld) {
    const last = lastMonthKept(world)
    this.months = new MonthWindows(world.world, world.policy.fx, addMonths(last, 1 - monthsKept), last)
    this.trailing = this.months.trailing(windowMonths)
    this.retention = new WindowSums(this.months.length, retentionColumns.length)
  }

  /** Adds an account, or takes it back, given its standing changes in the order of their days. */
  add(changes: readonly BookedChange[], sign: 1 | -1): void {
    const { policy } = this.world
    this.retention.begin()
    giveRetention(changes, this.trailing, { policy, unit: 'counted' }, (index, column, change) =>
      this.retention.add(index, column, sign > 0 ? change : -change),
    )
    const firstMonth = this.months.firstMonthWithArr(changes)
    if (firstMonth === null || firstMonth < this.months.first || firstMonth > this.months.last) return
    const windows = this.months.since(firstMonth)
    const cohort = this.cohorts.get(firstMonth) ?? new WindowSums(windows.ends.length, cohortColumns.length)
    this.cohorts.set(firstMonth, cohort)
    cohort.begin()
    giveCohort(changes, windows, (index, column, change) => cohort.add(index, column, sign > 0 ? change : -change))
  }

  /** Rows of `retention_month`: the month and the columns; without those that are all 0. */
  retentionRows(): bigint[][] {
    return this.retention.rows().flatMap((row, index) => notEmpty([this.months.first + index], row))
  }

  /** Rows of `cohort_month`: first month, month and the columns; without those that are all 0. */
  cohortRows(): bigint[][] {
    return [...this.cohorts].flatMap(([first, sums]) =>
      sums.rows().flatMap((row, index) => notEmpty([first, first + index], row)),
    )
  }
}

function notEmpty(keys: readonly number[], columns: readonly bigint[]): bigint[][] {
  return columns.some((value) => value !== 0n) ? [[...keys.map(BigInt), ...columns]] : []
}
