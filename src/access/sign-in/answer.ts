import type { Asked } from '#platform/server'
import { forgetGuesses } from '../store/guesses.js'
import { readMemberships } from '../store/memberships.js'
import { explain, type World } from './admit.js'
import type { BetterAuth } from './better-auth.js'
import { countGuess } from './check-password.js'
import { addressHeader, signInPath } from './paths.js'
import { refusalOf } from './refusal-of.js'
import { refuseGuessable } from './refuse-guessable.js'
import { readOwnUser } from './users.js'

type Open = { readonly method: 'GET' | 'POST'; readonly action?: string }

/**
 * What may be asked of better-auth from outside, and what it is called in the audit log; the rest of it is reached
 * through our own actions alone.
 */
const open: Readonly<Record<string, Open>> = {
  '/sign-in/email': { method: 'POST', action: 'sign-in.password' },
  '/sign-in/social': { method: 'POST' },
  '/callback/oidc': { method: 'GET', action: 'sign-in.provider' },
  '/sign-out': { method: 'POST', action: 'sign-out' },
  '/request-password-reset': { method: 'POST' },
  '/reset-password': { method: 'POST', action: 'password.reset' },
  '/change-password': { method: 'POST', action: 'password.change' },
  '/two-factor/enable': { method: 'POST', action: 'second-factor.begin' },
  '/two-factor/disable': { method: 'POST', action: 'second-factor.end' },
  '/two-factor/verify-totp': { method: 'POST', action: 'sign-in.code' },
  '/two-factor/verify-backup-code': { method: 'POST', action: 'sign-in.recovery-code' },
  '/two-factor/generate-backup-codes': { method: 'POST', action: 'recovery-codes.make' },
}

/** Answers what we let through to better-auth, and notes it; undefined for the rest. Throws what is refused. */
export async function answer(world: World, request: Request, asked: Asked): Promise<Response | undefined> {
  const path = new URL(request.url).pathname.slice(signInPath.length)
  const way = open[path]
  if (way?.method !== request.method) return undefined
  request.headers.set(addressHeader, asked.from)
  const { email, token, newPassword } = await wordsIn(request.clone())
  const guessed = path === '/sign-in/email' ? email : undefined
  if (guessed !== undefined) await countGuess(world.pool, guessed)
  // Who is signed in already does not answer for a guess.
  const userBefore = guessed === undefined ? await userAsking(world.auth, request.headers, token) : undefined
  if (newPassword !== undefined && userBefore !== undefined) await refuseOwnWords(world, userBefore, newPassword)
  const response = await world.auth.handler(request).catch(explain)
  if (guessed !== undefined && response.ok) await forgetGuesses(world.pool, guessed)
  if (response.status >= 500) await world.pool.query('select 1')
  if (way.action !== undefined && response.status !== 429 && response.status < 500) {
    const noted = noteAnswer(world, response, { ...asked, action: way.action, userBefore, guessed })
    // The time of the answer would tell whether somebody has the address.
    if (guessed !== undefined && !response.ok) noted.catch(() => undefined)
    else await noted
  }
  if (response.status >= 400 && response.status < 500) throw await refusalOf(response)
  return response
}

type Answered = Asked & { readonly action: string; readonly userBefore?: string; readonly guessed?: string }

async function noteAnswer({ pool, auth, note }: World, response: Response, answered: Answered): Promise<void> {
  const { userBefore, guessed, ...act } = answered
  const isRefused = response.status >= 400
  const signedIn = (await userOf(auth, cookiesOf(response))) ?? userBefore
  // Without either, the password was right and the code is still to come: nobody has signed in yet.
  const userId = signedIn ?? (isRefused ? await userNamed(auth, guessed) : undefined)
  if (userId === undefined) return
  const places = await readMemberships(pool, userId)
  await note(
    places.map(({ workspaceId }) => workspaceId),
    {
      ...act,
      actor: signedIn === undefined ? 'nobody' : `user:${userId}`,
      input: signedIn === undefined ? { userId } : undefined,
      refused: isRefused ? true : undefined,
    },
  )
}

async function refuseOwnWords({ pool }: World, userId: string, newPassword: string): Promise<void> {
  const { name, email, memberships } = await readOwnUser(pool, userId)
  await refuseGuessable(newPassword, [name, email, ...memberships.map(({ workspace }) => workspace)])
}

async function wordsIn(request: Request): Promise<{ email?: string; token?: string; newPassword?: string }> {
  const body = (await request.json().catch(() => undefined)) as Record<string, unknown> | undefined
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return { email: text(body?.email), token: text(body?.token), newPassword: text(body?.newPassword) }
}

async function userOf(auth: BetterAuth, headers: Headers): Promise<string | undefined> {
  if (!headers.has('cookie')) return undefined
  return (await auth.api.getSession({ headers }))?.user.id
}

// A token with which a password is chosen is used up afterwards.
async function userAsking(auth: BetterAuth, headers: Headers, token?: string): Promise<string | undefined> {
  if (token === undefined) return (await userOf(auth, headers)) ?? userToProve(auth, headers)
  const { internalAdapter } = await auth.$context
  return (await internalAdapter.findVerificationValue(`reset-password:${token}`))?.value
}

// Who gave the right password and still has to give a code.
async function userToProve(auth: BetterAuth, headers: Headers): Promise<string | undefined> {
  const [, signed] = /mainstay\.two_factor=([^;]+)/.exec(headers.get('cookie') ?? '') ?? []
  if (signed === undefined) return undefined
  const [identifier = ''] = signed.split(/\.|%2E/i)
  const { internalAdapter } = await auth.$context
  return (await internalAdapter.findVerificationValue(identifier))?.value
}

async function userNamed(auth: BetterAuth, email: string | undefined): Promise<string | undefined> {
  if (email === undefined) return undefined
  const { internalAdapter } = await auth.$context
  return (await internalAdapter.findUserByEmail(email.trim().toLowerCase()))?.user.id
}

function cookiesOf(response: Response): Headers {
  const pairs = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return new Headers(pairs.length > 0 ? { cookie: pairs.join('; ') } : {})
}
