import { addDays, addMonths, type Day, day, type Month, monthOf } from '#foundation'
import type { Transaction } from '#platform/server'
import type { UndefinedMonths } from '../model/assemble-bridge.js'
import { readState } from './read-world.js'

/** The months of the kept ledger that have no value, and why. Reported, a closed month keeps its value. */
export async function readUndefinedMonths(
  transaction: Transaction,
  workspaceId: string,
  basis: 'known' | 'reported',
): Promise<UndefinedMonths[]> {
  const closedMonth = basis === 'reported' ? (await readState(transaction, workspaceId)).closedMonth : null
  const firstOpen = closedMonth === null ? null : addMonths(closedMonth, 1)
  const { rows } = await transaction.query<{ from_day: string; to_day: string | null; because: string }>(
    `select distinct from_day::text, to_day::text, because from ledger.undefined_span where workspace_id = $1`,
    [workspaceId],
  )
  const spans = rows.map((row) => ({
    from: day(row.from_day),
    to: row.to_day === null ? null : day(row.to_day),
    because: row.because,
  }))
  return undefinedMonthsOf(spans).map((months) => ({ ...months, from: laterMonth(months.from, firstOpen) }))
}

function laterMonth(month: Month, other: Month | null): Month {
  return other !== null && other > month ? other : month
}

/** The months that spans without a value touch, each once, in the order of their first month and reason. */
export function undefinedMonthsOf(
  spans: Iterable<{ readonly from: Day; readonly to: Day | null; readonly because: string }>,
): UndefinedMonths[] {
  const found = new Map<string, UndefinedMonths>()
  for (const { from, to, because } of spans) {
    const months = { from: monthOf(from), to: to === null ? null : addMonths(monthOf(addDays(to, -1)), 1), because }
    found.set(`${months.from} ${months.to} ${because}`, months)
  }
  return [...found.values()].sort((a, b) => a.from - b.from || (a.because < b.because ? -1 : 1))
}
