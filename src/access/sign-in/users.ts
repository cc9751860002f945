import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { isErasedAddress } from '../model/erased-user.js'
import { readMemberships } from '../store/memberships.js'
import type { BetterAuth } from './better-auth.js'
import type { Membership } from './caller-of.js'

/** A person with a way to sign in. */
export type User = { readonly id: string; readonly name: string; readonly email: string }

/** A user as they see themselves. */
export type OwnUser = User & {
  readonly secondFactor: boolean
  readonly password: boolean
  readonly memberships: readonly Membership[]
}

const weekMs = 7 * 24 * 3600 * 1000

/** The user with an e-mail address, made if there is none. */
export async function ensureUser(
  auth: BetterAuth,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<User> {
  const { internalAdapter } = await auth.$context
  const address = email.trim().toLowerCase()
  const found = await internalAdapter.findUserByEmail(address)
  // Who invites vouches for the address; a provider may then sign in who has it.
  const user =
    found?.user ??
    (await internalAdapter.createUser({ email: address, name, emailVerified: true }, { method: 'email' }))
  return { id: user.id, name: user.name, email: user.email }
}

/** Gives a user a password, in the place of the one they had. */
export async function setPassword(auth: BetterAuth, userId: string, password: string): Promise<void> {
  const { internalAdapter, password: hasher } = await auth.$context
  const hash = await hasher.hash(password)
  const methods = await internalAdapter.findAccounts(userId)
  if (methods.some(({ providerId }) => providerId === 'credential')) return internalAdapter.updatePassword(userId, hash)
  await internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash })
}

/** A token with which a user chooses a password within a week; only its hash is kept. */
export async function invitationToken(auth: BetterAuth, userId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url')
  const { internalAdapter } = await auth.$context
  const expiresAt = new Date(Date.now() + weekMs)
  await internalAdapter.createVerificationValue({ identifier: `reset-password:${token}`, value: userId, expiresAt })
  return token
}

/** Which of these users have a way to sign in. */
export async function whoJoined(pool: Pool, userIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string }>(
    'select distinct "userId" as id from access.sign_in_method where "userId" = any($1)',
    [userIds],
  )
  return new Set(rows.map(({ id }) => id))
}

/** A user with the workspaces that they belong to. */
export async function readOwnUser(pool: Pool, userId: string): Promise<OwnUser> {
  const { rows } = await pool.query<Omit<OwnUser, 'memberships'>>(
    `select u.id, u.name, u.email, coalesce(u."twoFactorEnabled", false) as "secondFactor",
            exists (select from access.sign_in_method m where m."userId" = u.id and m."providerId" = 'credential') as password
       from access."user" u where u.id = $1`,
    [userId],
  )
  const [user] = rows
  if (!user) throw new Error('Broken promise: who is signed in exists')
  return { ...user, memberships: await readMemberships(pool, userId) }
}

/** A user as what they did knows them. */
export type Tracks = User & {
  /** When they were first invited; ISO in UTC. */
  readonly createdAt: string
  /** As whom they act: themselves, and each of their keys. */
  readonly actors: readonly string[]
  /** The workspaces where they have a place, also one that ended. */
  readonly workspaceIds: readonly string[]
  readonly signInMethods: readonly { readonly provider: string; readonly since: string }[]
}

/** A user with all that they act as and where; null if there is none, or they were erased. */
export async function readTracks(pool: Pool, userId: string): Promise<Tracks | null> {
  const { rows } = await pool.query<Tracks>(
    `select u.id, u.name, u.email, to_json(u."createdAt") #>> '{}' as "createdAt",
            array_prepend('user:' || u.id, array(select 'key:' || k.id from access.api_key k
               where k."referenceId" = u.id::text)) as actors,
            array(select m.workspace_id::text from access.member m where m.user_id = u.id) as "workspaceIds",
            coalesce((select json_agg(json_build_object('provider', s."providerId", 'since', s."createdAt"))
               from access.sign_in_method s where s."userId" = u.id), '[]') as "signInMethods"
       from access."user" u where u.id = $1`,
    [userId],
  )
  const [user] = rows
  return user && !isErasedAddress(user.email) ? user : null
}
