import type { Mail } from '#platform/server'

/** What sign-in is set up with. */
export type SignInSettings = {
  /** Where people reach this server: `https://mainstay.example`. */
  readonly address: string
  /** Signs cookies and encrypts second factors; at least 32 characters. */
  readonly secret: string
  /** A provider of OpenID Connect, if people may sign in with one. */
  readonly oidc?: OidcSettings
  /** Sends mail; without it links are shown to who asked for them. */
  readonly mail?: Mail
}

/** A provider of OpenID Connect. */
export type OidcSettings = {
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}
