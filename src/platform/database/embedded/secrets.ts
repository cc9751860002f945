import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'

/** The passwords of the embedded cluster: of its superuser, and of the login that Mainstay uses. */
export type Secrets = { readonly superuser: string; readonly login: string }

/** Reads the secrets, or makes them once. The file is for this user alone. */
export function keepSecrets(file: string): Secrets {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  const secrets: Secrets = { superuser: randomBytes(24).toString('hex'), login: randomBytes(24).toString('hex') }
  writeFileSync(`${file}.new`, JSON.stringify(secrets), { mode: 0o600 })
  renameSync(`${file}.new`, file)
  return secrets
}
