import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Pool } from 'pg'
import type { Asked, Caller, Database } from '#platform/server'
import { noteAct } from '../store/audit.js'
import { endSessions, listSessions, type Session } from '../store/sessions.js'
import { admit, type World } from './admit.js'
import { answer } from './answer.js'
import type { BetterAuth } from './better-auth.js'
import { createKey, deleteKey, type Key, keysOf, type NewKey } from './keys.js'
import { lendSignIn } from './lend-sign-in.js'
import { invitationLetter } from './letters.js'
import { passwordAddress } from './paths.js'
import type { SignInSettings } from './sign-in-settings.js'
import {
  ensureUser,
  hasUsers,
  invitationToken,
  type OwnUser,
  readOwnUser,
  setPassword,
  type User,
  whoJoined,
} from './users.js'

/** How people sign in at this server, and what it knows of who they are. */
export type SignIn = {
  /** Where people reach this server. */
  readonly address: string
  /** The name of the provider, where people may sign in with one. */
  readonly provider: string | null
  /** Whether letters can be sent. */
  readonly hasMail: boolean
  /** Answers what the sign-in library answers, of what we let through; undefined for the rest. */
  handle(request: Request, asked: Asked): Promise<Response | undefined>
  /** Who sends these headers; a stranger where nobody is signed in. */
  admit(headers: Headers, from: string): Promise<Caller>
  /** Whether a text is the one-time secret of this start. */
  isFirstSecret(given: string): boolean
  /** The link with which the first owner is made; null when somebody can sign in. */
  firstLink(): Promise<string | null>
  hasUsers(): Promise<boolean>
  ensureUser(given: { readonly email: string; readonly name: string }): Promise<User>
  setPassword(userId: string, password: string): Promise<void>
  whoJoined(userIds: readonly string[]): Promise<ReadonlySet<string>>
  userWithPlaces(userId: string): Promise<OwnUser>
  /** A link with which a user chooses their password within a week. */
  invitationLink(userId: string): Promise<string>
  /** Sends the link to an invited user; false where there is no mail. */
  sendInvitation(user: User, workspace: string, link: string): Promise<boolean>
  sessionsOf(userId: string): Promise<Session[]>
  endSessions(userId: string, which: { only: string } | { except: string | null }): Promise<number>
  keysOf(userId: string): Promise<Key[]>
  createKey(userId: string, key: NewKey): Promise<{ id: string; key: string }>
  deleteKey(userId: string, id: string): Promise<void>
  /** Takes back all of a user's keys for a workspace. */
  deleteKeysIn(userId: string, workspace: string): Promise<void>
  close(): Promise<void>
}

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
  const world = async (): Promise<World> => ({
    pool,
    auth: await auth(),
    note: (workspaceIds, act) => noteAct(database, workspaceIds, act),
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
    firstLink: async () => ((await hasUsers(pool)) ? null : `${settings().address}/first-owner?secret=${firstSecret}`),
    hasUsers: () => hasUsers(pool),
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
    close: () => pool.end(),
  }
  lendSignIn(database, signIn)
  return signIn
}

function sameText(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(left), digest(right))
}
