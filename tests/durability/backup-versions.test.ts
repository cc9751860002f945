import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, expect, it } from 'vitest'
import { findDatabase, openHome } from '#platform/server'
import { snapshotOf } from '../support/database-snapshot.js'
import { type Ended, openProgramHome, run } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'

// A backup of the embedded PostgreSQL 18 into a server of version 15, and from there back again.

const binaries = '/usr/lib/postgresql/15/bin'
const given = process.env.MAINSTAY_TEST_DATABASE_URL
const isThere = given !== undefined || existsSync(join(binaries, 'postgres'))
const program = join(import.meta.dirname, '..', '..', 'bin', 'mainstay.mjs')
const closing: (() => Promise<void>)[] = []

// A test that could not be tried must not look like one that passed.
if (!isThere) console.warn('NOT RUN: backups across versions of PostgreSQL, because no PostgreSQL 15 is here.')

afterAll(async () => {
  for (const close of closing.reverse()) await close()
}, 60_000)

it.skipIf(!isThere)(
  'the sample goes from PostgreSQL 18 to 15 and back, and is the same',
  { timeout: 300_000 },
  async () => {
    const first = newHome()
    const there = newHome()
    const back = newHome()
    expect(await run(first, 'sample', '--json')).toMatchObject({ code: 0 })
    const from18 = join(first, '18.backup')
    expect(await run(first, 'backup', from18)).toMatchObject({ code: 0 })
    const before = await embeddedState(first)

    const url = await databaseOf15()
    const restored = await runOn(url, there, 'restore', from18)
    expect(restored.code, restored.err).toBe(0)
    expect(await versionOf(url)).toBe(given === undefined ? 15 : await versionOf(given))
    expect(await snapshotOf(url)).toEqual(before)
    expect(await runOn(url, there, 'ledger', 'verify', '--workspace', 'Sample')).toMatchObject({ code: 0 })
    const refused = await runOn(url, there, 'restore', from18)
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/not empty/)])

    const from15 = join(there, '15.backup')
    const taken = await runOn(url, there, 'backup', from15)
    expect(taken.code, taken.err).toBe(0)
    expect(await run(back, 'restore', from15)).toMatchObject({ code: 0 })
    expect(await embeddedState(back)).toEqual(await snapshotOf(url))
    expect(await run(back, 'ledger', 'verify', '--workspace', 'Sample')).toMatchObject({ code: 0 })
  },
)

function newHome(): string {
  const home = openProgramHome()
  closing.push(() => removeHome(home))
  return home
}

async function runOn(url: string, home: string, ...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, MAINSTAY_HOME: home, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const told = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    told.out += text
  })
  child.stderr.on('data', (text) => {
    told.err += text
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...told })))
}

async function embeddedState(home: string): ReturnType<typeof snapshotOf> {
  const found = await findDatabase(await openHome({ MAINSTAY_HOME: home }), {})
  try {
    return await snapshotOf(found.url)
  } finally {
    await found.release()
  }
}

async function databaseOf15(): Promise<string> {
  const server = given ?? (await startServer())
  const name = `mainstay_backup_${process.pid}`
  await ask(server, `create database ${name} encoding 'UTF8' template template0`)
  closing.push(async () => {
    await ask(server, `drop database ${name} with (force)`)
  })
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

async function versionOf(url: string): Promise<number> {
  const { rows } = await ask(url, `select current_setting('server_version_num')::int / 10000 as major`)
  return Number(rows[0]?.major)
}

async function ask(url: string, sql: string): Promise<{ rows: Record<string, unknown>[] }> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

async function startServer(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-postgres-15-'))
  chmodSync(folder, 0o711)
  const identity = identityOf(folder)
  const data = join(folder, 'data')
  const initdb = ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8']
  execFileSync(join(binaries, 'initdb'), initdb, { ...identity, stdio: 'ignore', cwd: folder })
  const port = await freePort()
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: 'off', port: String(port) }
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(binaries, 'postgres'), ['-D', data, ...options], {
    ...identity,
    stdio: 'ignore',
    cwd: folder,
  })
  closing.push(async () => {
    await stop(child)
    rmSync(folder, { recursive: true, force: true })
  })
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 100) {
    const answers = await ask(url, 'select 1').then(
      () => true,
      () => false,
    )
    if (answers) return url
    await sleep(100)
  }
  throw new Error('PostgreSQL 15 did not start.')
}

// PostgreSQL refuses root.
function identityOf(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const [uid = 0, gid = 0] = ['-u', '-g'].map((which) =>
    Number(execFileSync('id', [which, 'nobody'], { encoding: 'utf8' })),
  )
  chownSync(folder, uid, gid)
  return { uid, gid }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
