import { Failure } from '../../failure.js'
import { withExclusiveLock } from '../../home/exclusive-lock.js'
import type { Home } from '../../home/index.js'
import { lockFolder } from '../../home/open-home.js'
import { dropUser, noteUser } from './cluster-users.js'
import { type Addresses, addressesOf, ensureDatabase } from './ensure-database.js'
import { initializeCluster } from './initialize-cluster.js'
import { ownBinaries } from './postgres-binaries.js'
import { preparePlace } from './postgres-place.js'
import { findPostmaster, stopPostmaster } from './postgres-process.js'
import { type Launch, runPostgres } from './run-postgres.js'
import { keepSecrets } from './secrets.js'

/** This process's share in the home's PostgreSQL. */
export type EmbeddedPostgres = Addresses & {
  readonly pid: number
  readonly port: number
  /** Starts it again if it crashed, on the same port where that is still free; gives the addresses to use from now on. */
  revive(): Promise<Addresses>
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
  const { pid, port, url, appUrl } = await runReady(launch)
  const note = noteUser(home)
  let released = false
  return {
    url,
    appUrl,
    pid,
    port,
    revive: () => inTurn(home, () => runReady(launch)),
    release: async () => {
      if (released) return
      released = true
      // On a full disk not even the lock can be taken; the next start joins or recovers what stays behind.
      await inTurn(home, () => leave(launch, note)).catch(ignoreDiskFull)
    },
  }
}

async function runReady(launch: Launch): Promise<Addresses & { pid: number; port: number }> {
  const { pid, port, started } = await runPostgres(launch)
  const secrets = keepSecrets(launch.place.secrets)
  const { login, app } = secrets
  const complete = !started && app !== undefined
  const addresses = complete ? addressesOf(port, login, app) : await ensureDatabase(port, secrets, launch.place.secrets)
  return { ...addresses, pid, port }
}

async function leave(launch: Launch, note: string): Promise<void> {
  if (dropUser(launch.home, note).othersRemain) return
  const running = findPostmaster(launch.place)
  if (running) await stopPostmaster(running, launch.place, launch.binaries)
}

function isDiskFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOSPC' || code === 'EDQUOT'
}

function ignoreDiskFull(error: unknown): void {
  if (!(error instanceof Failure && error.kind === 'disk-full')) throw error
}
