import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure, openMail } from '#platform/server'
import type { OidcSettings, SignInSettings } from './sign-in-settings.js'

/**
 * What the environment says about sign-in. `localAddress` serves where MAINSTAY_URL names no other. Fails as
 * `wrong-usage` where a setting is missing or wrong.
 */
export function readSignInSettings(environment: NodeJS.ProcessEnv, home: string, localAddress: string): SignInSettings {
  return {
    address: addressIn(environment) ?? localAddress,
    secret: secretIn(environment, home),
    oidc: oidcIn(environment),
    mail: openMail(environment),
  }
}

/** The address that MAINSTAY_URL names: an origin, no path. */
export function addressIn(environment: NodeJS.ProcessEnv): string | undefined {
  const text = environment.MAINSTAY_URL?.trim()
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search || url.hash || url.username) {
    throw new Failure(
      'wrong-usage',
      'MAINSTAY_URL must be an address such as https://mainstay.example, without a path.',
    )
  }
  return url.origin
}

// Several processes on one server database need the same secret, so they get it from the environment.
function secretIn(environment: NodeJS.ProcessEnv, home: string): string {
  const given = environment.MAINSTAY_SECRET?.trim()
  if (given) {
    if (given.length >= 32) return given
    throw new Failure('wrong-usage', 'MAINSTAY_SECRET must have at least 32 characters.')
  }
  const file = join(home, 'sign-in-secret')
  if (!existsSync(file)) {
    writeFileSync(`${file}.new`, randomBytes(32).toString('hex'), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return readFileSync(file, 'utf8').trim()
}

function oidcIn(environment: NodeJS.ProcessEnv): OidcSettings | undefined {
  const issuer = environment.MAINSTAY_OIDC_ISSUER?.trim()
  if (!issuer) return undefined
  const clientId = environment.MAINSTAY_OIDC_CLIENT_ID?.trim()
  const clientSecret = environment.MAINSTAY_OIDC_CLIENT_SECRET?.trim()
  if (!clientId || !clientSecret) {
    throw new Failure(
      'wrong-usage',
      'MAINSTAY_OIDC_ISSUER is set: set MAINSTAY_OIDC_CLIENT_ID and MAINSTAY_OIDC_CLIENT_SECRET too.',
    )
  }
  return { issuer, clientId, clientSecret, name: environment.MAINSTAY_OIDC_NAME?.trim() || new URL(issuer).host }
}
