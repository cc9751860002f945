import type { Transaction } from '#platform/server'

/** What a recording did to the ARR of a day: its acts and amounts by account and kind of movement. */
export type ChangeSince = {
  readonly account: string
  readonly account_name: string
  readonly kind: number
  readonly minor: string
}

/** A recording that moved the ARR of a day. */
export type RecordingSince = {
  readonly id: number
  readonly act: string
  readonly actor: string
  readonly because: string | null
  readonly recorded_at: string
  readonly minor: string
}

/**
 * What was recorded after a moment and moved the ARR at the end of a day. Movements are only ever appended, reversals
 * among them, so the sum of what was appended is exactly how far the kept ledger moved.
 */
export async function readChangesSince(
  transaction: Transaction,
  workspaceId: string,
  since: string,
  day: string,
): Promise<{ changes: ChangeSince[]; recordings: RecordingSince[] }> {
  const parameters = [workspaceId, since, day]
  const changes = await transaction.query<ChangeSince>(
    `select a.ref as account, a.name as account_name, m.kind, sum(m.minor)::text as minor ${appended}
       join customers.account a on a.workspace_id = $1 and a.id = m.account_id ${inTime}
      group by a.ref, a.name, m.kind having sum(m.minor) <> 0
      order by a.ref, m.kind`,
    parameters,
  )
  const recordings = await transaction.query<RecordingSince>(
    `select r.id, r.kind as act, r.actor, r.because, r.recorded_at, sum(m.minor)::text as minor ${appended} ${inTime}
      group by r.id, r.kind, r.actor, r.because, r.recorded_at
      order by r.id desc limit 20`,
    parameters,
  )
  return { changes: changes.rows, recordings: recordings.rows }
}

const appended = `
       from ledger.movement m
       join platform.recording r on r.workspace_id = $1 and r.id = m.recording`

const inTime = `
      where m.workspace_id = $1 and r.recorded_at > $2::timestamptz and m.day <= $3::date`
