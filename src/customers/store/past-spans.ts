import type { Transaction } from '#platform/server'
import { type AccountSpan, append, spansBetween } from '../model/account-spans.js'
import { beginning } from '../model/attribute-timeline.js'
import type { Definitions } from '../model/dimensions.js'
import { accountsPerBatch, type Known, readAccountSpans, readDefinitions } from './account-spans.js'
import { everyAccount, touchedAccounts } from './touched-accounts.js'

/** A closed month by its first day, and the recording that closed it. */
export type ClosedMonth = { readonly from: string; readonly recording: number }

/**
 * The spans that accounts are reported with, of every account that may differ from today's: in a closed month those
 * known when it was closed, from the first open month (`openFrom`) on those of now. Months in their order.
 * `withDimensions` where it is asked for dimensions that users define, which cost more.
 */
export async function spansAsReported(
  transaction: Transaction,
  workspaceId: string,
  months: readonly ClosedMonth[],
  openFrom: string,
  withDimensions: boolean,
): Promise<AccountSpan[]> {
  const first = months[0]
  if (!first) return []
  const ids = await mayDiffer(transaction, workspaceId, first.recording, withDimensions)
  if (ids.length === 0) return []
  const acts = await recordingsAfter(transaction, workspaceId, first.recording)
  const windows = months.map(({ from, recording }, index) => {
    // Months between which nothing was recorded about customers are known alike.
    const asOf = acts.findLast((act) => act <= recording) ?? first.recording
    return { from, to: months[index + 1]?.from ?? openFrom, known: { afterRecording: asOf } as Known, asOf }
  })
  const states = [...windows, { from: openFrom, to: null, known: 'now' as const, asOf: null }]
  const spans = new Map<number, AccountSpan[]>()
  for (let at = 0; at < ids.length; at += accountsPerBatch) {
    const batch = ids.slice(at, at + accountsPerBatch)
    let asOf: number | null | undefined
    let read: Map<number, AccountSpan[]> = new Map()
    for (const state of states) {
      if (state.asOf !== asOf) {
        read = await readAccountSpans(transaction, workspaceId, batch, state.known, await definitionsAt(state.known))
        asOf = state.asOf
      }
      for (const [account, known] of read) {
        const ofAccount = spans.get(account) ?? []
        spans.set(account, ofAccount)
        const from = ofAccount.length === 0 ? beginning : state.from
        for (const span of spansBetween(known, from, state.to)) append(ofAccount, span)
      }
    }
  }
  return [...spans.values()].flat()

  async function definitionsAt(known: Known): Promise<Definitions | null> {
    return withDimensions ? readDefinitions(transaction, workspaceId, known) : null
  }
}

/** The spans of accounts as they were known at a moment (ISO text), of every account that may differ from today's. */
export async function spansAsKnownAt(
  transaction: Transaction,
  workspaceId: string,
  moment: string,
  withDimensions: boolean,
): Promise<AccountSpan[]> {
  const { rows } = await transaction.query<{ id: number | null }>(
    'select max(id) as id from platform.recording where workspace_id = $1 and recorded_at <= $2',
    [workspaceId, moment],
  )
  const known = { knownAt: moment }
  const ids = await mayDiffer(transaction, workspaceId, rows[0]?.id ?? 0, withDimensions)
  if (ids.length === 0) return []
  const definitions = withDimensions ? await readDefinitions(transaction, workspaceId, known) : null
  const spans: AccountSpan[] = []
  for (let at = 0; at < ids.length; at += accountsPerBatch) {
    const batch = ids.slice(at, at + accountsPerBatch)
    const read = await readAccountSpans(transaction, workspaceId, batch, known, definitions)
    for (const ofAccount of read.values()) spans.push(...ofAccount)
  }
  return spans
}

async function mayDiffer(
  transaction: Transaction,
  workspaceId: string,
  after: number,
  withDimensions: boolean,
): Promise<number[]> {
  const touched = await touchedAccounts(transaction, workspaceId, { after })
  return withDimensions && touched.definitions ? everyAccount(transaction, workspaceId) : touched.accounts
}

async function recordingsAfter(transaction: Transaction, workspaceId: string, after: number): Promise<number[]> {
  const { rows } = await transaction.query<{ id: number }>(
    `select recording as id from customers.account_version where workspace_id = $1 and recording > $2
     union select recording from customers.segment_version where workspace_id = $1 and recording > $2
     union select recording from customers.segment_member_version where workspace_id = $1 and recording > $2
     union select id from platform.recording where workspace_id = $1 and id > $2 and kind = 'undo'
     order by 1`,
    [workspaceId, after],
  )
  return rows.map((row) => row.id)
}
