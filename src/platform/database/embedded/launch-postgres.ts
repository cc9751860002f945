import { Client } from 'pg'
import { Failure } from '../../failure.js'
import { withExclusiveLock } from '../../home/exclusive-lock.js'
import type { Home } from '../../home/index.js'
import { lockFolder } from '../../home/open-home.js'
import { dropUser, noteUser } from './cluster-users.js'
import { initializeCluster } from './initialize-cluster.js'
import { ownBinaries } from './postgres-binaries.js'
import { preparePlace } from './postgres-place.js'
import { findPostmaster, stopPostmaster } from './postgres-process.js'
import { type Launch, runPostgres } from './run-postgres.js'
import { keepSecrets, type Secrets } from './secrets.js'

/** This process's share in the home's PostgreSQL. */
export type EmbeddedPostgres = {
  /** Connects as `mainstay`, the owner of the database `mainstay`; not a superuser. */
  readonly url: string
  readonly pid: number
  readonly port: number
  /** Starts it again if it crashed, on the same port where that is still free; gives the URL to use from now on. */
  revive(): Promise<string>
  /** Gives the share back; the last one out stops PostgreSQL. */
  release(): Promise<void>
}

export type LaunchOptions = {
  /** False trades durability for speed: for tests only. */
  readonly durable?: boolean
}

/**
 * Joins the home's embedded PostgreSQL, or makes and starts it. Fails as `database-unavailable`, `disk-full` or
 * `busy`, with a sentence that says how to mend it.
 */
export async function launchPostgres(home: Home, options: LaunchOptions = {}): Promise<EmbeddedPostgres> {
  return inTurn(home, () => launchAlone(home, options.durable ?? true))
}

async function inTurn<T>(home: Home, work: () => Promise<T>): Promise<T> {
  try {
    return await withExclusiveLock(lockFolder(home), work)
  } catch (error) {
    if (!isDiskFull(error)) throw error
    throw new Failure(
      'disk-full',
      `The disk that holds ${home.path} is full, so the database cannot start. Free some space and start again.`,
      { cause: error },
    )
  }
}

async function launchAlone(home: Home, durable: boolean): Promise<EmbeddedPostgres> {
  const place = preparePlace(home)
  const secrets = keepSecrets(place.secrets)
  const binaries = await ownBinaries(place.binaries)
  await initializeCluster(place, binaries, secrets.superuser, durable)
  const launch: Launch = { home, place, binaries, superuserPassword: secrets.superuser, durable }
  const { pid, port } = await runReady(launch, secrets)
  const note = noteUser(home)
  let released = false
  return {
    url: urlOf(port, secrets),
    pid,
    port,
    revive: () => inTurn(home, async () => urlOf((await runReady(launch, secrets)).port, secrets)),
    release: async () => {
      if (released) return
      released = true
      // On a full disk not even the lock can be taken; the next start joins or recovers what stays behind.
      await inTurn(home, () => leave(launch, note)).catch(ignoreDiskFull)
    },
  }
}

async function runReady(launch: Launch, secrets: Secrets): Promise<{ pid: number; port: number }> {
  const running = await runPostgres(launch)
  if (running.started) await ensureDatabase(running.port, secrets)
  return running
}

async function leave(launch: Launch, note: string): Promise<void> {
  if (dropUser(launch.home, note).othersRemain) return
  const running = findPostmaster(launch.place)
  if (running) await stopPostmaster(running, launch.place, launch.binaries)
}

// Not a superuser: row-level security does not hold superusers.
async function ensureDatabase(port: number, secrets: Secrets): Promise<void> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: secrets.superuser,
    database: 'postgres',
    ssl: false,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    const { rows } = await client.query<{ has_role: boolean; has_database: boolean }>(
      `select exists (select from pg_roles where rolname = 'mainstay') as has_role,
              exists (select from pg_database where datname = 'mainstay') as has_database`,
    )
    const password = client.escapeLiteral(secrets.login)
    if (!rows[0]?.has_role) await client.query(`create role mainstay login createrole createdb password ${password}`)
    if (!rows[0]?.has_database) await client.query('create database mainstay owner mainstay')
  } finally {
    await client.end()
  }
}

function isDiskFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOSPC' || code === 'EDQUOT'
}

function ignoreDiskFull(error: unknown): void {
  if (!(error instanceof Failure && error.kind === 'disk-full')) throw error
}

function urlOf(port: number, secrets: Secrets): string {
  return `postgres://mainstay:${secrets.login}@127.0.0.1:${port}/mainstay`
}
