import i18next from 'i18next'
import { Problem } from '../../../platform/actions/client.js'

/** What the sign-in routes of the server are asked, by path, with what they answer. */
type Answers = {
  'sign-in/email': { readonly twoFactorRedirect?: boolean }
  'sign-in/social': { readonly url: string }
  'sign-out': unknown
  'request-password-reset': unknown
  'reset-password': unknown
  'change-password': unknown
  'two-factor/enable': { readonly totpURI: string; readonly backupCodes: readonly string[] }
  'two-factor/disable': unknown
  'two-factor/verify-totp': unknown
  'two-factor/verify-backup-code': unknown
  'two-factor/generate-backup-codes': { readonly backupCodes: readonly string[] }
}

/**
 * Asks the sign-in routes. Fails with a `Problem`; where the sign-in library says why by a code, that code is its kind,
 * such as `INVALID_PASSWORD`.
 */
export async function askSignIn<Path extends keyof Answers>(path: Path, body: object = {}): Promise<Answers[Path]> {
  const response = await fetch(`/api/sign-in/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': i18next.language },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer as Answers[Path]
  const told = (answer ?? {}) as Told
  const message = told.detail ?? told.message ?? `The server answered ${response.status}.`
  const requestId = told.requestId ?? response.headers.get('x-request-id') ?? undefined
  const language = response.headers.get('content-language') ?? 'en'
  throw new Problem(told.kind ?? told.code ?? 'unknown', response.status, message, requestId, [], [], language)
}

// Problem details are ours, a code and a message the library's.
type Told = {
  readonly kind?: string
  readonly detail?: string
  readonly requestId?: string
  readonly code?: string
  readonly message?: string
}
