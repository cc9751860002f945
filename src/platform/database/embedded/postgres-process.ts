import { execFile, execFileSync, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { isAlive, markProcess } from '../../home/process-mark.js'
import { type PostgresBinaries, programOf } from './postgres-binaries.js'
import { environmentFor } from './postgres-environment.js'
import type { PostgresPlace } from './postgres-place.js'

/** A PostgreSQL that runs on a place's data. */
export type Postmaster = { readonly pid: number; readonly port: number }

/**
 * The living PostgreSQL of this place, by the pid file that it writes itself; undefined if there is none. A pid
 * that went to another program since is not taken for it.
 */
export function findPostmaster(place: Pick<PostgresPlace, 'data'>): Postmaster | undefined {
  const file = join(place.data, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  const pid = Math.abs(Number(lines[0]))
  const port = Number(lines[3])
  if (pid > 0 && isAlive({ pid }) && servesPlace(pid, place)) return port > 0 ? { pid, port } : undefined
  // It died without cleaning up. If its pid lives on in another program, PostgreSQL itself would refuse to start.
  rmSync(file, { force: true })
  return undefined
}

function servesPlace(pid: number, place: Pick<PostgresPlace, 'data'>): boolean {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(place.data)
    // Windows does not tell quickly whose data a program serves, only which program it is.
    if (process.platform === 'win32') return /^postgres\.exe$/i.test(markProcess(pid).started ?? 'postgres.exe')
    const command = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return mentionsPath(command, place.data)
  } catch {
    return false
  }
}

/** Whether a command that `ps` shows has this path in it. Letters beyond ASCII are shown in ways that differ. */
export function mentionsPath(command: string, path: string): boolean {
  const pieces = path.split(/[^ -~]+/)
  let from = 0
  return pieces.every((piece) => {
    const at = command.indexOf(piece, from)
    from = at + piece.length
    return at >= 0
  })
}

/** Spawns PostgreSQL so that it outlives this process and the terminal. Says nothing about whether it will answer. */
export async function spawnPostgres(
  place: PostgresPlace,
  binaries: PostgresBinaries,
  port: number,
  durable: boolean,
): Promise<{ readonly hasEnded: () => boolean; readonly logFrom: number }> {
  const logFrom = turnLog(place)
  // pg_ctl opens the log itself, and fails where another process has it open.
  if (process.platform === 'win32') return { hasEnded: await startByPgCtl(place, binaries, port, durable), logFrom }
  const log = openSync(place.log, 'a', 0o600)
  try {
    const child = spawn(programOf(binaries, 'postgres'), ['-D', place.data, ...settings(port, durable)], {
      cwd: place.cluster,
      env: environmentFor(place),
      stdio: ['ignore', log, log],
      detached: true,
      ...place.account,
    })
    let ended = false
    child.once('error', () => {
      ended = true
    })
    child.once('exit', () => {
      ended = true
    })
    child.unref()
    return { hasEnded: () => ended, logFrom }
  } finally {
    closeSync(log)
  }
}

/** Stops PostgreSQL fast and cleanly: sessions are cut, everything committed is on disk. */
export async function stopPostmaster(
  postmaster: Postmaster,
  place: PostgresPlace,
  binaries: PostgresBinaries,
): Promise<void> {
  if (process.platform === 'win32') return stopByPgCtl(place, binaries)
  const mark = markProcess(postmaster.pid)
  signal(postmaster.pid, 'SIGINT')
  // A checkpoint of a big cache may take long; after two minutes recovery at the next start is the better choice.
  for (let waitedMs = 0; isAlive(mark); waitedMs += 20) {
    if (waitedMs === 120_000) signal(postmaster.pid, 'SIGQUIT')
    if (waitedMs > 180_000) return
    await sleep(20)
  }
}

/** A port of 127.0.0.1 that is free now. */
export function findFreePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => {
      // Taken, or on Windows kept back by the system.
      if (preferred !== 0) findFreePort().then(resolve, reject)
      else reject(error)
    })
    probe.listen({ host: '127.0.0.1', port: preferred }, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}

function settings(port: number, durable: boolean): string[] {
  const values: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    shared_buffers: '128MB',
    max_connections: 100,
    // Nothing replicates from a laptop, so the log holds what recovery needs and no more.
    wal_level: 'minimal',
    max_wal_senders: 0,
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    // Queries here are short; compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    // Details and statements of errors repeat the rows that people wrote.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

async function startByPgCtl(
  place: PostgresPlace,
  binaries: PostgresBinaries,
  port: number,
  durable: boolean,
): Promise<() => boolean> {
  // PostgreSQL refuses administrators on Windows; pg_ctl gives those rights up first.
  const options = settings(port, durable)
    .map((part) => (part.includes('=') ? `"${part}"` : part))
    .join(' ')
  // It waits, because only it knows when PostgreSQL ends instead of getting ready.
  const words = ['start', '-D', place.data, '-l', place.log, '-w', '-t', '300', '-o', options]
  // In a hidden console of its own, where Ctrl-C in ours does not reach PostgreSQL.
  const child = spawn(programOf(binaries, 'pg_ctl'), words, {
    cwd: place.cluster,
    env: environmentFor(place),
    stdio: 'ignore',
    windowsHide: true,
  })
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', resolve)
  })
  return () => code !== 0
}

// Windows has no signals; PostgreSQL listens to pg_ctl in their place.
async function stopByPgCtl(place: PostgresPlace, binaries: PostgresBinaries): Promise<void> {
  const stop = (mode: string, seconds: string) =>
    promisify(execFile)(programOf(binaries, 'pg_ctl'), ['stop', '-D', place.data, '-m', mode, '-w', '-t', seconds], {
      env: environmentFor(place),
      windowsHide: true,
    })
  await stop('fast', '120')
    .catch(() => stop('immediate', '60'))
    .catch(() => undefined)
}

const logLimitBytes = 5_000_000

/** Puts a log that has grown too long aside; gives the size of what is there. */
function turnLog(place: PostgresPlace): number {
  const size = statSync(place.log, { throwIfNoEntry: false })?.size ?? 0
  if (size <= logLimitBytes) return size
  renameSync(place.log, `${place.log}.1`)
  return 0
}

function signal(pid: number, name: 'SIGINT' | 'SIGQUIT'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
