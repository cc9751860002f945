import { addMonths, type Currency, type Known, known, lastDayOf, type Month, unknown } from '#foundation'
import type { Transaction } from '#platform/server'
import { MonthWindows } from '../model/month-windows.js'
import { giveRetention, retentionColumns } from '../model/window-sums.js'
import type { Grouping } from './group-by.js'
import { GroupedSums } from './grouped-sums.js'
import type { LedgerInUse } from './ledger-in-use.js'
import { currenciesOf, readChanges } from './read-changes.js'
import { readGroups, unitGroupingOf } from './read-groups.js'
import { readRetentionSums } from './retention-upkeep.js'
import { reasonOn, reasonWithoutRate, spansOf } from './undefined-ends.js'

/** Windows of so many months that end with each of the months `from` to `to`, both inclusive. */
export type RetentionMonthsQuestion = LedgerInUse & {
  readonly from: Month
  readonly to: Month
  readonly windowMonths: number
  readonly grouping: Grouping
  /** The id of the only account (or parent) that is asked for. */
  readonly account?: number
}

/**
 * Sums of `retentionShare` over the counted units, in minor units: NRR = retained ÷ opening, GRR = kept ÷ opening,
 * logo = stayed ÷ units. Undefined where opening (units) is 0.
 */
export type RetentionSums = {
  readonly opening: bigint
  readonly retained: bigint
  readonly kept: bigint
  readonly units: number
  readonly stayed: number
}

export type RetentionMonth = {
  readonly month: Month
  /** Null is unassigned, or the whole. */
  readonly group: string | null
  /** Unknown, with the reason, for the whole month: then it has one row, with the group null. */
  readonly sums: Known<RetentionSums>
}

/**
 * The retention of windows that end with each month, in the order of months and groups (null last). Without groups
 * every month has a row; grouped, a group has one in the months in which a unit of it has or retains ARR. Months after
 * the month of the horizon are answered too, at its rates.
 */
export async function readRetentionMonths(
  transaction: Transaction,
  question: RetentionMonthsQuestion,
): Promise<RetentionMonth[]> {
  const { from, to, windowMonths, account } = question
  const grouping = unitGroupingOf(question.grouping)
  if (grouping.by === 'total' && windowMonths === 12 && account === undefined) {
    const kept = await readRetentionSums(transaction, question)
    if (kept) return kept.map((columns, index) => rowOf(addMonths(from, index), null, columns))
  }
  const groups = await readGroups(transaction, question, grouping)
  const windows = new MonthWindows(question.world, question.policy.fx, from, to).trailing(windowMonths)
  const starts = windows.ends.map((ends) => ends.from)
  const summed = new GroupedSums(starts, retentionColumns.length, groups)
  const { world, policy, movements } = question
  const byProduct = grouping.by === 'product'
  const counted = movements === 'computed_movement' ? 'm.counted_account' : 'm.account_id'
  const accounts = account === undefined ? undefined : `${counted} = ${Number(account)}`
  const currencies = new Set<Currency>()
  const asked = { ...question, currency: world.currency, to: lastDayOf(to), byProduct, accounts }
  const how = { policy, unit: byProduct ? 'product' : 'counted' } as const
  for await (const unit of readChanges(transaction, asked)) {
    summed.add(unit, (receive) => giveRetention(unit.changes, windows, how, receive))
    for (const currency of currenciesOf(unit)) currencies.add(currency)
  }
  const spans = spansOf(question, account)
  const rows = summed.rows()
  return windows.ends.flatMap((ends, index) => {
    const month = addMonths(from, index)
    const because = reasonOn(spans, ends.from, ends.to)
    if (because !== null) return [{ month, group: null, sums: unknown(because) }]
    const found = rows.map(({ group, rows: columns }) => ({ group, columns: columns[index] as bigint[] }))
    if (found.some(({ columns }) => columns[unrated] !== 0n))
      return [{ month, group: null, sums: unknown(reasonWithoutRate(question, currencies, ends.to)) }]
    if (grouping.by === 'total') return [rowOf(month, null, found[0]?.columns ?? [])]
    const present = found.filter(({ columns }) => columns.some((value) => value !== 0n))
    return present.map(({ group, columns }) => rowOf(month, group, columns))
  })
}

const unrated = retentionColumns.indexOf('unrated')

function rowOf(month: Month, group: string | null, columns: readonly bigint[]): RetentionMonth {
  const [opening = 0n, retained = 0n, kept = 0n, units = 0n, stayed = 0n] = columns
  return { month, group, sums: known({ opening, retained, kept, units: Number(units), stayed: Number(stayed) }) }
}
