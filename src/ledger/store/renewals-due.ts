import { type Day, formatDay, type Known, known } from '#foundation'
import type { Transaction } from '#platform/server'
import { type DueLine, dueLines, renewalsIn, type UnitRenewals } from '../model/renewals-due.js'
import { underParents } from './compute-ledger.js'
import type { Grouping } from './group-by.js'
import type { LedgerInUse } from './ledger-in-use.js'
import { readFacts } from './read-facts.js'
import { type GroupOn, readGroups, unitGroupingOf } from './read-groups.js'

/** Windows of days (from, to], and how counted units are grouped, each as at the end of `from`. */
export type RenewalsQuestion = LedgerInUse & {
  readonly windows: readonly { readonly from: Day; readonly to: Day }[]
  /** Total, product or something of the account; unit and currency are refused by name. */
  readonly grouping: Grouping
}

/** A counted unit with something due; null is unassigned, or no grouping. */
export type RenewalsDue = UnitRenewals & { readonly group: string | null }

/**
 * What counted units had due for renewal inside each window, and what was renewed of it; see `renewalsIn`. Read from
 * the facts of the accounts with an end inside the windows, once for all windows.
 */
export async function readRenewalsDue(
  transaction: Transaction,
  question: RenewalsQuestion,
): Promise<Known<RenewalsDue[]>[]> {
  const grouping = unitGroupingOf(question.grouping)
  const { on } = await readGroups(transaction, question, grouping)
  const accounts = await accountsWithEnds(transaction, question)
  const due = await readDueLines(transaction, question, accounts)
  const parents = await readParents(transaction, question, accounts)
  const { policy, world, windows } = question
  const byProduct = grouping.by === 'product'
  const counted = (account: number): number => parents.get(account) ?? account
  return windows.map((window) => {
    const found = renewalsIn(due, window, { policy, world, byProduct, counted })
    return found.known ? known(found.value.map((unit) => grouped(unit, on, window.from))) : found
  })
}

function grouped(unit: UnitRenewals, on: GroupOn, from: Day): RenewalsDue {
  return { ...unit, group: on(unit, from) }
}

// Any version may be the one that counts; which one does is for the reading of the facts.
async function accountsWithEnds(
  transaction: Transaction,
  { workspaceId, windows }: RenewalsQuestion,
): Promise<number[]> {
  const [first] = windows
  if (!first) return []
  const [from, to] = [Math.min(...windows.map((each) => each.from)), Math.max(...windows.map((each) => each.to))]
  const { rows } = await transaction.query<{ account_id: number }>(
    `select distinct account_id from ledger.contract_line_version
      where workspace_id = $1 and not void and end_day is not null
        and (end_day > $2 and end_day <= $3 or cancellation_day > $2 and cancellation_day <= $3)
      order by account_id`,
    [workspaceId, formatDay(from as Day), formatDay(to as Day)],
  )
  return rows.map((row) => row.account_id)
}

const accountsPerBatch = 2000

async function readDueLines(
  transaction: Transaction,
  { workspaceId, policy, asKnownAt }: RenewalsQuestion,
  accounts: readonly number[],
): Promise<DueLine[]> {
  const due: DueLine[] = []
  for (let at = 0; at < accounts.length; at += accountsPerBatch) {
    const scope = { workspaceId, accounts: accounts.slice(at, at + accountsPerBatch) }
    for await (const { facts } of readFacts(transaction, scope, asKnownAt))
      for (const line of dueLines(facts.lines, policy)) due.push(line)
  }
  return due
}

async function readParents(
  transaction: Transaction,
  { workspaceId, policy }: RenewalsQuestion,
  accounts: readonly number[],
): Promise<Map<number, number>> {
  if (policy.countedUnit !== 'parent') return new Map()
  const units = await underParents(transaction, workspaceId, accounts)
  return new Map(units.flatMap((unit) => unit.accounts.map((account) => [account, unit.counted] as const)))
}
