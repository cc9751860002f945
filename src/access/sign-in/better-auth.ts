import { apiKey } from '@better-auth/api-key'
import { betterAuth } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import type { Pool } from 'pg'
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
    },
    // Guesses are counted by address here; see guesses.ts for those by account.
    rateLimit: { enabled: true, storage: 'database', modelName: 'attempt', window: 60, max: 200 },
    advanced: {
      cookiePrefix: 'mainstay',
      useSecureCookies: secure,
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: [addressHeader] },
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

function oidcOf({ issuer, clientId, clientSecret, name }: OidcSettings) {
  return genericOAuth({
    config: [
      {
        providerId: oidcId,
        name,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        requireIdTokenVerification: true,
        clientId,
        clientSecret,
        pkce: true,
        scopes: ['openid', 'email', 'profile'],
        disableSignUp: true,
      },
    ],
  })
}
