import type { Queryable } from '#platform/server'
import { destroySeals } from './seal.js'

/** A user as what they did knows them: their id, and the actors that they acted as. */
export type ActingUser = { readonly id: string; readonly actors: readonly string[] }

/**
 * Takes the place of a user in a workspace and their private views, and destroys the keys that open them in the audit
 * log; what others share with them stays. Gives how many rows; notes it where there were any.
 */
export async function eraseInWorkspace(
  queryable: Queryable,
  workspaceId: string,
  { id, actors }: ActingUser,
): Promise<number> {
  const place = 'delete from access.member where workspace_id = $1 and user_id = $2'
  const views = `delete from access.view where workspace_id = $1 and owner = any($2) and scope = 'private'`
  const gone = [
    (await queryable.query(place, [workspaceId, id])).rowCount ?? 0,
    (await queryable.query(views, [workspaceId, actors])).rowCount ?? 0,
    await destroySeals(queryable, { workspaceId, userId: id }),
  ]
  const rows = gone.reduce((sum, each) => sum + each, 0)
  if (rows > 0) {
    const noted = { what: 'access.erasure', after: { user: id, rows } }
    await queryable.query('select platform.note($1::jsonb)', [JSON.stringify(noted)])
  }
  return rows
}
