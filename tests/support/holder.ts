import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

/** Another process that uses a home's PostgreSQL. */
export type Holder = {
  readonly child: ChildProcess
  readonly url: string
  readonly pid: number
  readonly port: number
  readonly instanceId: string
  /** Gives its share back and ends. */
  leave(): Promise<void>
  /** Kill -9. */
  kill(): Promise<void>
}

export type HolderOptions = {
  readonly arguments?: readonly string[]
  readonly uid?: number
  readonly environment?: NodeJS.ProcessEnv
}

const script = join(import.meta.dirname, 'hold-postgres.ts')
const root = join(import.meta.dirname, '..', '..')

/** Starts a process that holds the home's PostgreSQL; rejects with `{ kind, message }` where it fails as expected. */
export async function startHolder(home: string, options: HolderOptions = {}): Promise<Holder> {
  const child = spawnHolder(home, options)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const told = await firstLine(child)
  if (told.kind) throw told
  return {
    child,
    ...(told as { url: string; pid: number; port: number; instanceId: string }),
    leave: async () => {
      child.stdin?.write('leave\n')
      await ended
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Starts one without waiting for it. */
export function spawnHolder(home: string, options: HolderOptions = {}): ChildProcess {
  const identity = options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }
  return spawn(process.execPath, ['--import', 'tsx', script, ...(options.arguments ?? [])], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: home, TSX_DISABLE_CACHE: '1', MAINSTAY_HOME: home, ...options.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    ...identity,
  })
}

function firstLine(child: ChildProcess): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    let out = ''
    let err = ''
    child.stderr?.on('data', (piece: Buffer) => {
      err += piece.toString()
    })
    child.stdout?.on('data', (piece: Buffer) => {
      out += piece.toString()
      const end = out.indexOf('\n')
      if (end >= 0) resolve(JSON.parse(out.slice(0, end)) as Record<string, unknown>)
    })
    child.once('exit', (code) => reject(new Error(`The holder ended with ${code}: ${err}`)))
  })
}
