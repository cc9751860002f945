import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { signInAsOwner } from '../tests/support/program.js'

const program = join(import.meta.dirname, '..', 'bin', 'mainstay.mjs')

/** A home of the bench's own, removed at the end. */
export function openBenchHome(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'mainstay-bench-'))
  chmodSync(path, 0o755)
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Runs a command to its end and returns its JSON and how long it took. */
export function command(home: string, ...args: string[]): { json: unknown; ms: number } {
  const started = performance.now()
  const run = spawnSync(process.execPath, [program, ...args, '--json'], {
    env: { ...process.env, MAINSTAY_HOME: home },
    maxBuffer: 1 << 28,
  })
  if (run.status !== 0) throw new Error(`mainstay ${args.join(' ')} ended with ${run.status}: ${run.stderr}`)
  return { json: JSON.parse(run.stdout.toString()), ms: performance.now() - started }
}

/** A running server. */
export type Server = {
  readonly address: string
  readonly pid: number
  /** The session of the owner, made at the first call. */
  cookie(): Promise<string>
  stop(): Promise<void>
}

/** Starts the server and waits until it says its address. */
export async function serve(home: string): Promise<Server> {
  const child: ChildProcess = spawn(process.execPath, [program, 'serve', '--port', '0'], {
    env: { ...process.env, MAINSTAY_HOME: home, MAINSTAY_RATE_LIMIT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (bytes) => {
      text += bytes
      const found = /(http:\/\/\S+)/.exec(text)
      if (found?.[1]) resolve(found[1])
    })
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  let session: Promise<string> | undefined
  return {
    address,
    pid: child.pid ?? 0,
    cookie() {
      session ??= signInAsOwner(address, text)
      return session
    },
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One call of the API; its time in milliseconds. Throws on any answer but a good one. */
export async function call(
  server: Server,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<{ ms: number; json: unknown }> {
  const cookie = await server.cookie()
  const started = performance.now()
  const text = await new Promise<string>((resolve, reject) => {
    const sent = request(
      `${server.address}${path}`,
      { method, agent, headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}) } },
      (answer) => {
        let read = ''
        answer.setEncoding('utf8')
        answer.on('data', (part) => {
          read += part
        })
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve(read) : reject(new Error(`${path}: ${answer.statusCode} ${read}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body ? JSON.stringify(body) : undefined)
  })
  return { ms: performance.now() - started, json: JSON.parse(text) }
}

/** Processor time that a process has used, in milliseconds, and its memory in MiB; undefined where /proc is not there. */
export function usage(pid: number): { cpuMs: number; rssMib: number } | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return { cpuMs: (Number(fields[11]) + Number(fields[12])) * 10, rssMib: (pages * 4096) / 1_048_576 }
  } catch {
    return undefined
  }
}

/** Calls made by some clients at once; times sorted, and the server's processor time per call. */
export async function load(
  server: Server,
  clients: number,
  calls: number,
  one: (n: number) => Promise<{ ms: number }>,
): Promise<{ p50: number; p99: number; cpuMs: number | undefined }> {
  const before = usage(server.pid)
  const times: number[] = []
  let next = 0
  const client = async (): Promise<void> => {
    while (next < calls) times.push((await one(next++)).ms)
  }
  await Promise.all(Array.from({ length: clients }, client))
  const after = usage(server.pid)
  return {
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpuMs: before && after && (after.cpuMs - before.cpuMs) / calls,
  }
}

/** The value below which a share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
