import type { Queryable, Transaction } from '#platform/server'
import type { Role } from '../model/roles.js'

/** Somebody's place in a workspace. */
export type Member = {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  /** The last day of their access; null without one. */
  readonly endsOn: string | null
  readonly version: number
  readonly addedAt: string
}

const columns = `m.user_id as "userId", u.name, u.email, m.role, m.ends_on::text as "endsOn", m.version, m.added_at as "addedAt"`

/** Everybody who belongs to a workspace, by name. */
export async function listMembers(transaction: Transaction, workspaceId: string): Promise<Member[]> {
  const { rows } = await transaction.query<Member>(
    `select ${columns} from access.member m join access."user" u on u.id = m.user_id
      where m.workspace_id = $1 order by u.name, u.email`,
    [workspaceId],
  )
  return rows
}

/** Gives a user a place in a workspace; false if they have one. */
export async function addMember(
  queryable: Queryable,
  workspaceId: string,
  member: { userId: string; role: Role; endsOn: string | null; by: string },
): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `insert into access.member (workspace_id, user_id, role, ends_on, added_by) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, user_id) do nothing`,
    [workspaceId, member.userId, member.role, member.endsOn, member.by],
  )
  return rowCount === 1
}

/** Changes a place that still has the version its writer saw; false if it has another or is gone. */
export async function changeMember(
  transaction: Transaction,
  workspaceId: string,
  member: Pick<Member, 'userId' | 'role' | 'endsOn' | 'version'>,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update access.member set role = $4, ends_on = $5, version = version + 1
      where workspace_id = $1 and user_id = $2 and version = $3`,
    [workspaceId, member.userId, member.version, member.role, member.endsOn],
  )
  return rowCount === 1
}

/** Takes a place away. */
export async function removeMember(transaction: Transaction, workspaceId: string, userId: string): Promise<void> {
  await transaction.query('delete from access.member where workspace_id = $1 and user_id = $2', [workspaceId, userId])
}
