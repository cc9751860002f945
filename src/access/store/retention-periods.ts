import type { Queryable, Transaction } from '#platform/server'

/** The periods that a workspace set itself, by holding; null is without end. */
export async function readPeriods(queryable: Queryable, workspaceId: string): Promise<Map<string, number | null>> {
  const { rows } = await queryable.query<{ holding: string; period: number | null }>(
    'select holding, period from access.retention_period where workspace_id = $1',
    [workspaceId],
  )
  return new Map(rows.map(({ holding, period }) => [holding, period]))
}

/** Sets the period of a holding; undefined goes back to that of the product. */
export async function setPeriod(
  transaction: Transaction,
  workspaceId: string,
  holding: string,
  period: number | null | undefined,
): Promise<void> {
  if (period === undefined) {
    const sql = 'delete from access.retention_period where workspace_id = $1 and holding = $2'
    await transaction.query(sql, [workspaceId, holding])
    return
  }
  await transaction.query(
    `insert into access.retention_period (workspace_id, holding, period) values ($1, $2, $3)
     on conflict (workspace_id, holding) do update set period = excluded.period`,
    [workspaceId, holding, period],
  )
}
