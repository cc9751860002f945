import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chownSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Failure } from '../../failure.js'
import { type PostgresBinaries, programOf } from './postgres-binaries.js'
import { environmentFor } from './postgres-environment.js'
import type { PostgresPlace } from './postgres-place.js'

/**
 * Makes the cluster's data if there are none. They are made beside their place and moved there whole, so an
 * interrupted start leaves nothing that looks like data. `durable` false is for tests.
 */
export async function initializeCluster(
  place: PostgresPlace,
  binaries: PostgresBinaries,
  superuserPassword: string,
  durable: boolean,
): Promise<void> {
  await removeDrafts(place)
  if (existsSync(place.data)) return refuseOtherMajor(place, binaries)
  const mark = randomUUID()
  const draft = join(place.cluster, `new-${mark}`)
  const passwordFile = join(place.cluster, `new-password-${mark}`)
  try {
    writeFileSync(passwordFile, superuserPassword, { mode: 0o600 })
    if (place.account) chownSync(passwordFile, place.account.uid, place.account.gid)
    await runInitdb(place, binaries, draft, passwordFile, durable)
    renameSync(draft, place.data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true })
  }
}

/**
 * A starter killed in the middle leaves its initdb behind, which may still write while its draft is removed: that is
 * tried again, and what still resists is left to the next start.
 */
async function removeDrafts(place: PostgresPlace): Promise<void> {
  for (const name of readdirSync(place.cluster)) {
    if (!name.startsWith('new-')) continue
    const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }
    await rm(join(place.cluster, name), options).catch(() => undefined)
  }
}

async function runInitdb(
  place: PostgresPlace,
  binaries: PostgresBinaries,
  draft: string,
  passwordFile: string,
  durable: boolean,
): Promise<void> {
  const options = [
    `--pgdata=${draft}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    // PostgreSQL's own Unicode rules, the same on every system; the C library's part stays plain.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    ...(durable ? [] : ['--no-sync']),
  ]
  try {
    await promisify(execFile)(programOf(binaries, 'initdb'), options, {
      cwd: place.cluster,
      env: environmentFor(place),
      windowsHide: true,
      ...place.account,
    })
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string }
    throw explained(`${stdout}\n${stderr}`.trim() || message, place)
  }
}

function explained(words: string, place: PostgresPlace): Failure {
  if (/No space left on device|ENOSPC/.test(words)) {
    return new Failure(
      'disk-full',
      `The disk that holds ${place.cluster} is full: a new database needs about 50 MB. Free some space and start again.`,
    )
  }
  const last =
    words
      .split('\n')
      .filter((line) => /error|fatal|could not|cannot/i.test(line))
      .slice(0, 3)
      .join(' ') || words.slice(-500)
  return new Failure(
    'database-unavailable',
    `The embedded PostgreSQL could not make its data in ${place.cluster}: ${last} Set DATABASE_URL to use a PostgreSQL server instead.`,
  )
}

function refuseOtherMajor(place: PostgresPlace, binaries: PostgresBinaries): void {
  const ofData = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim()
  const ofPrograms = binaries.version.split('.')[0]
  if (ofData === ofPrograms) return
  throw new Failure(
    'database-unavailable',
    `The data in ${place.data} were made by PostgreSQL ${ofData}, and this Mainstay brings PostgreSQL ${ofPrograms}. Use the Mainstay that made them to take a backup, and restore it here.`,
  )
}
