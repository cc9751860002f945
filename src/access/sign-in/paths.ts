/** The path that better-auth answers under. */
export const signInPath = '/api/sign-in'

/** The only provider's id, in its callback address too: `/api/sign-in/callback/oidc`. */
export const oidcId = 'oidc'

/** Who asked, as the server saw it: overwritten on every request. */
export const addressHeader = 'x-mainstay-address'

/** NIST SP 800-63B: length is what matters; no rules about kinds of characters. */
export const passwordLength = { min: 12, max: 128 }

/** Where somebody chooses a password with a token. */
export function passwordAddress(address: string, token: string): string {
  return `${address}/choose-password?token=${encodeURIComponent(token)}`
}
