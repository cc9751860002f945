import type { Transaction } from '#platform/server'

/** The name of the account with a key; null if there is none. */
export async function findAccountName(
  transaction: Transaction,
  workspaceId: string,
  ref: string,
): Promise<string | null> {
  const { rows } = await transaction.query<{ name: string }>(
    'select name from customers.account where workspace_id = $1 and ref = $2 and not void',
    [workspaceId, ref],
  )
  return rows[0]?.name ?? null
}
