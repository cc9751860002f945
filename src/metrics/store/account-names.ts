import type { Transaction } from '#platform/server'
import type { Named } from '../model/retention-evidence.js'

/** The keys and names of accounts by id. */
export async function readAccountNames(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
): Promise<Map<number, Named>> {
  const { rows } = await transaction.query<{ id: number; ref: string; name: string }>(
    'select id, ref, name from customers.account where workspace_id = $1 and id = any($2)',
    [workspaceId, [...new Set(accounts)]],
  )
  return new Map(rows.map(({ id, ref, name }) => [id, { key: ref, name }]))
}
