import type { Pool } from 'pg'
import type { Membership } from '../sign-in/caller-of.js'

// Of a team also those whose access has ended: their accounts stay the team's until somebody else owns them.
const owners = `
  select n.name from access.member o join access."user" u on u.id = o.user_id
   cross join lateral unnest(array[u.name, u.email] || o.known_as) with ordinality as n(name, place)
   where o.workspace_id = m.workspace_id and n.name <> ''
     and (o.user_id = m.user_id or (m.scope = 'team' and o.team = m.team))
   order by o.user_id <> m.user_id, o.user_id, n.place`

/** The workspaces that a user belongs to today, with their roles and what they see; asked as `mainstay_sign_in`. */
export async function readMemberships(pool: Pool, userId: string): Promise<Membership[]> {
  const { rows } = await pool.query<Membership>(
    `select w.id as "workspaceId", w.name as workspace, m.role, m.scope,
            case when m.scope <> 'all' then array(${owners}) end as owners
       from access.member m join access.workspace w on w.id = m.workspace_id
      where m.user_id = $1 and (m.ends_on is null or m.ends_on >= (now() at time zone 'UTC')::date)
      order by w.sample, w.name`,
    [userId],
  )
  return rows
}

/** Whether there is any workspace; asked as `mainstay_sign_in`. */
export async function hasWorkspaces(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query('select from access.workspace limit 1')
  return rows.length > 0
}
