import type { Queryable } from '#platform/server'

const stale = new WeakMap<Queryable, readonly number[]>()

/**
 * Says that the plans of accounts must be looked at again, because of something that no recording tells, such as an
 * erasure: what was found of them goes now, and is found anew before the transaction ends, or with the next refresh.
 */
export async function markStale(
  queryable: Queryable,
  workspaceId: string,
  accountIds: readonly number[],
): Promise<void> {
  if (accountIds.length === 0) return
  stale.set(queryable, [...staleIn(queryable), ...accountIds])
  const accounts = 'workspace_id = $1 and account_id = any($2::bigint[])'
  await queryable.query(`delete from plans.gap where ${accounts}`, [workspaceId, accountIds])
  await queryable.query(`update plans.evaluated set day = null where ${accounts}`, [workspaceId, accountIds])
}

/** The accounts that were marked so in a transaction. */
export function staleIn(queryable: Queryable): readonly number[] {
  return stale.get(queryable) ?? []
}
