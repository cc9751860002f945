import type { Queryable } from '#platform/server'

/** Notes which policy set the maintained numbers of a workspace follow. */
export async function setWorkspacePolicy(queryable: Queryable, workspaceId: string, policy: string): Promise<void> {
  await queryable.query('update access.workspace set policy = $2 where id = $1', [workspaceId, policy])
}
