import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../../failure.js'
import type { Home } from '../../home/index.js'
import { moveIntoPlace } from '../../home/move-into-place.js'
import { isAlive, markProcess } from '../../home/process-mark.js'
import type { PostgresBinaries } from './postgres-binaries.js'
import type { PostgresPlace } from './postgres-place.js'
import { findFreePort, findPostmaster, type Postmaster, spawnPostgres } from './postgres-process.js'
import { probePostgres } from './probe-postgres.js'

/** Everything that running PostgreSQL for a home needs. */
export type Launch = {
  readonly home: Home
  readonly place: PostgresPlace
  readonly binaries: PostgresBinaries
  readonly superuserPassword: string
  readonly durable: boolean
}

const attempts = 8
// Recovery after a crash replays at most max_wal_size of log.
const patienceMs = 300_000

/** Joins the home's running PostgreSQL, or starts it. Call under the home's lock. */
export async function runPostgres(launch: Launch): Promise<Postmaster & { readonly started: boolean }> {
  let words = ''
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const running = findPostmaster(launch.place)
    if (running) {
      if (await waitForRunning(launch, running)) return { ...running, started: false }
      continue
    }
    const outcome = await start(launch, attempt === 0 ? lastPort(launch.home) : 0)
    if (typeof outcome === 'object') {
      keepPort(launch.home, outcome.port)
      return { ...outcome, started: true }
    }
    words = outcome
    if (isDiskFull(words)) {
      throw new Failure(
        'disk-full',
        `The disk that holds ${launch.place.data} is full, so PostgreSQL cannot start. Free some space and start again; nothing is lost.`,
      )
    }
    // Children of a killed PostgreSQL need a moment to notice; a port may be taken between finding and using it.
    if (!/Address already in use|could not bind|shared memory block|lock file .* already exists|in use/.test(words))
      break
    await sleep(attempt * 200)
  }
  throw new Failure(
    'database-unavailable',
    `The embedded PostgreSQL does not start: ${words.trim().slice(-600)} Its log is ${launch.place.log}.`,
  )
}

/**
 * Whether PostgreSQL ended because its disk is full. The system says the same of its shared memory and semaphores, of
 * which macOS has few.
 */
export function isDiskFull(words: string): boolean {
  return words.split('\n').some((line) => /No space left on device/.test(line) && !/shared memory|semaphore/.test(line))
}

/** True when it is ready; false when it ended meanwhile. */
async function waitForRunning(launch: Launch, running: Postmaster): Promise<boolean> {
  const mark = markProcess(running.pid)
  const deadline = Date.now() + patienceMs
  while (isAlive(mark)) {
    if ((await probePostgres(launch.place, running.port, launch.superuserPassword)) === 'ready') return true
    if (Date.now() > deadline) throw tooLong(launch)
    await sleep(50)
  }
  return false
}

async function start(launch: Launch, preferredPort: number): Promise<Postmaster | string> {
  const port = await findFreePort(preferredPort)
  const { hasEnded, logFrom } = await spawnPostgres(launch.place, launch.binaries, port, launch.durable)
  const deadline = Date.now() + patienceMs
  while (!hasEnded()) {
    if ((await probePostgres(launch.place, port, launch.superuserPassword)) === 'ready') {
      const running = findPostmaster(launch.place)
      if (running) return running
    }
    if (Date.now() > deadline) throw tooLong(launch)
    await sleep(15)
  }
  return logSince(launch.place, logFrom)
}

function tooLong(launch: Launch): Failure {
  return new Failure(
    'database-unavailable',
    `The embedded PostgreSQL does not get ready, though its process runs. Its log is ${launch.place.log}.`,
  )
}

function logSince(place: PostgresPlace, from: number): string {
  const size = statSync(place.log, { throwIfNoEntry: false })?.size ?? 0
  const length = Math.min(size - from, 20_000)
  if (length <= 0) return 'its program ended without a word.'
  const bytes = Buffer.alloc(length)
  const file = openSync(place.log, 'r')
  try {
    readSync(file, bytes, 0, length, from)
  } finally {
    closeSync(file)
  }
  return bytes.toString('utf8')
}

// The same port again, so that pools of other processes find the restarted server.
function lastPort(home: Home): number {
  try {
    return Number(readFileSync(portFile(home), 'utf8')) || 0
  } catch {
    return 0
  }
}

function keepPort(home: Home, port: number): void {
  writeFileSync(`${portFile(home)}.new`, String(port))
  moveIntoPlace(`${portFile(home)}.new`, portFile(home))
}

function portFile(home: Home): string {
  return join(home.path, 'run', 'postgres-port')
}
