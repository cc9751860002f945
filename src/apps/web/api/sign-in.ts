import i18next from 'i18next'
import { problemOf } from '../../../platform/actions/client.js'

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

/** Asks the sign-in routes. Fails with a `Problem`. */
export async function askSignIn<Path extends keyof Answers>(path: Path, body: object = {}): Promise<Answers[Path]> {
  const response = await fetch(`/api/sign-in/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': i18next.language },
    body: JSON.stringify(body),
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return answer as Answers[Path]
  throw problemOf(response, answer)
}
