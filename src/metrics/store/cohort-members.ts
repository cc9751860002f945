import { formatMonth, type Known, known, lastDayOf, type Month } from '#foundation'
import { type Grouping, type LedgerInUse, readUnitWindows } from '#ledger/server'
import type { Transaction } from '#platform/server'
import { readAccountNames } from './account-names.js'

/** A customer of a cohort, its ARR at the end of its first month and of another, both at the rates of the latter. */
export type CohortMember = {
  readonly account: string
  readonly name: string
  readonly since: string
  readonly start: bigint
  readonly now: bigint
}

/** Which customers: those whose first month lies in a range, as they are at the end of `month`. */
export type CohortMembersQuestion = {
  readonly firstFrom: Month
  readonly firstTo: Month
  readonly month: Month
  readonly grouping: Grouping
  /** Undefined: of all groups. The group is that at the end of the customer's first month. */
  readonly group: string | null | undefined
}

/** The customers of a cohort, those with the most ARR at the start first. */
export async function readCohortMembers(
  transaction: Transaction,
  ledger: LedgerInUse,
  question: CohortMembersQuestion,
): Promise<Known<CohortMember[]>> {
  const firsts = await readFirstMonths(transaction, ledger, question)
  const members: CohortMember[] = []
  for (const [firstMonth, accounts] of firsts) {
    const names = await readAccountNames(transaction, ledger.workspaceId, [...accounts])
    const { grouping, group, month } = question
    const asked = { ...ledger, from: lastDayOf(firstMonth), to: lastDayOf(month), grouping }
    const windows = await readUnitWindows(transaction, asked)
    if (!windows.known) return windows
    for (const window of windows.value) {
      if (!accounts.has(window.account) || (group !== undefined && window.group !== group)) continue
      const { key, name } = names.get(window.account) ?? { key: `${window.account}`, name: `${window.account}` }
      members.push({ account: key, name, since: formatMonth(firstMonth), start: window.then, now: window.now })
    }
  }
  return known(members.sort((a, b) => bySize(b.start, a.start) || (a.account < b.account ? -1 : 1)))
}

function bySize(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function readFirstMonths(
  transaction: Transaction,
  ledger: LedgerInUse,
  { firstFrom, firstTo }: CohortMembersQuestion,
): Promise<Map<Month, Set<number>>> {
  const account = ledger.movements === 'computed_movement' ? 'm.counted_account' : 'm.account_id'
  const { rows } = await transaction.query<{ account_id: number; first: Month }>(
    `select account_id, min(month)::int as first
       from (select ${account} as account_id, m.month, sum(sum(m.minor)) over (partition by ${account} order by m.month) as balance
               from ${ledger.movements} m where m.workspace_id = $1 and m.month <= $3 group by 1, 2) b
      where balance > 0 group by 1 having min(month) >= $2`,
    [ledger.workspaceId, firstFrom, firstTo],
  )
  const firsts = new Map<Month, Set<number>>()
  for (const { account_id, first } of rows) firsts.set(first, (firsts.get(first) ?? new Set()).add(account_id))
  return firsts
}
