import type { ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { spawnProgram } from './spawn-program.js'
import { homePrefix } from './sweep-homes.js'

const bin = join(import.meta.dirname, '..', '..', 'bin', 'mainstay.mjs')

/** How a command ended. */
export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }

/** A program that runs. */
export type Running = {
  readonly child: ChildProcess
  readonly pid: number
  readonly ended: Promise<Ended>
  /** What it has printed so far. */
  out(): string
  /** What it has logged so far. */
  err(): string
  /** Kill -9, and waits until it is gone. */
  kill(): Promise<void>
}

/** A fresh home that every user may pass through; remove it with `removeHome`. */
export function openProgramHome(): string {
  const home = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
  chmodSync(home, 0o755)
  return home
}

/** Starts `mainstay …` on a home, as a user would. */
export function start(home: string, ...args: string[]): Running {
  // Tests send more than people do.
  const environment = { MAINSTAY_RATE_LIMIT: '0', ...process.env, MAINSTAY_HOME: home, DATABASE_URL: '' }
  const child = spawnProgram([bin, ...args], { env: environment })
  const told = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    told.out += text
  })
  child.stderr.on('data', (text) => {
    told.err += text
  })
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...told })))
  return {
    child,
    pid: child.pid ?? -1,
    ended,
    out: () => told.out,
    err: () => told.err,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs `mainstay …` to its end. */
export function run(home: string, ...args: string[]): Promise<Ended> {
  return start(home, ...args).ended
}

/** A server that answers. */
export type Served = Running & { readonly address: string }

/** Starts `mainstay serve` and waits for its address. */
export async function startServing(home: string, ...more: string[]): Promise<Served> {
  const running = start(home, 'serve', '--port', '0', ...more)
  for (let waitedMs = 0; waitedMs < 60_000 && running.child.exitCode === null; waitedMs += 20) {
    const address = /http:\S+(?=\n)/.exec(running.out())?.[0]
    if (address) return { ...running, address }
    await sleep(20)
  }
  running.child.kill('SIGKILL')
  throw new Error(`The server did not start: ${(await running.ended).err}`)
}

/** The owner that tests make; a server that runs already may have them too. */
const owner = { name: 'Kim Test', email: 'owner@mainstay.test', password: 'the owner of every test' }

/**
 * Signs the owner in and answers with the cookie of the session. Where nobody can sign in yet, makes them first by the
 * link that the server printed.
 */
export async function signInAsOwner(address: string, printed = ''): Promise<string> {
  const secret = /first-owner\?secret=(\S+)/.exec(printed)?.[1]
  if (secret !== undefined) await sendAsBrowser(address, '/api/v1/setup/owner', { secret, ...owner })
  const { email, password } = owner
  const response = await sendAsBrowser(address, '/api/sign-in/sign-in/email', { email, password })
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0]
  if (cookie === undefined) throw new Error('Signing in gave no cookie.')
  return cookie
}

async function sendAsBrowser(address: string, path: string, body: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: address }
  const response = await fetch(`${address}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  return response
}

/** The pid of the PostgreSQL that runs on a home; undefined if none does. */
export function postmasterOf(home: string): number | undefined {
  return postmasterFile(home) && Number(postmasterFile(home)?.[0])
}

/** Where the embedded database of a home is reached by its owner, such as to look into it beside the program. */
export function databaseUrlOf(home: string): string {
  const { login } = JSON.parse(readFileSync(join(home, 'database.json'), 'utf8')) as { login: string }
  return `postgres://mainstay:${login}@127.0.0.1:${postmasterFile(home)?.[3]}/mainstay`
}

function postmasterFile(home: string): string[] | undefined {
  const { id } = JSON.parse(readFileSync(join(home, 'instance.json'), 'utf8')) as { id: string }
  for (const cluster of [join(home, 'database'), join('/var/lib/mainstay', id)]) {
    const file = join(cluster, 'data', 'postmaster.pid')
    if (existsSync(file)) return readFileSync(file, 'utf8').split('\n')
  }
  return undefined
}
