import type { Client, Pool } from 'pg'

/** A place where a user is signed in. */
export type Session = {
  readonly id: string
  readonly signedInAt: string
  readonly seenAt: string
  readonly expiresAt: string
  readonly address: string | null
  readonly agent: string | null
}

/** Where a user is signed in, the latest first. */
export async function listSessions(pool: Pool, userId: string): Promise<Session[]> {
  const { rows } = await pool.query<Record<'id' | 'address' | 'agent', string> & Record<'at' | 'seen' | 'ends', Date>>(
    `select id, "createdAt" as at, "updatedAt" as seen, "expiresAt" as ends, "ipAddress" as address,
            "userAgent" as agent
       from access.session where "userId" = $1 and "expiresAt" > now() order by "updatedAt" desc`,
    [userId],
  )
  return rows.map(({ id, at, seen, ends, address, agent }) => ({
    id,
    signedInAt: at.toISOString(),
    seenAt: seen.toISOString(),
    expiresAt: ends.toISOString(),
    address: address || null,
    agent: agent || null,
  }))
}

/** Ends one session of a user, or all but one; gives how many. */
export async function endSessions(
  pool: Pool,
  userId: string,
  which: { readonly only: string } | { readonly except: string | null },
): Promise<number> {
  const sql = 'delete from access.session where "userId" = $1 and'
  const { rowCount } =
    'only' in which
      ? await pool.query(`${sql} id = $2`, [userId, which.only])
      : await pool.query(`${sql} id is distinct from $2`, [userId, which.except])
  return rowCount ?? 0
}

/** The user of a session that stands and is not older than some days; undefined for any other. */
export async function userOfSession(pool: Pool, id: string, days: number): Promise<string | undefined> {
  const { rows } = await pool.query<{ userId: string }>(
    `select "userId" from access.session
      where id = $1 and "expiresAt" > now() and "createdAt" > now() - make_interval(days => $2)`,
    [id, days],
  )
  return rows[0]?.userId
}

/**
 * After a restore: nobody is signed in, and no link of an invitation or for a new password works. What was ended or used
 * since the backup would otherwise work again.
 */
export async function endSignIns(client: Pick<Client, 'query'>): Promise<void> {
  await client.query('delete from access.session')
  await client.query('delete from access.verification')
}
