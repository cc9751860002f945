import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Home } from '../../home/index.js'
import { giveTo, type PostgresAccount, postgresAccount } from './postgres-account.js'

/** Where PostgreSQL's programs and data lie for a home, and whose they are. */
export type PostgresPlace = {
  readonly account: PostgresAccount
  /** Parent of the copies of the programs, by version. */
  readonly binaries: string
  /** Belongs to the account; the data lie in `data` in it. */
  readonly cluster: string
  readonly data: string
  /** Passwords; this user's alone. */
  readonly secrets: string
  readonly log: string
}

const shared = '/var/lib/mainstay'

/** Prepares the folders. Inside the home, unless we are root and the home lies behind a private folder. */
export function preparePlace(home: Home): PostgresPlace {
  const account = postgresAccount()
  const cluster = clusterFolder(home, account)
  const logs = join(home.path, 'logs')
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  if (account) {
    mkdirSync(dirname(cluster), { recursive: true })
    for (const folder of passages(cluster, home)) letThrough(folder)
  }
  mkdirSync(cluster, { recursive: true, mode: 0o700 })
  giveTo(account, cluster)
  return {
    account,
    binaries: account ? join(shared, 'postgres') : join(home.path, 'postgres'),
    cluster,
    data: join(cluster, 'data'),
    secrets: join(home.path, 'database.json'),
    log: join(logs, 'postgres.log'),
  }
}

// Data that are already there decide; else a folder whose mode changed would hide them.
function clusterFolder(home: Home, account: PostgresAccount): string {
  const inside = join(home.path, 'database')
  const outside = join(shared, home.instanceId)
  if (!account || existsSync(join(inside, 'data'))) return inside
  if (existsSync(join(outside, 'data'))) return outside
  return isReachable(home.path) ? inside : outside
}

/** Whether any user can pass through the folders above this one. */
function isReachable(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

function passages(cluster: string, home: Home): string[] {
  return cluster.startsWith(shared) ? [shared] : [home.path]
}

// Passing through is all: what lies in the folder keeps its own modes, and cannot be listed.
function letThrough(folder: string): void {
  const { mode } = statSync(folder)
  if ((mode & 0o011) !== 0o011) chmodSync(folder, (mode & 0o7777) | 0o011)
}
