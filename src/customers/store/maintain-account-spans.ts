import type { Recording, Transaction } from '#platform/server'

const attributes = ['ref', 'parent', 'country', 'industry', 'segment', 'owner', 'channel', 'attributes'] as const

type Version = { account_id: number; valid_from: string | null } & Record<(typeof attributes)[number], unknown>

/**
 * Brings the attributes through time of the accounts that a recording touched up to their versions: a version
 * without a day holds from the beginning and replaces all before it; one with a day holds from that day until
 * the next day that an earlier version names.
 */
export async function maintainAccountSpans(transaction: Transaction, recording: Recording): Promise<void> {
  const { rows } = await transaction.query<Version>(
    `select v.id as account_id, v.valid_from::text, ${attributes.map((name) => `v.${name}`).join(', ')}
       from customers.account_version v
      where v.workspace_id = $1 and not v.void
        and v.id in (select t.id from customers.account_version t where t.workspace_id = $1 and t.recording = $2)
        and v.id in (select d.id from customers.account_version d where d.workspace_id = $1 and d.valid_from is not null)
      order by v.id, v.recording`,
    [recording.workspaceId, recording.id],
  )
  if (rows.length === 0) return
  const timelines = new Map<number, Map<string, Version>>()
  for (const version of rows) {
    const before = timelines.get(version.account_id)
    const timeline = version.valid_from === null || !before ? new Map([[beginning, version]]) : before
    if (version.valid_from !== null) timeline.set(version.valid_from, version)
    timelines.set(version.account_id, timeline)
  }
  await replaceSpans(transaction, recording.workspaceId, timelines)
}

const beginning = '-infinity'

async function replaceSpans(
  transaction: Transaction,
  workspaceId: string,
  timelines: ReadonlyMap<number, ReadonlyMap<string, Version>>,
): Promise<void> {
  await transaction.query('delete from customers.account_span where workspace_id = $1 and account_id = any($2)', [
    workspaceId,
    [...timelines.keys()],
  ])
  const spans = [...timelines.values()]
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
