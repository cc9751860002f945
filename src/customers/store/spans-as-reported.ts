import { standingVersions, type Transaction } from '#platform/server'
import { type AttributeVersion, attributes, beginning, spansBetween, timelineOf } from './attribute-timeline.js'
import { accounts } from './fact-tables.js'

/** A closed month by its first day, and the recording that closed it. */
export type ClosedMonth = { readonly from: string; readonly recording: number }

/** A stretch of days on which an account is reported with the same attributes, until its next span. */
export type ReportedSpan = { readonly account_id: number; readonly from_day: string } & Readonly<
  Record<(typeof attributes)[number], unknown>
>

/**
 * The attributes that accounts are reported with, of every account whose attributes were recorded anew after the
 * first close: in a closed month those that were known when it was closed, from the first open month (`openFrom`)
 * on those of now. Months in their order.
 */
export async function spansAsReported(
  transaction: Transaction,
  workspaceId: string,
  months: readonly ClosedMonth[],
  openFrom: string,
): Promise<ReportedSpan[]> {
  const first = months[0]
  if (!first) return []
  const { rows } = await transaction.query<{ id: number }>(
    'select distinct id from customers.account_version where workspace_id = $1 and recording > $2 and not void',
    [workspaceId, first.recording],
  )
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const spans = new Map<number, ReportedSpan[]>()
  const windows = months.map((month, index) => ({ ...month, to: months[index + 1]?.from ?? openFrom }))
  let known: { recording: number | null; timelines: Map<number, AttributeVersion[]> } | undefined
  for (const { from, to, recording } of [...windows, { from: openFrom, to: null, recording: null }]) {
    if (!known || known.recording !== recording)
      known = { recording, timelines: await versionsAt(transaction, workspaceId, ids, recording) }
    for (const [account, versions] of known.timelines) {
      const ofAccount = spans.get(account) ?? []
      spans.set(account, ofAccount)
      for (const span of spansBetween(timelineOf(versions), ofAccount.length === 0 ? beginning : from, to))
        append(ofAccount, span)
    }
  }
  return [...spans.values()].flat()
}

async function versionsAt(
  transaction: Transaction,
  workspaceId: string,
  ids: readonly number[],
  recording: number | null,
): Promise<Map<number, AttributeVersion[]>> {
  const { rows } = await transaction.query<AttributeVersion>(
    `select v.id as account_id, v.valid_from::text, ${attributes.map((name) => `v.${name}`).join(', ')}
       from (${standingVersions(accounts, 'select unnest($2::bigint[])', recording)}) s
       join customers.account_version v on v.workspace_id = $1 and v.id = s.id and v.recording = s.recording
      where not v.void order by v.id, v.recording`,
    [workspaceId, ids],
  )
  const versions = new Map<number, AttributeVersion[]>()
  for (const row of rows) versions.set(row.account_id, [...(versions.get(row.account_id) ?? []), row])
  return versions
}

function append(spans: ReportedSpan[], { from, version }: { from: string; version: AttributeVersion }): void {
  const { valid_from: _, ...content } = version
  const last = spans[spans.length - 1]
  if (last && attributes.every((name) => JSON.stringify(last[name]) === JSON.stringify(content[name]))) return
  spans.push({ ...content, from_day: from })
}
