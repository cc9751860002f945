import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { moveIntoPlace } from '../../home/move-into-place.js'

/** The passwords of the embedded cluster: of its superuser, of the owner's login and of the app's. */
export type Secrets = {
  readonly superuser: string
  readonly login: string
  /** Missing in homes of before the app had a login of its own, and until that login is made. */
  readonly app?: string
}

/** Reads the secrets, or makes them once. The file is for this user alone. */
export function keepSecrets(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  const secrets: Secrets = { superuser: newPassword(), login: newPassword() }
  writeSecrets(file, secrets)
  return secrets
}

/** Writes the secrets in the place of those that are there. */
export function writeSecrets(file: string, secrets: Secrets): void {
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 })
  moveIntoPlace(`${file}.new`, file)
}

/** A password that nobody guesses. */
export function newPassword(): string {
  return randomBytes(24).toString('hex')
}
