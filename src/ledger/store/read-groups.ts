import { type Day, day } from '#foundation'
import { Failure, type Transaction } from '#platform/server'
import { datedSpans, readPastSpans } from './dated-spans.js'
import type { Grouping } from './group-by.js'
import type { LedgerInUse } from './ledger-in-use.js'

/** Groups that a counted unit can be in: as a whole one at a time, or split by product. */
export type UnitGrouping = Extract<Grouping, { by: 'total' | 'product' | 'account' }>

/** The group of an account (or of a product, by product) on a day; null is unassigned, or the whole. */
export type GroupOn = (unit: { readonly account: number; readonly product: number | null }, on: Day) => string | null

/** Which group everything is in; an account without history is in one all the time. */
export type Groups = { readonly on: GroupOn; readonly hasHistory: (account: number) => boolean }

/** Refuses what a counted unit can have several of at once. */
export function unitGroupingOf(grouping: Grouping): UnitGrouping {
  if (isUnitGrouping(grouping)) return grouping
  throw new Failure(
    'wrong-usage',
    `Customers cannot be grouped by ${grouping.by}, of which each can have several at once. Group them by product or by something of the account.`,
  )
}

function isUnitGrouping(grouping: Grouping): grouping is UnitGrouping {
  return grouping.by !== 'unit' && grouping.by !== 'currency'
}

/** Reads which group every account is in, with its history, or what the products are called. */
export async function readGroups(
  transaction: Transaction,
  { workspaceId, asKnownAt }: Pick<LedgerInUse, 'workspaceId' | 'asKnownAt'>,
  grouping: UnitGrouping,
): Promise<Groups> {
  if (grouping.by === 'total') return { on: () => null, hasHistory: () => false }
  if (grouping.by === 'product') {
    const names = await readNames(
      transaction,
      'select id, ref as name from customers.product where workspace_id = $1',
      [workspaceId],
    )
    const on: GroupOn = ({ product }) => (product === null ? null : (names.get(product) ?? null))
    return { on, hasHistory: () => false }
  }
  const past = await readPastSpans(transaction, { workspaceId, basis: 'known', asKnownAt }, grouping)
  const now = await readNames(
    transaction,
    `select a.id, ${grouping.value} as name from customers.account a where a.workspace_id = $1`,
    [workspaceId],
  )
  const spans = grouping.dated
    ? await readSpans(transaction, workspaceId, grouping.value, JSON.stringify(past))
    : new Map<number, Span[]>()
  const on: GroupOn = ({ account }, day) => {
    const dated = spans.get(account)
    if (!dated) return now.get(account) ?? null
    let value: string | null = null
    for (const span of dated) if (span.from <= day) value = span.value
    return value
  }
  return { on, hasHistory: (account) => spans.has(account) }
}

async function readNames(
  transaction: Transaction,
  sql: string,
  parameters: readonly unknown[],
): Promise<Map<number, string | null>> {
  const { rows } = await transaction.query<{ id: number; name: string | null }>(sql, parameters)
  return new Map(rows.map((row) => [row.id, row.name]))
}

type Span = { readonly from: Day | typeof beforeAll; readonly value: string | null }

const beforeAll = Number.NEGATIVE_INFINITY

async function readSpans(
  transaction: Transaction,
  workspaceId: string,
  value: string,
  past: string,
): Promise<Map<number, Span[]>> {
  const { rows } = await transaction.query<{ account_id: number; from_day: string; value: string | null }>(
    `select a.account_id, a.from_day::text, ${value} as value from (${datedSpans('$2')}) a order by a.account_id, a.from_day`,
    [workspaceId, past],
  )
  const spans = new Map<number, Span[]>()
  for (const row of rows) {
    const from = row.from_day === '-infinity' ? beforeAll : day(row.from_day)
    const found = spans.get(row.account_id)
    if (found) found.push({ from, value: row.value })
    else spans.set(row.account_id, [{ from, value: row.value }])
  }
  return spans
}
