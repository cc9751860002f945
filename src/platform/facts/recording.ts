import type { Transaction } from '../database/index.js'

/** An act that records facts. `id` and `recordedAt` rise together within a workspace. */
export type Recording = {
  readonly id: number
  readonly workspaceId: string
  readonly recordedAt: string
}

export type RecordingKind = 'create' | 'import' | 'correct' | 'undo' | 'close' | 'reopen' | 'roll-forward' | 'policy'

/**
 * Begins a recording: takes the workspace's turn (writers of one workspace wait for each other until the
 * transaction ends) and gives it an id and a moment later than every earlier one.
 */
export async function beginRecording(
  transaction: Transaction,
  workspaceId: string,
  act: { kind: RecordingKind; actor: string; because?: string; undoes?: number },
): Promise<Recording> {
  const turn = transaction.lockWorkspace('ledger')
  // Sent with the lock, not after it: it runs when the lock is given, and sees what was committed until then.
  const inserted = transaction.query<{ id: number; recorded_at: string }>(
    `insert into platform.recording (workspace_id, recorded_at, kind, actor, because, undoes)
     select $1, greatest(clock_timestamp(), (select r.recorded_at + interval '1 microsecond' from platform.recording r
              where r.workspace_id = $1 order by r.id desc limit 1)), $2, $3, $4, $5
     returning id, recorded_at`,
    [workspaceId, act.kind, act.actor, act.because ?? null, act.undoes ?? null],
  )
  const [{ rows }] = await Promise.all([inserted, turn])
  const row = rows[0]
  if (!row) throw new Error('Broken promise: a recording was inserted')
  const recording = { id: row.id, workspaceId, recordedAt: row.recorded_at }
  begun.set(transaction, [...recordingsOf(transaction), recording])
  return recording
}

const begun = new WeakMap<Transaction, readonly Recording[]>()

/** The recordings that began in a transaction so far, in their order: what follows from facts is brought up to them before it ends. */
export function recordingsOf(transaction: Transaction): readonly Recording[] {
  return begun.get(transaction) ?? []
}
