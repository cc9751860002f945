import type { Recording, Transaction } from '#platform/server'
import type { AccountSpan } from '../model/account-spans.js'
import { attributes } from '../model/attribute-timeline.js'
import type { Definitions } from '../model/dimensions.js'
import { accountsPerBatch, readAccountSpans, readDefinitions } from './account-spans.js'
import { placeSteadyAccounts, unsteadyAccounts } from './place-steady-accounts.js'
import { everyAccount, touchedAccounts } from './touched-accounts.js'

/**
 * Brings the attributes and dimensions through time of the accounts that a recording touched up to the facts: all
 * accounts where it touched the segments. What was undone does not count. Who knows that it touched no more than some
 * `accounts` says so, and nothing is searched for.
 */
export async function maintainAccountSpans(
  transaction: Transaction,
  recording: Recording,
  accounts?: readonly number[],
): Promise<void> {
  const { workspaceId } = recording
  const [touched, derives] = await Promise.all([
    accounts ? { accounts, definitions: false } : touchedAccounts(transaction, workspaceId, { of: recording }),
    hasDimensions(transaction, workspaceId),
  ])
  if (touched.definitions) return deriveAll(transaction, workspaceId)
  const ids = derives ? touched.accounts : await withDays(transaction, workspaceId, touched.accounts)
  if (ids.length === 0) return
  await derive(transaction, workspaceId, ids, await readDefinitions(transaction, workspaceId, 'now'))
}

// Most accounts never changed and are on no list: those are placed together.
async function deriveAll(transaction: Transaction, workspaceId: string): Promise<void> {
  const definitions = await readDefinitions(transaction, workspaceId, 'now')
  await placeSteadyAccounts(transaction, workspaceId, definitions)
  await derive(transaction, workspaceId, await unsteadyAccounts(transaction, workspaceId), definitions)
}

async function derive(
  transaction: Transaction,
  workspaceId: string,
  ids: readonly number[],
  definitions: Definitions,
): Promise<void> {
  for (let at = 0; at < ids.length; at += accountsPerBatch) {
    const batch = ids.slice(at, at + accountsPerBatch)
    const spans = await readAccountSpans(transaction, workspaceId, batch, 'now', definitions)
    await replaceSpans(transaction, workspaceId, batch, spans)
    await placeAccounts(transaction, workspaceId, batch, spans)
  }
}

/** How many accounts have other spans or dimensions than their facts say. */
export async function countWrongSpans(transaction: Transaction, workspaceId: string): Promise<number> {
  const definitions = await readDefinitions(transaction, workspaceId, 'now')
  const ids = await everyAccount(transaction, workspaceId)
  let wrong = 0
  for (let at = 0; at < ids.length; at += accountsPerBatch) {
    const batch = ids.slice(at, at + accountsPerBatch)
    const spans = await readAccountSpans(transaction, workspaceId, batch, 'now', definitions)
    const { rows } = await transaction.query<{ wrong: number }>(
      `with span as (${given}), kept as (
         select account_id, from_day, ${spanColumns} from customers.account_span where workspace_id = $1 and account_id = any($3)
       ), placed as (${givenPlaces('$4')}), differing as (
         (select * from span except select * from kept) union all (select * from kept except select * from span)
       ) select count(*)::int as wrong from customers.account a left join placed p on p.account_id = a.id
          where a.workspace_id = $1 and a.id = any($3)
            and (a.id in (select account_id from differing) or a.dimensions is distinct from p.dimensions)`,
      [workspaceId, JSON.stringify(spansThatChange(spans)), batch, placesOf(spans)],
    )
    wrong += rows[0]?.wrong ?? 0
  }
  return wrong
}

async function hasDimensions(transaction: Transaction, workspaceId: string): Promise<boolean> {
  const { rows } = await transaction.query<{ any: boolean }>(
    `select exists (select from customers.segment where workspace_id = $1)
         or exists (select from customers.segment_member where workspace_id = $1) as any`,
    [workspaceId],
  )
  return rows[0]?.any === true
}

async function withDays(transaction: Transaction, workspaceId: string, accounts: readonly number[]): Promise<number[]> {
  if (accounts.length === 0) return []
  const { rows } = await transaction.query<{ id: number }>(
    'select distinct id from customers.account_version where workspace_id = $1 and id = any($2) and valid_from is not null',
    [workspaceId, accounts],
  )
  return rows.map((row) => row.id)
}

type Spans = ReadonlyMap<number, readonly AccountSpan[]>

const spanColumns = [...attributes, 'dimensions'].join(', ')

const given = `
  select account_id, from_day, ${spanColumns}
    from jsonb_to_recordset($2::jsonb) x (account_id bigint, from_day date, ref text, parent text, country text, industry text,
         segment text, owner text, channel text, attributes jsonb, dimensions jsonb)`

/** Only accounts that ever change have spans. */
function spansThatChange(spans: Spans): AccountSpan[] {
  return [...spans.values()].filter((ofAccount) => ofAccount.length > 1).flat()
}

async function replaceSpans(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
  spans: Spans,
): Promise<void> {
  await transaction.query('delete from customers.account_span where workspace_id = $1 and account_id = any($2)', [
    workspaceId,
    accounts,
  ])
  const changing = spansThatChange(spans)
  if (changing.length === 0) return
  await transaction.query(
    `insert into customers.account_span (workspace_id, account_id, from_day, ${spanColumns}) select $1, * from (${given}) given`,
    [workspaceId, JSON.stringify(changing)],
  )
}

const givenPlaces = (parameter: string): string =>
  `select account_id, dimensions from jsonb_to_recordset(${parameter}::jsonb) x (account_id bigint, dimensions jsonb)`

function placesOf(spans: Spans): string {
  const last = [...spans.values()].flatMap((ofAccount) => ofAccount[ofAccount.length - 1] ?? [])
  return JSON.stringify(
    last.flatMap(({ account_id, dimensions }) => (dimensions === null ? [] : [{ account_id, dimensions }])),
  )
}

async function placeAccounts(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
  spans: Spans,
): Promise<void> {
  await transaction.query(
    `with placed as (${givenPlaces('$3')})
     update customers.account a set dimensions = n.dimensions
       from (select id, p.dimensions from unnest($2::bigint[]) id left join placed p on p.account_id = id) n
      where a.workspace_id = $1 and a.id = n.id and a.dimensions is distinct from n.dimensions`,
    [workspaceId, accounts, placesOf(spans)],
  )
}
