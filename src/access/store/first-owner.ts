import type { Pool } from 'pg'
import type { Queryable } from '#platform/server'

/**
 * Whether an owner can sign in. Where there is no workspace yet, nobody can have been invited: whoever can sign in was
 * made by the link of the first start. Asked as `mainstay_sign_in`.
 */
export async function hasOwner(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query(
    `select from access.sign_in_method s
      where exists (select from access.member m where m.user_id = s."userId" and m.role = 'owner')
         or not exists (select from access.workspace)
      limit 1`,
  )
  return rows.length > 0
}

/** Who was an owner first, or was made by the link of the first start; asked as `mainstay_sign_in`. */
export async function findFirstOwner(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ userId: string | null }>(
    `select coalesce(
       (select m.user_id from access.member m where m.role = 'owner' order by m.added_at limit 1),
       (select s."userId" from access.sign_in_method s where not exists (select from access.workspace)
         order by s."createdAt" limit 1)) as "userId"`,
  )
  return rows[0]?.userId ?? undefined
}

/** Makes somebody an owner of a workspace, whatever they were there before. */
export async function makeOwner(
  queryable: Queryable,
  workspaceId: string,
  { userId, by }: { readonly userId: string; readonly by: string },
): Promise<void> {
  await queryable.query(
    `insert into access.member as m (workspace_id, user_id, role, added_by) values ($1, $2, 'owner', $3)
     on conflict (workspace_id, user_id) do update set role = 'owner', ends_on = null, scope = 'all', version = m.version + 1`,
    [workspaceId, userId, by],
  )
}
