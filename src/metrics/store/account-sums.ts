import type { AccountSpan } from '#customers/server'
import { type Day, formatDay } from '#foundation'
import { type MovementKind, movementKinds } from '#ledger'
import {
  type ColumnView,
  type Grouping,
  type LedgerInUse,
  readGroups,
  sumColumns,
  unitGroupingOf,
} from '#ledger/server'
import type { Transaction } from '#platform/server'
import type { AccountSum } from '../model/movement-evidence.js'
import { groupSpans } from './account-groups.js'
import { readAccountNames } from './account-names.js'

/** Which movements to sum: those after the day `from` (null: all) up to the end of the day `to`. */
export type AccountSumsQuestion = {
  readonly from: Day | null
  readonly to: Day
  /** `end-reason` is that of the contract line that ended. */
  readonly grouping: Grouping | { readonly by: 'end-reason' }
  /** Spans of attributes in a past state of knowledge; empty for that of today. */
  readonly past: readonly AccountSpan[]
  /** A movement counts in the group of its own day, or all in the group of the day `to`. */
  readonly groupedOn: 'its-day' | 'last-day'
  /** Sets of kinds to sum. */
  readonly sets: readonly (readonly MovementKind[])[]
}

type Row = { account: number; grp: string | null; minors: string[]; customers: number }

/**
 * Movements summed by account and group, per set of kinds. By product, what another product of the same customer offsets
 * stands outside the kinds, as in the bridge (`kind` migration); where units are counted by parent, the account is the
 * parent. Summed in memory where the ledger is there, else by the database.
 */
export async function readAccountSums(
  transaction: Transaction,
  ledger: LedgerInUse,
  question: AccountSumsQuestion,
): Promise<AccountSum[]> {
  const { grouping } = question
  const sums =
    ledger.columns && grouping.by !== 'end-reason'
      ? await fromColumns(transaction, ledger, ledger.columns, { ...question, grouping })
      : await fromDatabase(transaction, ledger, question)
  const accounts = sums.map(({ account }) => account)
  const names = await readAccountNames(transaction, ledger.workspaceId, accounts)
  const named: AccountSum[] = []
  for (const { account, group, minors, customers } of sums) {
    const found = names.get(account)
    if (found) named.push({ account: found.key, name: found.name, group, minors, customers })
  }
  return named
}

type Sum = Omit<AccountSum, 'account' | 'name'> & { readonly account: number }

async function fromColumns(
  transaction: Transaction,
  ledger: LedgerInUse,
  view: ColumnView,
  { from, to, grouping, groupedOn, sets }: AccountSumsQuestion & { readonly grouping: Grouping },
): Promise<readonly Sum[]> {
  const unitGrouping = unitGroupingOf(grouping)
  const groups = await readGroups(transaction, ledger, unitGrouping)
  const byProduct = unitGrouping.by === 'product'
  return sumColumns(view, { from, to, sets, byProduct, groups, groupedOn, monthly: ledger.monthly === true })
}

async function fromDatabase(
  transaction: Transaction,
  ledger: LedgerInUse,
  question: AccountSumsQuestion,
): Promise<readonly Sum[]> {
  const parameters: unknown[] = [ledger.workspaceId, formatDay(question.to)]
  const give = (value: unknown): string => `$${parameters.push(value)}`
  const { rows } = await transaction.query<Row>(sqlOf(ledger, question, give), parameters)
  return rows.map(({ account, grp, minors, customers }) => ({
    account,
    group: grp,
    minors: minors.map(BigInt),
    customers,
  }))
}

type Give = (value: unknown) => string

function sqlOf(ledger: LedgerInUse, question: AccountSumsQuestion, give: Give): string {
  const { group, join, minor, customers } = splitOf(question, give)
  const after = question.from === null ? '' : `and m.day > ${give(formatDay(question.from))}`
  const account = ledger.movements === 'computed_movement' ? 'm.counted_account' : 'm.account_id'
  const minors = question.sets.map((kinds) => {
    const numbers = kinds.map((kind) => movementKinds.indexOf(kind)).join(', ')
    return `coalesce(sum(${minor}) filter (where m.kind in (${numbers})), 0)::text`
  })
  return `select ${account} as account, ${group} as grp, array[${minors.join(', ')}] as minors, sum(${customers})::int as customers
      from ${ledger.movements} m ${join}
     where m.workspace_id = $1 and m.day <= $2 ${after}
     group by 1, 2`
}

type Split = { readonly group: string; readonly join: string; readonly minor: string; readonly customers: string }

function splitOf({ grouping, from, groupedOn, past }: AccountSumsQuestion, give: Give): Split {
  const whole = { join: '', minor: 'm.minor', customers: 'm.customers' }
  if (grouping.by === 'total') return { ...whole, group: 'null::text' }
  if (grouping.by === 'product') {
    const join = 'left join customers.product p on p.workspace_id = $1 and p.id = m.product_id'
    const minor = from === null ? 'm.minor' : '(m.minor - m.migration_minor)'
    return { group: 'p.ref', join, minor, customers: 'm.product_customers' }
  }
  if (grouping.by === 'end-reason') return { ...whole, group: endReason }
  if (grouping.by !== 'account') throw new Error('Broken promise: this grouping was refused before')
  const day = groupedOn === 'its-day' ? 'm.day' : '$2::date'
  const join = `left join (${groupSpans(grouping, give(JSON.stringify(past)))}) g on g.account_id = m.account_id and ${day} >= g.from_day and ${day} < g.to_day`
  return { ...whole, group: 'g.grp', join }
}

// Of the line that ended, as it is recorded now.
const endReason = `(select case when v.void then null else nullif(trim(v.end_reason), '') end from ledger.contract_line_version v
    where v.workspace_id = $1 and v.account_id = m.account_id and v.id = m.line_id order by v.recording desc limit 1)`
