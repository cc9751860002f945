import { addMonths, type Currency, type Day, type Known, known, lastDayOf, type Month, unknown } from '#foundation'
import { Failure, type Transaction } from '#platform/server'
import { MonthWindows } from '../model/month-windows.js'
import { cohortColumns, giveCohort } from '../model/window-sums.js'
import type { Grouping } from './group-by.js'
import { GroupedSums } from './grouped-sums.js'
import type { LedgerInUse } from './ledger-in-use.js'
import { currenciesOf, readChanges } from './read-changes.js'
import { type Groups, readGroups, unitGroupingOf } from './read-groups.js'
import { readCohortSums } from './retention-upkeep.js'
import { reasonOn, reasonWithoutRate } from './undefined-ends.js'

/** The months in which customers began and in which they are looked at: `from` to `to`, both inclusive. */
export type CohortsQuestion = LedgerInUse & {
  readonly from: Month
  readonly to: Month
  /** Total or something of the account, as at the end of its first month; product, unit and currency are refused by name. */
  readonly grouping: Grouping
  /** Only this group; null is unassigned. */
  readonly group?: string | null
}

/** What the accounts of a cohort had at its start and have at the end of a month, in minor units, both at the rates of that end. */
export type CohortSums = {
  /** ARR at the end of the first month. */
  readonly start: bigint
  /** ARR at the end of `month`. */
  readonly now: bigint
  readonly customersStarted: number
  /** Those that have ARR at the end of `month`. */
  readonly customers: number
}

export type CohortMonth = {
  /** The first month at whose end the accounts had ARR. */
  readonly firstMonth: Month
  readonly month: Month
  /** Null is unassigned, or the whole. */
  readonly group: string | null
  /** Unknown, with the reason, where an account has no value at the end of `month`. */
  readonly sums: Known<CohortSums>
}

/** Every cohort with an account, month by month from its first, in the order of first month, group and month. */
export async function readCohorts(transaction: Transaction, question: CohortsQuestion): Promise<CohortMonth[]> {
  const grouping = unitGroupingOf(question.grouping)
  if (grouping.by === 'product')
    throw new Failure('wrong-usage', 'Cohorts are of customers and cannot be grouped by product.')
  if (grouping.by === 'total') {
    const kept = await readCohortSums(transaction, question)
    if (kept) return kept.map(({ firstMonth, month, columns }) => rowOf(firstMonth, month, null, columns))
  }
  const groups = await readGroups(transaction, question, grouping)
  const months = new MonthWindows(question.world, question.policy.fx, question.from, question.to)
  const cohorts = await sumCohorts(transaction, question, months, groups)
  return [...cohorts.values()].sort((a, b) => a.firstMonth - b.firstMonth).flatMap((cohort) => rowsOf(question, cohort))
}

type Cohort = {
  readonly firstMonth: Month
  readonly sums: GroupedSums
  readonly accounts: Set<number>
  readonly currencies: Set<Currency>
}

async function sumCohorts(
  transaction: Transaction,
  question: CohortsQuestion,
  months: MonthWindows,
  groups: Groups,
): Promise<ReadonlyMap<Month, Cohort>> {
  const cohorts = new Map<Month, Cohort>()
  const asked = { ...question, currency: question.world.currency, to: lastDayOf(question.to), byProduct: false }
  for await (const unit of readChanges(transaction, asked)) {
    const firstMonth = months.firstMonthWithArr(unit.changes)
    if (firstMonth === null || firstMonth < question.from) continue
    if (question.group !== undefined && groups.on(unit, lastDayOf(firstMonth)) !== question.group) continue
    const windows = months.since(firstMonth)
    const cohort =
      cohorts.get(firstMonth) ??
      newCohort(
        firstMonth,
        windows.ends.map((ends) => ends.from),
        groups,
      )
    cohorts.set(firstMonth, cohort)
    cohort.sums.add(unit, (receive) => giveCohort(unit.changes, windows, receive))
    cohort.accounts.add(unit.account)
    for (const currency of currenciesOf(unit)) cohort.currencies.add(currency)
  }
  return cohorts
}

function newCohort(firstMonth: Month, starts: readonly Day[], groups: Groups): Cohort {
  const sums = new GroupedSums(starts, cohortColumns.length, groups)
  return { firstMonth, sums, accounts: new Set(), currencies: new Set() }
}

const unrated = cohortColumns.indexOf('unrated')

function rowsOf(question: CohortsQuestion, { firstMonth, sums, accounts, currencies }: Cohort): CohortMonth[] {
  const spans = question.undefinedSpans.filter((span) => accounts.has(span.account))
  return sums.rows().flatMap(({ group, rows }) =>
    rows.map((columns, index) => {
      const month = addMonths(firstMonth, index)
      const end = lastDayOf(month)
      const because = reasonOn(spans, end)
      if (because !== null) return { firstMonth, month, group, sums: unknown(because) }
      return columns[unrated] === 0n
        ? rowOf(firstMonth, month, group, columns)
        : { firstMonth, month, group, sums: unknown(reasonWithoutRate(question, currencies, end)) }
    }),
  )
}

function rowOf(firstMonth: Month, month: Month, group: string | null, columns: readonly bigint[]): CohortMonth {
  const [start = 0n, now = 0n, customersStarted = 0n, customers = 0n] = columns
  const counts = { customersStarted: Number(customersStarted), customers: Number(customers) }
  return { firstMonth, month, group, sums: known({ start, now, ...counts }) }
}
