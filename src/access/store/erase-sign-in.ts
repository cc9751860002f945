import type { Queryable } from '#platform/server'
import { erasedAddress, erasedName } from '../model/erased-user.js'
import { hashOf } from './guesses.js'

/** How many rows of which holding a user gave up. */
export type SignInRows = { readonly users: number; readonly members: number; readonly sessions: number }

/**
 * Erases who a user is and every way to sign in as them; their id stays, and leads to nobody. Asked as
 * `mainstay_sign_in`, or as the owner of the database after a restore; in a transaction.
 */
export async function eraseSignIn(queryable: Queryable, userId: string): Promise<SignInRows> {
  const { rows } = await queryable.query<{ email: string }>(
    'select email from access."user" where id = $1 for update',
    [userId],
  )
  const [found] = rows
  const address = erasedAddress(userId)
  if (!found || found.email === address) return { users: 0, members: 0, sessions: 0 }
  const count = async (sql: string, parameters: readonly unknown[] = [userId]): Promise<number> =>
    (await queryable.query(sql, parameters)).rowCount ?? 0
  const sessions = await count('delete from access.session where "userId" = $1')
  const members = await count('delete from access.api_key where "referenceId" = $1::text')
  const users = [
    await count('delete from access.sign_in_method where "userId" = $1'),
    await count('delete from access.second_factor where "userId" = $1'),
    await count(
      `delete from access.verification where position($1::text in value) > 0 or position(lower($2) in lower(value)) > 0`,
      [userId, found.email],
    ),
    await count('delete from access.guess where address_hash = $1', [hashOf(found.email)]),
    await count(
      `update access."user" set name = $2, email = $3, "emailVerified" = false, image = null, "twoFactorEnabled" = false,
              "updatedAt" = now() where id = $1`,
      [userId, erasedName, address],
    ),
  ]
  return { users: users.reduce((sum, rows) => sum + rows, 0), members, sessions }
}

/** Forgets sessions, links and codes that no longer let anybody in, and guesses and attempts of yesterday. */
export async function forgetEnded(queryable: Queryable, sessionDays: number): Promise<void> {
  await queryable.query(
    `delete from access.session where "expiresAt" < now() or "createdAt" < now() - make_interval(days => $1)`,
    [sessionDays],
  )
  await queryable.query('delete from access.verification where "expiresAt" < now()')
  await queryable.query(`delete from access.guess where last_at < now() - interval '1 day'`)
  await queryable.query(
    `delete from access.attempt where "lastRequest" < extract(epoch from now() - interval '1 day') * 1000`,
  )
}
