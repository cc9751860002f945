import { type FactTable, Failure, type Transaction } from '#platform/server'

/** An act, who did it, when and why, and when it was undone. */
export type ManualChange = {
  readonly act: string
  readonly by: string
  readonly recordedAt: string
  readonly because: string | null
  readonly undoneAt: string | null
}

/** The act with an id; a failure if there is none. */
export async function readRecording(transaction: Transaction, workspaceId: string, id: number): Promise<ManualChange> {
  const { rows } = await transaction.query<ManualChange>(
    `select r.kind as act, r.actor as by, r.recorded_at as "recordedAt", r.because,
            (select u.recorded_at from platform.recording u
              where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = r.id) as "undoneAt"
       from platform.recording r where r.workspace_id = $1 and r.id = $2`,
    [workspaceId, id],
  )
  if (!rows[0]) throw new Failure('not-found', `There is no change ${id}.`)
  return rows[0]
}

/** Of which of these kinds a recording touched facts that the transaction may see. */
export async function kindsTouchedBy(
  transaction: Transaction,
  workspaceId: string,
  id: number,
  tables: readonly FactTable[],
): Promise<string[]> {
  const looks = tables.map(
    ({ shape, table }) =>
      `select '${shape.name}' as kind where exists (select from ${table}_version where workspace_id = $1 and recording = $2)`,
  )
  const { rows } = await transaction.query<{ kind: string }>(looks.join(' union all '), [workspaceId, id])
  return rows.map(({ kind }) => kind)
}
