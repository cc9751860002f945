import type { Asked, Caller, Database } from '#platform/server'
import type { SignInRows } from '../store/erase-sign-in.js'
import type { FirstMember } from '../store/make-workspace.js'
import type { Session } from '../store/sessions.js'
import type { Key, NewKey } from './keys.js'
import type { OwnUser, Tracks, User } from './users.js'

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
  /** The link with which the first owner is made; null when an owner can sign in. */
  firstLink(): Promise<string | null>
  /** Whether an owner can sign in. */
  hasOwner(): Promise<boolean>
  /** Who was an owner first. */
  firstOwner(): Promise<string | undefined>
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
  /** Fails as `wrong-credentials` unless this is the password of the user. */
  checkPassword(user: User, password: string): Promise<void>
  /** Counts a guess of a secret by its name; false if there were too many of late. */
  mayGuess(of: string): Promise<boolean>
  /** Forgets the guesses by a name: the right secret was given. */
  forgetGuesses(of: string): Promise<void>
  /** A user as the audit log knows them, and every workspace where they have a place, ended ones too. */
  tracksOf(userId: string): Promise<Tracks | null>
  /** Erases who a user is, and every way to sign in as them; `dryRun` only counts. */
  eraseSignIn(userId: string, options: { readonly dryRun: boolean }): Promise<SignInRows>
  /** Forgets what no longer lets anybody in. */
  forgetEnded(): Promise<void>
  close(): Promise<void>
}

const lent = new WeakMap<Database, SignIn>()

/** Says which sign-in belongs to a database, for the actions that need more than the database. */
export function lendSignIn(database: Database, signIn: SignIn): void {
  lent.set(database, signIn)
}

/** The sign-in of a database. */
export function signInOf(database: Database): SignIn {
  const signIn = lent.get(database)
  if (!signIn) throw new Error('Broken promise: sign-in was opened with the database')
  return signIn
}

/** Who owns a workspace that an actor makes: that user, or who was an owner first where the machine makes it. */
export async function ownerToBe(database: Database, actor: string): Promise<FirstMember> {
  const userId = /^user:(.+)$/.exec(actor)?.[1] ?? (await lent.get(database)?.firstOwner())
  return { userId, by: actor }
}

/** Forgets sessions, links and codes that no longer let anybody in. */
export async function forgetEndedSignIns(database: Database): Promise<void> {
  await lent.get(database)?.forgetEnded()
}

/** Counts a guess of a secret, such as of links from an address, before it is looked at; false if there were too many of late. */
export function mayGuess(database: Database, of: string): Promise<boolean> {
  return signInOf(database).mayGuess(of)
}

/** Forgets the guesses by a name: the right secret was given. */
export function forgetGuesses(database: Database, of: string): Promise<void> {
  return signInOf(database).forgetGuesses(of)
}
