import type { PersonalMark } from '#platform'
import type { Queryable } from '#platform/server'

type Place = { readonly workspaceId: string; readonly subject: string; readonly mark: PersonalMark }

/** The key of a person for a mark; null if there is none, or it was destroyed. */
export async function findKey(queryable: Queryable, place: Place): Promise<Buffer | null> {
  const { rows } = await queryable.query<{ key: Buffer }>(
    'select key from access.personal_key where workspace_id = $1 and subject = $2 and mark = $3',
    [place.workspaceId, place.subject, place.mark],
  )
  return rows[0]?.key ?? null
}

/** The key of a person for a mark; the given one from now on if there is none. */
export async function keepKey(queryable: Queryable, place: Place, fresh: Buffer): Promise<Buffer> {
  await queryable.query(
    `insert into access.personal_key (workspace_id, subject, mark, key) values ($1, $2, $3, $4)
     on conflict (workspace_id, subject, mark) do nothing`,
    [place.workspaceId, place.subject, place.mark, fresh],
  )
  const key = await findKey(queryable, place)
  if (key === null) throw new Error('Broken promise: who seals may see what they seal with')
  return key
}

/** Destroys all keys of a person; gives how many. */
export async function destroyKeys(queryable: Queryable, workspaceId: string, subject: string): Promise<number> {
  const sql = 'delete from access.personal_key where workspace_id = $1 and subject = $2'
  const { rowCount } = await queryable.query(sql, [workspaceId, subject])
  return rowCount
}
