import type { Database } from '#platform/server'
import { addMember } from './members.js'
import { listWorkspaces } from './read-workspace.js'

/**
 * Makes somebody the owner of a new workspace: its maker, or for one that the machine made the person who was an
 * owner first. Nobody, while nobody can sign in.
 */
export async function giveOwner(database: Database, workspaceId: string, actor: string): Promise<void> {
  const userId = /^user:(.+)$/.exec(actor)?.[1] ?? (await findFirstOwner(database))
  if (userId === undefined) return
  const member = { userId, role: 'owner', endsOn: null, by: actor } as const
  await database.withWorkspace(workspaceId, (inside) => addMember(inside, workspaceId, member))
}

async function findFirstOwner(database: Database): Promise<string | undefined> {
  const firsts: { userId: string; at: string }[] = []
  for (const { id } of await listWorkspaces(database)) {
    const { rows } = await database.withWorkspace(id, (inside) =>
      inside.query<{ userId: string; at: string }>(
        `select user_id as "userId", added_at as at from access.member
          where workspace_id = $1 and role = 'owner' order by added_at limit 1`,
        [id],
      ),
    )
    firsts.push(...rows)
  }
  return firsts.sort((left, right) => (left.at < right.at ? -1 : 1))[0]?.userId
}
