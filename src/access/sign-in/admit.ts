import type { Pool } from 'pg'
import { type Caller, explainDatabaseError, Failure } from '#platform/server'
import { hasWorkspaces, readMemberships } from '../store/memberships.js'
import { userOfSession } from '../store/sessions.js'
import type { BetterAuth } from './better-auth.js'
import { callerOf, type Note, stranger } from './caller-of.js'
import { rightsOf } from './keys.js'

/** Days after which a session ends, in use or not. */
export const sessionDays = 30
const provenMs = 60_000
const provenMax = 10_000

/** The users and their library, and where to note what was refused. */
export type World = {
  readonly pool: Pool
  readonly auth: BetterAuth
  readonly note: Note
  /** Cookies whose signature was found right, with their session, until when that counts. */
  readonly proven: Map<string, { readonly session: string; readonly until: number }>
}

/** Who sends these headers: a key, a signed-in user, or a stranger. A wrong key is refused as `not-signed-in`. */
export async function admit(world: World, headers: Headers, from: string): Promise<Caller> {
  const { pool, note } = world
  const secret = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1]
  if (secret !== undefined) return admitKey(world, secret, from)
  const session = await sessionOf(world, headers)
  const userId = session && (await userOfSession(pool, session, sessionDays).catch(explain))
  if (!userId) return stranger(from)
  const memberships = await readMemberships(pool, userId)
  const mayBegin = memberships.length === 0 && !(await hasWorkspaces(pool))
  return callerOf({ userId, memberships, mayBegin, session }, from, note)
}

/**
 * The session that a cookie is of. The library proves its signature and prolongs it, which takes it a while, so a proof
 * counts for some time; whether the session still stands is asked anew each time.
 */
async function sessionOf({ auth, proven }: World, headers: Headers): Promise<string | undefined> {
  const cookie = headers.get('cookie')
  if (cookie === null) return undefined
  const now = Date.now()
  const known = proven.get(cookie)
  if (known !== undefined && now < known.until) return known.session
  const found = await auth.api.getSession({ headers }).catch(explain)
  if (!found) return undefined
  if (proven.size >= provenMax) proven.clear()
  proven.set(cookie, { session: found.session.id, until: now + provenMs })
  return found.session.id
}

async function admitKey({ pool, auth, note }: World, secret: string, from: string): Promise<Caller> {
  const { valid, key } = await auth.api.verifyApiKey({ body: { key: secret } }).catch(explain)
  if (!valid || !key) {
    throw new Failure('not-signed-in', 'The API key is not known, has expired or was taken back. Make a new one.')
  }
  const { workspace, permissions } = rightsOf(key)
  const userId = key.referenceId
  const places = await readMemberships(pool, userId)
  const reached = places.filter((place) => place.workspace === workspace)
  return callerOf({ userId, memberships: reached, key: { id: key.id, permissions: new Set(permissions) } }, from, note)
}

/** Throws what came out of the library as what the database meant: it wraps that, or passes it on as it came. */
export function explain(thrown: unknown): never {
  throw explainDatabaseError((thrown as { cause?: unknown }).cause ?? thrown)
}
