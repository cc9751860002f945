import type { Transaction } from '#platform/server'
import type { Place } from './members.js'
import type { View } from './views.js'

/** At most so many entries of the audit log are given out; the latest. */
export const entriesMax = 5000

/** Something that a user did. */
export type Deed = {
  readonly no: number
  readonly at: string
  readonly action: string
  readonly from: string
  readonly refused: boolean
}

/** What a workspace keeps of a user. */
export type UserTraces = {
  readonly member: (Place & { readonly addedAt: string }) | null
  readonly views: readonly View[]
  /** All of them, and of those at most `entriesMax`. */
  readonly audit: { readonly entries: number; readonly rows: readonly Deed[] }
}

/** What a workspace keeps of a user who acted as these actors. */
export async function readTraces(
  transaction: Transaction,
  workspaceId: string,
  { id, actors }: { readonly id: string; readonly actors: readonly string[] },
): Promise<UserTraces> {
  const { rows: members } = await transaction.query<Place & { addedAt: string }>(
    `select role, ends_on::text as "endsOn", scope, team, known_as as "knownAs", added_at as "addedAt"
       from access.member where workspace_id = $1 and user_id = $2`,
    [workspaceId, id],
  )
  const { rows: views } = await transaction.query<View>(
    `select id, screen, name, scope, owner, address, version from access.view
      where workspace_id = $1 and owner = any($2) order by screen, name`,
    [workspaceId, actors],
  )
  const { rows: counted } = await transaction.query<{ entries: number }>(
    'select count(*)::int as entries from access.audit_entry where workspace_id = $1 and actor = any($2)',
    [workspaceId, actors],
  )
  const { rows: deeds } = await transaction.query<Deed>(
    `select no, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, action,
            coalesce(body::jsonb ->> 'from', '') as "from", coalesce((body::jsonb -> 'refused')::boolean, false) as refused
       from access.audit_entry where workspace_id = $1 and actor = any($2) order by no desc limit $3`,
    [workspaceId, actors, entriesMax],
  )
  return { member: members[0] ?? null, views, audit: { entries: counted[0]?.entries ?? 0, rows: deeds } }
}

/** Whether a user belongs to a workspace or was removed from it. */
export async function wasHere(transaction: Transaction, workspaceId: string, userId: string): Promise<boolean> {
  const change = (side: 'before' | 'after') =>
    JSON.stringify({ changes: [{ what: 'access.member', [side]: { user_id: userId } }] })
  const { rows } = await transaction.query(
    `select from access.member where workspace_id = $1 and user_id = $2
      union all
     (select from access.audit_entry where workspace_id = $1 and position($2::text in body) > 0
         and (body::jsonb @> $3 or body::jsonb @> $4) limit 1)`,
    [workspaceId, userId, change('before'), change('after')],
  )
  return rows.length > 0
}
