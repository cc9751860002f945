import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Failure } from '../failure.js'
import { withExclusiveLock } from './exclusive-lock.js'
import { moveIntoPlace } from './move-into-place.js'

/** The folder of everything that the program keeps. */
export type Home = {
  /** Absolute, without symbolic links. */
  readonly path: string
  /** Made once per home; a deleted and re-made home gets another. */
  readonly instanceId: string
}

/**
 * Finds or makes the home: the folder that MAINSTAY_HOME names, or `.mainstay` in the user's home. Fails as
 * `home-not-writable` or `disk-full`.
 */
export async function openHome(environment: NodeJS.ProcessEnv = process.env): Promise<Home> {
  const asked = environment.MAINSTAY_HOME?.trim() ? environment.MAINSTAY_HOME : join(homedir(), '.mainstay')
  const folder = resolve(asked)
  try {
    makeFolder(folder, 0o700)
    // The system's own spelling: on macOS and Windows, C:\Home and c:\home are one folder.
    const path = realpathSync.native(folder)
    proveWritable(path)
    return { path, instanceId: await instanceOf(path) }
  } catch (error) {
    throw explained(error, folder)
  }
}

/** The folder of the home's short exclusive lock. */
export function lockFolder(home: Home | string): string {
  return join(typeof home === 'string' ? home : home.path, 'run', 'lock')
}

// Node's own recursive mkdir never returns where the system says "no such file" for a new folder, as /proc does.
function makeFolder(folder: string, mode: number): void {
  if (existsSync(folder) && statSync(folder).isDirectory()) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder), 0o777)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    // Another process may have been faster.
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw error
  }
}

function proveWritable(path: string): void {
  const probe = join(path, `.probe-${process.pid}-${randomUUID().slice(0, 8)}`)
  try {
    writeFileSync(probe, 'probe')
  } finally {
    rmSync(probe, { force: true })
  }
}

type Instance = { readonly id: string; readonly home: string }

async function instanceOf(path: string): Promise<string> {
  const known = readInstance(path)
  if (known?.home === path) return known.id
  return withExclusiveLock(lockFolder(path), async () => {
    const now = readInstance(path)
    if (now?.home === path) return now.id
    // A home that was moved stays itself; a copy of a home that is still there becomes another.
    const id = now && readInstance(now.home)?.id !== now.id ? now.id : randomUUID()
    const file = join(path, 'instance.json')
    writeFileSync(`${file}.new`, `${JSON.stringify({ id, home: path } satisfies Instance)}\n`)
    moveIntoPlace(`${file}.new`, file)
    return id
  })
}

function readInstance(path: string): Instance | undefined {
  const file = join(path, 'instance.json')
  if (!existsSync(file)) return undefined
  try {
    const instance = JSON.parse(readFileSync(file, 'utf8')) as Instance
    if (/^[0-9a-f-]{36}$/.test(instance.id)) return instance
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new Failure(
    'home-not-writable',
    `${file} is damaged. Put it back from a backup, or name another folder with MAINSTAY_HOME.`,
  )
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  ENOENT: 'the path cannot be made',
  ELOOP: 'its symbolic links lead in a circle',
  ENAMETOOLONG: 'the path is too long',
}

function explained(error: unknown, folder: string): unknown {
  if (error instanceof Failure) return error
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Failure(
      'disk-full',
      `The disk that holds ${folder} is full. Free some space, or name another folder with MAINSTAY_HOME.`,
      { cause: error },
    )
  }
  const reason = reasons[code]
  if (!reason) return error
  const sentence = `Mainstay cannot use ${folder} as its home: ${reason}. Make it writable, or name another folder with MAINSTAY_HOME.`
  return new Failure('home-not-writable', sentence, { cause: error })
}
