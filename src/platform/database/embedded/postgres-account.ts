import { chownSync, readFileSync } from 'node:fs'
import { Failure } from '../../failure.js'

/** The system user that PostgreSQL runs as; undefined means this process's own. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | undefined

/**
 * PostgreSQL refuses to run as root, so root (containers, CI) lends it the unprivileged user `nobody`, which
 * needs an entry in the password file.
 */
export function postgresAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return undefined
  const entry = readPasswordFile()
    .split('\n')
    .find((line) => line.startsWith('nobody:'))
  const [, , uid, gid] = entry?.split(':') ?? []
  if (!uid || !gid) {
    throw new Failure(
      'database-unavailable',
      'PostgreSQL does not run as root, and this system has no user "nobody" to run it as. Start Mainstay as another user, or set DATABASE_URL to a PostgreSQL server.',
    )
  }
  return { uid: Number(uid), gid: Number(gid) }
}

/** Makes a file or folder the account's, if there is one. */
export function giveTo(account: PostgresAccount, path: string): void {
  // The user `nobody` of macOS is -2, which Node takes for a process but not for a file.
  if (account) chownSync(path, account.uid >>> 0, account.gid >>> 0)
}

function readPasswordFile(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8')
  } catch {
    return ''
  }
}
