import type { Pool } from 'pg'
import type { Membership } from '../sign-in/caller-of.js'

/** The workspaces that a user belongs to today, with their roles; asked as `mainstay_sign_in`. */
export async function readMemberships(pool: Pool, userId: string): Promise<Membership[]> {
  const { rows } = await pool.query<Membership>(
    `select w.id as "workspaceId", w.name as workspace, m.role
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
