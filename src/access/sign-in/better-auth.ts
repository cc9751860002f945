import { apiKey } from '@better-auth/api-key'
import { type BetterAuthPlugin, betterAuth } from 'better-auth'
import { createAuthMiddleware } from 'better-auth/api'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Pool } from 'pg'
import { forgetGuesses } from '../store/guesses.js'
import { passwordLetter } from './letters.js'
import { addressHeader, oidcId, passwordAddress, passwordLength, signInPath } from './paths.js'
import type { OidcSettings, SignInSettings } from './sign-in-settings.js'

const hours = 3600
const days = 24 * hours

/** The library that keeps users, passwords, second factors, sessions and keys, set to our tables and rules. */
export function setUpBetterAuth(pool: Pool, settings: SignInSettings) {
  const secure = settings.address.startsWith('https:')
  return betterAuth({
    appName: 'Mainstay',
    baseURL: settings.address,
    basePath: signInPath,
    secret: settings.secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { modelName: 'user' },
    session: { modelName: 'session', expiresIn: 7 * days, updateAge: 12 * hours, freshAge: 12 * hours },
    // Only who was invited may come in, also through a provider; the provider must vouch for the address.
    account: { modelName: 'sign_in_method', accountLinking: { enabled: true, trustedProviders: [] } },
    verification: { modelName: 'verification', storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      resetPasswordTokenExpiresIn: 1 * hours,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) => {
        await settings.mail?.send(passwordLetter(user.email, passwordAddress(settings.address, token)))
      },
      onPasswordReset: ({ user }) => forgetGuesses(pool, user.email),
    },
    hooks: { before: rulesOfOurs },
    // Where a provider's refusal is shown.
    onAPIError: { errorURL: `${settings.address}/sign-in` },
    // Guesses are counted by where they come from here; see guesses.ts for those by account.
    rateLimit: { enabled: true, storage: 'database', modelName: 'attempt', window: 60, max: 200 },
    advanced: {
      cookiePrefix: 'mainstay',
      useSecureCookies: secure,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // Said, because the library leaves these checks out where a variable TEST is set.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      // A letter is not waited for: the time of the answer, and a failure, would tell whether somebody has the address.
      backgroundTasks: { handler: (task) => void task },
    },
    plugins: [
      twoFactor({ issuer: 'Mainstay', twoFactorTable: 'second_factor' }),
      apiKey({
        defaultPrefix: 'mst_',
        enableMetadata: true,
        // Its own default lets a key ask ten times a day.
        rateLimit: { enabled: false },
        keyExpiration: { defaultExpiresIn: null, maxExpiresIn: 366 },
        schema: { apikey: { modelName: 'api_key' } },
      }),
      ...(settings.oidc ? [oidcOf(settings.oidc)] : []),
    ],
  })
}

/** The library as it is set up here. */
export type BetterAuth = ReturnType<typeof setUpBetterAuth>

// Whatever the page asked for: whoever knew the old password is signed out, and no browser is spared the second factor.
const rulesOfOurs = createAuthMiddleware(async (call) => {
  if (call.path === '/change-password') return { context: { body: { ...call.body, revokeOtherSessions: true } } }
  if (call.path.startsWith('/two-factor/verify-')) return { context: { body: { ...call.body, trustDevice: false } } }
})

/**
 * The plugin asks a provider about itself when it starts, without end, so that nobody could sign in while the provider
 * hangs. Here it begins with a provider that it failed to reach: it asks again, for ten seconds at most, when somebody
 * wants to sign in with it.
 */
function oidcOf({ issuer, clientId, clientSecret, name }: OidcSettings) {
  const provider = {
    providerId: oidcId,
    name,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    pkce: true,
    scopes: ['openid', 'email', 'profile'],
    disableSignUp: true,
  }
  const asked = new Map([[oidcId, provider]])
  return {
    ...genericOAuth({ config: [provider] }),
    init: () => ({ context: { genericOAuthPendingDiscovery: asked } }),
  } satisfies BetterAuthPlugin
}
