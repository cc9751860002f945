import type { Pool } from 'pg'
import { Failure } from '#platform/server'
import { countGuess, forgetGuesses, isClosed } from '../store/guesses.js'
import type { BetterAuth } from './better-auth.js'
import { addressHeader, signInPath } from './paths.js'

/** What may be asked of better-auth from outside; the rest of it is reached through our own actions alone. */
const open: Readonly<Record<string, 'GET' | 'POST'>> = {
  '/sign-in/email': 'POST',
  '/sign-in/social': 'POST',
  '/callback/oidc': 'GET',
  '/sign-out': 'POST',
  '/request-password-reset': 'POST',
  '/reset-password': 'POST',
  '/change-password': 'POST',
  '/two-factor/enable': 'POST',
  '/two-factor/disable': 'POST',
  '/two-factor/verify-totp': 'POST',
  '/two-factor/verify-backup-code': 'POST',
  '/two-factor/generate-backup-codes': 'POST',
}

/** Answers what we let through to better-auth; undefined for the rest. `from` is the asker's address. */
export async function answer(
  pool: Pool,
  auth: BetterAuth,
  request: Request,
  from: string,
): Promise<Response | undefined> {
  const path = new URL(request.url).pathname.slice(signInPath.length)
  if (open[path] !== request.method) return undefined
  request.headers.set(addressHeader, from)
  if (path !== '/sign-in/email') return auth.handler(request)
  const email = await emailIn(request.clone())
  if (email !== undefined && (await isClosed(pool, email))) {
    throw new Failure(
      'too-many',
      'Too many wrong passwords for this address. Wait 15 minutes, or ask for a new password.',
    )
  }
  const response = await auth.handler(request)
  if (email !== undefined && response.status === 401) await countGuess(pool, email)
  if (email !== undefined && response.ok) await forgetGuesses(pool, email)
  return response
}

async function emailIn(request: Request): Promise<string | undefined> {
  const body = (await request.json().catch(() => undefined)) as { email?: unknown } | undefined
  return typeof body?.email === 'string' ? body.email : undefined
}
