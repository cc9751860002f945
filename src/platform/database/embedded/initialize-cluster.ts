import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Failure } from '../../failure.js'
import { moveIntoPlace } from '../../home/move-into-place.js'
import { isPlain, withPlainPath } from './plain-path.js'
import { giveTo } from './postgres-account.js'
import { noneForPlatform, type PostgresBinaries, programOf, sharedFilesOf } from './postgres-binaries.js'
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
    giveTo(place.account, passwordFile)
    await runInitdb(place, binaries, draft, passwordFile, durable)
    moveIntoPlace(draft, place.data)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(draft, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
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
    await withPlainPath(sharedFilesOf(binaries), (share) =>
      promisify(execFile)(programOf(binaries, 'initdb'), [...options, '-L', share], {
        cwd: place.cluster,
        env: environmentFor(place),
        windowsHide: true,
        ...place.account,
      }),
    )
  } catch (error) {
    const ended = error as { stdout?: string; stderr?: string; message: string; code?: number | string }
    throw explained(`${ended.stdout ?? ''}\n${ended.stderr ?? ''}`.trim() || ended.message, ended.code, place)
  }
}

// How Windows ends a program that needs a library which is not there; one that is too old ends in a broken access.
const libraryMissing = 0xc0000135

function explained(words: string, code: number | string | undefined, place: PostgresPlace): Failure {
  if (code === libraryMissing || /exception 0xC0000(005|135)/i.test(words)) {
    return new Failure(
      'database-unavailable',
      'The embedded PostgreSQL needs the Visual C++ runtime, which this Windows lacks or has in an old version. Install it from https://aka.ms/vs/17/release/vc_redist.x64.exe and start again, or set DATABASE_URL to a PostgreSQL server (15 or newer).',
    )
  }
  if (code === 'ENOENT' && process.platform === 'linux') return noneForPlatform('Linux without glibc')
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
  if (process.platform === 'win32' && !isPlain(place.cluster)) {
    return new Failure(
      'database-unavailable',
      `The embedded PostgreSQL could not make its data in ${place.cluster}: ${last} On Windows it may not read every letter of that path: name a folder in plain letters with MAINSTAY_HOME.`,
    )
  }
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
