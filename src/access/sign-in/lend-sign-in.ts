import type { Database } from '#platform/server'
import type { SignIn } from './open-sign-in.js'

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
