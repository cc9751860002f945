import type { Transaction } from '#platform/server'
import { type ThresholdName, type Thresholds, thresholdNames, thresholds } from '../model/thresholds.js'

/** The thresholds of a workspace: its own where it set some, the usual ones otherwise. */
export async function readThresholds(transaction: Transaction, workspaceId: string): Promise<Thresholds> {
  const { rows } = await transaction.query<{ name: ThresholdName; value: string }>(
    'select name, value::text as value from plans.threshold where workspace_id = $1',
    [workspaceId],
  )
  const own = rows.filter(({ name }) => thresholdNames.includes(name)).map(({ name, value }) => [name, Number(value)])
  return { ...thresholds, ...Object.fromEntries(own) }
}

/** Sets a threshold of a workspace; null is the usual one again. */
export async function setThreshold(
  transaction: Transaction,
  workspaceId: string,
  name: ThresholdName,
  value: number | null,
): Promise<void> {
  if (value === null) {
    await transaction.query('delete from plans.threshold where workspace_id = $1 and name = $2', [workspaceId, name])
    return
  }
  await transaction.query(
    `insert into plans.threshold (workspace_id, name, value) values ($1, $2, $3)
     on conflict (workspace_id, name) do update set value = excluded.value`,
    [workspaceId, name, value],
  )
}
