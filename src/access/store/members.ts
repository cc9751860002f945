import type { Queryable, Transaction } from '#platform/server'
import type { Role } from '../model/roles.js'
import type { Scope } from '../model/scope.js'

/** What somebody may do in a workspace, on which accounts, and until when. */
export type Place = {
  readonly role: Role
  /** The last day of their access; null without one. */
  readonly endsOn: string | null
  readonly scope: Scope
  /** Whose accounts a colleague with the scope `team` sees, too; null for who is in none. */
  readonly team: string | null
  /** Under which names, beside their name and e-mail, sources write them as the owner of accounts. */
  readonly knownAs: string[]
}

/** Somebody's place in a workspace. */
export type Member = Place & {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly version: number
  readonly addedAt: string
}

const columns = `m.user_id as "userId", u.name, u.email, m.role, m.ends_on::text as "endsOn", m.scope, m.team, m.known_as as "knownAs", m.version, m.added_at as "addedAt"`

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
  member: Place & { readonly userId: string; readonly by: string },
): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `insert into access.member (workspace_id, user_id, role, ends_on, scope, team, known_as, added_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (workspace_id, user_id) do nothing`,
    [workspaceId, member.userId, ...valuesOf(member), member.by],
  )
  return rowCount === 1
}

/** Changes a place that still has the version its writer saw; false if it has another or is gone. */
export async function changeMember(
  transaction: Transaction,
  workspaceId: string,
  member: Place & Pick<Member, 'userId' | 'version'>,
): Promise<boolean> {
  const { rowCount } = await transaction.query(
    `update access.member set role = $4, ends_on = $5, scope = $6, team = $7, known_as = $8, version = version + 1
      where workspace_id = $1 and user_id = $2 and version = $3`,
    [workspaceId, member.userId, member.version, ...valuesOf(member)],
  )
  return rowCount === 1
}

function valuesOf({ role, endsOn, scope, team, knownAs }: Place): unknown[] {
  return [role, endsOn, scope, team, knownAs]
}

/** Takes a place away. */
export async function removeMember(transaction: Transaction, workspaceId: string, userId: string): Promise<void> {
  await transaction.query('delete from access.member where workspace_id = $1 and user_id = $2', [workspaceId, userId])
}
