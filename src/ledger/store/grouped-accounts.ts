import { type Day, formatDay } from '#foundation'
import type { Transaction } from '#platform/server'
import { datedSpans, readPastSpans } from './dated-spans.js'
import type { Grouping } from './group-by.js'

/** An account with the group that it is in on a day; null is unassigned, or no grouping. */
export type GroupedAccount = {
  readonly ref: string
  readonly name: string
  readonly groupOn: (day: Day) => string | null
}

/** Which accounts to read (one by its key, or all), and how to group them. */
export type GroupedAccountsQuestion = {
  readonly account?: string
  readonly grouping?: Extract<Grouping, { by: 'account' }>
  readonly asKnownAt?: string
}

/** Accounts by id, also those that are gone, each with its group through time. */
export async function readGroupedAccounts(
  transaction: Transaction,
  workspaceId: string,
  { account, grouping, asKnownAt }: GroupedAccountsQuestion = {},
): Promise<ReadonlyMap<number, GroupedAccount>> {
  const spans = grouping?.dated ? await readSpans(transaction, workspaceId, grouping, asKnownAt) : noSpans
  const { rows } = await transaction.query<{ id: number; ref: string; name: string; value: string | null }>(
    `select a.id, a.ref, a.name, ${grouping?.value ?? 'null'} as value from customers.account a
      where a.workspace_id = $1 and ($2::text is null or a.ref = $2)`,
    [workspaceId, account ?? null],
  )
  return new Map(
    rows.map(({ id, ref, name, value }) => {
      const ofAccount = spans.get(id)
      return [id, { ref, name, groupOn: (day) => (ofAccount ? valueOn(ofAccount, formatDay(day)) : value) }]
    }),
  )
}

type Span = { readonly from: string; readonly value: string | null }

const noSpans: ReadonlyMap<number, readonly Span[]> = new Map()

/** Only accounts whose attributes ever changed from a day on have spans. */
async function readSpans(
  transaction: Transaction,
  workspaceId: string,
  grouping: Extract<Grouping, { by: 'account' }>,
  asKnownAt: string | undefined,
): Promise<ReadonlyMap<number, readonly Span[]>> {
  const past = await readPastSpans(transaction, { workspaceId, basis: 'known', asKnownAt }, grouping)
  const { rows } = await transaction.query<Span & { account_id: number }>(
    `select a.account_id, case when isfinite(a.from_day) then a.from_day::text else '' end as from,
            ${grouping.value} as value
       from (${datedSpans('$2')}) a order by a.account_id, a.from_day`,
    [workspaceId, JSON.stringify(past)],
  )
  const spans = new Map<number, Span[]>()
  for (const { account_id, from, value } of rows) {
    const ofAccount = spans.get(account_id) ?? []
    spans.set(account_id, ofAccount)
    ofAccount.push({ from, value })
  }
  return spans
}

function valueOn(spans: readonly Span[], day: string): string | null {
  return spans.findLast(({ from }) => from <= day)?.value ?? null
}
