import type { Pool } from 'pg'
import { Failure } from '#platform/server'
import { forgetGuesses, mayGuess } from '../store/guesses.js'
import type { BetterAuth } from './better-auth.js'

/** Fails unless this is the password of a user; wrong ones count as guesses for their address. */
export async function checkPassword(
  { pool, auth }: { readonly pool: Pool; readonly auth: BetterAuth },
  { id, email }: { readonly id: string; readonly email: string },
  password: string,
): Promise<void> {
  await countGuess(pool, email)
  const { internalAdapter, password: hasher } = await auth.$context
  const methods = await internalAdapter.findAccounts(id)
  const hash = methods.find(({ providerId }) => providerId === 'credential')?.password
  if (!hash || !(await hasher.verify({ hash, password }))) {
    throw new Failure('wrong-credentials', 'The password is not right.')
  }
  await forgetGuesses(pool, email)
}

/** Counts a guess of a password; fails as `too-many` where there were many of late. */
export async function countGuess(pool: Pool, email: string): Promise<void> {
  if (await mayGuess(pool, email)) return
  throw new Failure(
    'too-many',
    'Too many wrong passwords for this address. Wait 15 minutes, or ask for a new password.',
  )
}
