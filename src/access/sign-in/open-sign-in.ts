import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Pool } from 'pg'
import { type Database, explainDatabaseError, type Queryable } from '#platform/server'
import { noteAct } from '../store/audit.js'
import { eraseSignIn, forgetEnded } from '../store/erase-sign-in.js'
import { findFirstOwner, hasOwner } from '../store/first-owner.js'
import { forgetGuesses, mayGuess } from '../store/guesses.js'
import { endSessions, listSessions } from '../store/sessions.js'
import { admit, sessionDays, type World } from './admit.js'
import { answer } from './answer.js'
import type { BetterAuth } from './better-auth.js'
import { boundRefusals } from './bound-refusals.js'
import { checkPassword } from './check-password.js'
import { createKey, deleteKey, keysOf } from './keys.js'
import { lendSignIn, type SignIn } from './lend-sign-in.js'
import { invitationLetter } from './letters.js'
import { passwordAddress } from './paths.js'
import type { SignInSettings } from './sign-in-settings.js'
import { ensureUser, invitationToken, readOwnUser, readTracks, setPassword, whoJoined } from './users.js'

/**
 * Opens sign-in to a database, over a pool that acts as `mainstay_sign_in`; the settings are read at first use. The
 * database, which the app uses, keeps in its audit logs who signs in.
 */
export function openSignIn(pool: Pool, database: Database, readSettings: () => SignInSettings): SignIn {
  let known: SignInSettings | undefined
  let library: Promise<BetterAuth> | undefined
  const settings = () => {
    known ??= readSettings()
    return known
  }
  // Commands that sign nobody in do not wait for the library.
  const auth = () => {
    library ??= import('./better-auth.js').then(({ setUpBetterAuth }) => setUpBetterAuth(pool, settings()))
    return library
  }
  const proven: World['proven'] = new Map()
  const bound = boundRefusals((workspaceIds, act) => noteAct(database, workspaceIds, act))
  const world = async (): Promise<World> => ({
    proven,
    pool,
    auth: await auth(),
    note: bound.note,
  })
  const firstSecret = randomBytes(24).toString('base64url')
  const signIn: SignIn = {
    get address() {
      return settings().address
    },
    get provider() {
      return settings().oidc?.name ?? null
    },
    get hasMail() {
      return settings().mail !== undefined
    },
    handle: async (request, asked) => answer(await world(), request, asked),
    admit: async (headers, from) => admit(await world(), headers, from),
    isFirstSecret: (given) => sameText(given, firstSecret),
    firstLink: async () => ((await hasOwner(pool)) ? null : `${settings().address}/first-owner?secret=${firstSecret}`),
    hasOwner: () => hasOwner(pool),
    firstOwner: () => findFirstOwner(pool),
    ensureUser: async (given) => ensureUser(await auth(), given),
    setPassword: async (userId, password) => setPassword(await auth(), userId, password),
    whoJoined: (userIds) => whoJoined(pool, userIds),
    userWithPlaces: (userId) => readOwnUser(pool, userId),
    invitationLink: async (userId) => passwordAddress(settings().address, await invitationToken(await auth(), userId)),
    async sendInvitation(user, workspace, link) {
      const { mail } = settings()
      await mail?.send(invitationLetter(user, workspace, link))
      return mail !== undefined
    },
    sessionsOf: (userId) => listSessions(pool, userId),
    endSessions: (userId, which) => endSessions(pool, userId, which),
    keysOf: (userId) => keysOf(pool, userId),
    createKey: async (userId, key) => createKey(await auth(), userId, key),
    deleteKey: (userId, id) => deleteKey(pool, userId, id),
    async deleteKeysIn(userId, workspace) {
      const keys = (await keysOf(pool, userId)).filter((key) => key.workspace === workspace)
      for (const { id } of keys) await deleteKey(pool, userId, id)
    },
    checkPassword: async (user, password) => checkPassword({ pool, auth: await auth() }, user, password),
    mayGuess: (of) => mayGuess(pool, of),
    forgetGuesses: (of) => forgetGuesses(pool, of),
    tracksOf: (userId) => readTracks(pool, userId),
    eraseSignIn: (userId, { dryRun }) => inTransaction(pool, dryRun, (client) => eraseSignIn(client, userId)),
    forgetEnded: () => inTransaction(pool, false, (client) => forgetEnded(client, sessionDays)),
    async close() {
      await bound.close()
      await pool.end()
    },
  }
  lendSignIn(database, signIn)
  return signIn
}

async function inTransaction<T>(
  pool: Pool,
  isTakenBack: boolean,
  work: (queryable: Queryable) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  const queryable: Queryable = {
    query: async (sql, parameters = []) => (await client.query(sql, [...parameters])) as never,
  }
  try {
    await client.query('begin')
    const result = await work(queryable)
    await client.query(isTakenBack ? 'rollback' : 'commit')
    client.release()
    return result
  } catch (thrown) {
    client.release(true)
    throw explainDatabaseError(thrown)
  }
}

function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
