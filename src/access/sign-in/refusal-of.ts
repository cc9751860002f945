import { Failure, type FailureKind, InvalidInput } from '#platform/server'
import { passwordLength } from './paths.js'

const sentence =
  'This link does not work, was used already or is out of date. Ask for a new one, or to be invited again.'
const stale = { kind: 'forbidden', sentence } as const
const foreign = { kind: 'foreign-origin', sentence: 'Pages of other sites may not ask this server.' } as const
const off = { kind: 'conflict', sentence: 'The second factor is not on.' } as const

type Refusal = { readonly kind: FailureKind; readonly sentence: string }

/** What the library refuses, by its codes. */
const refusals: Readonly<Record<string, Refusal>> = {
  INVALID_EMAIL_OR_PASSWORD: {
    kind: 'wrong-credentials',
    sentence: 'The e-mail address and the password do not go together.',
  },
  INVALID_PASSWORD: { kind: 'wrong-credentials', sentence: 'The password is not right.' },
  INVALID_CODE: {
    kind: 'wrong-credentials',
    sentence: 'The code is not right. Codes change every 30 seconds: take the newest.',
  },
  INVALID_BACKUP_CODE: {
    kind: 'wrong-credentials',
    sentence: 'This is not one of the recovery codes, or it was used already.',
  },
  INVALID_TWO_FACTOR_COOKIE: {
    kind: 'not-signed-in',
    sentence: 'It took too long. Start again with the password.',
  },
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: {
    kind: 'too-many',
    sentence: 'Too many wrong codes. Start again with the password.',
  },
  ACCOUNT_TEMPORARILY_LOCKED: {
    kind: 'too-many',
    sentence: 'Too many wrong codes. Wait 15 minutes and try again.',
  },
  INVALID_TOKEN: stale,
  USER_NOT_FOUND: stale,
  SESSION_NOT_FRESH: {
    kind: 'forbidden',
    sentence: 'You signed in long ago. Sign out and in again, then do this.',
  },
  CREDENTIAL_ACCOUNT_NOT_FOUND: {
    kind: 'conflict',
    sentence: 'You sign in with a provider and have no password here.',
  },
  TOTP_ALREADY_ENABLED: { kind: 'conflict', sentence: 'The second factor is on already. Turn it off first.' },
  TOTP_NOT_ENABLED: off,
  TWO_FACTOR_NOT_ENABLED: off,
  BACKUP_CODES_NOT_ENABLED: off,
  PROVIDER_NOT_FOUND: { kind: 'not-found', sentence: 'People do not sign in with a provider here.' },
  INVALID_OAUTH_CONFIGURATION: {
    kind: 'busy',
    sentence: 'The provider does not answer. Try again, or sign in by password.',
  },
  INVALID_ORIGIN: foreign,
  MISSING_OR_NULL_ORIGIN: foreign,
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: foreign,
  INVALID_CALLBACK_URL: foreign,
  INVALID_ERROR_CALLBACK_URL: foreign,
}

/** A refusal of the library (status 400 to 499) as a failure of ours; what it says in its own words is not passed on. */
export async function refusalOf(response: Response): Promise<Failure> {
  const { code = '' } = ((await response.json().catch(() => undefined)) ?? {}) as { code?: string }
  const known = refusals[code]
  if (known) return new Failure(known.kind, known.sentence)
  if (code === 'PASSWORD_TOO_SHORT') return badLength(`must have at least ${passwordLength.min} characters`)
  if (code === 'PASSWORD_TOO_LONG') return badLength(`must have at most ${passwordLength.max} characters`)
  if (code === 'INVALID_EMAIL') return new InvalidInput([{ path: ['email'], problem: 'must be an e-mail address' }])
  if (response.status === 429) return new Failure('too-many', 'Too many attempts. Wait a minute and try again.')
  if (response.status === 401) return new Failure('not-signed-in', 'Sign in first, or send an API key.')
  return new InvalidInput([{ path: [], problem: 'is not well-formed' }])
}

function badLength(problem: string): Failure {
  return new InvalidInput([{ path: ['newPassword'], problem }])
}
