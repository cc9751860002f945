import type { Pool } from 'pg'
import { type Caller, explainDatabaseError, Failure } from '#platform/server'
import { hasWorkspaces, readMemberships } from '../store/memberships.js'
import type { BetterAuth } from './better-auth.js'
import { callerOf, type Note, stranger } from './caller-of.js'
import { rightsOf } from './keys.js'

// A session in use is prolonged, but not for ever.
const sessionMs = 30 * 24 * 3600 * 1000

/** The users and their library, and where to note what was refused. */
export type World = { readonly pool: Pool; readonly auth: BetterAuth; readonly note: Note }

/** Who sends these headers: a key, a signed-in user, or a stranger. A wrong key is refused as `not-signed-in`. */
export async function admit(world: World, headers: Headers, from: string): Promise<Caller> {
  const { pool, auth, note } = world
  const secret = /^Bearer (\S+)$/.exec(headers.get('authorization') ?? '')?.[1]
  if (secret !== undefined) return admitKey(world, secret, from)
  if (!headers.has('cookie')) return stranger(from)
  const found = await auth.api.getSession({ headers }).catch(explain)
  if (!found || Date.now() - found.session.createdAt.getTime() > sessionMs) return stranger(from)
  const userId = found.user.id
  const memberships = await readMemberships(pool, userId)
  const mayBegin = memberships.length === 0 && !(await hasWorkspaces(pool))
  return callerOf({ userId, memberships, mayBegin, session: found.session.id }, from, note)
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
