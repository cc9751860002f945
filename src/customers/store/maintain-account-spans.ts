import { type Recording, standingVersions, type Transaction } from '#platform/server'
import { type AttributeVersion, attributes, type Timeline, timelineOf } from './attribute-timeline.js'
import { accounts } from './fact-tables.js'

/**
 * Brings the attributes through time of the accounts that a recording touched up to their versions. What was undone
 * does not count.
 */
export async function maintainAccountSpans(transaction: Transaction, recording: Recording): Promise<void> {
  const touched = await touchedAccountsWithDays(transaction, recording)
  if (touched.length === 0) return
  const { rows } = await transaction.query<AttributeVersion>(
    `select v.id as account_id, v.valid_from::text, ${attributes.map((name) => `v.${name}`).join(', ')}
       from (${standingVersions(accounts, 'select unnest($2::bigint[])')}) s
       join customers.account_version v on v.workspace_id = $1 and v.id = s.id and v.recording = s.recording
      where not v.void order by v.id, v.recording`,
    [recording.workspaceId, touched],
  )
  const versions = new Map<number, AttributeVersion[]>()
  for (const row of rows) versions.set(row.account_id, [...(versions.get(row.account_id) ?? []), row])
  const timelines = [...versions.values()].map(timelineOf)
  await replaceSpans(transaction, recording.workspaceId, touched, timelines)
}

async function touchedAccountsWithDays(transaction: Transaction, recording: Recording): Promise<number[]> {
  const { rows } = await transaction.query<{ id: number }>(
    `select t.id from customers.account_version t
      where t.workspace_id = $1 and t.recording = $2
        and t.id in (select d.id from customers.account_version d where d.workspace_id = $1 and d.valid_from is not null)`,
    [recording.workspaceId, recording.id],
  )
  return rows.map((row) => row.id)
}

async function replaceSpans(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
  timelines: readonly Timeline[],
): Promise<void> {
  await transaction.query('delete from customers.account_span where workspace_id = $1 and account_id = any($2)', [
    workspaceId,
    accounts,
  ])
  const spans = timelines
    .filter((timeline) => timeline.size > 1)
    .flatMap((timeline) => [...timeline].map(([from_day, version]) => ({ ...version, from_day })))
  await transaction.query(
    `insert into customers.account_span (workspace_id, account_id, from_day, ${attributes.join(', ')})
     select $1, account_id, from_day, ${attributes.join(', ')}
       from jsonb_to_recordset($2::jsonb) x (account_id bigint, from_day date, ref text, parent text, country text, industry text,
            segment text, owner text, channel text, attributes jsonb)`,
    [workspaceId, JSON.stringify(spans)],
  )
}
