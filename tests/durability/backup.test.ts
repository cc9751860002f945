import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, createClient, findDatabase, openHome } from '#platform/server'
import type { actions } from '../../src/apps/actions.js'
import { type DatabaseSnapshot, snapshotOf } from '../support/database-snapshot.js'
import { openProgramHome, run, signInAsOwner, start, startServing } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'

// Real processes: a backup while 16 writers write, restores of it, and everything that must be refused.

const writers = 16
const homes: string[] = []
const passphrase = 'zażółć gęślą jaźń'
let parent: string
let passphraseFile: string
let source: string
let file: string

function newHome(): string {
  const home = openProgramHome()
  homes.push(home)
  return home
}

beforeAll(async () => {
  parent = newHome()
  passphraseFile = join(parent, 'passphrase')
  writeFileSync(passphraseFile, `${passphrase}\n`)
  source = newHome()
  file = join(parent, 'under-load.backup')
  expect(await run(source, 'sample', '--json')).toMatchObject({ code: 0 })
}, 240_000)

afterAll(async () => {
  for (const home of homes) await removeHome(home).catch(() => undefined)
}, 60_000)

it('a backup under 16 writers is one moment of the database: it restores, verifies, and lacks nothing acknowledged before', {
  timeout: 300_000,
}, async () => {
  const serving = await startServing(source)
  const wish = { ended: false }
  const acknowledged: string[] = []
  try {
    const cookie = await signInAsOwner(serving.address, serving.out())
    const client = createClient<typeof actions>(serving.address, undefined, { cookie })
    const writing = Array.from({ length: writers }, (_, writer) => writeUntil(client, writer, wish, acknowledged))
    await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(writers)
    const before = new Set(acknowledged)
    const taken = await run(source, 'backup', file, '--passphrase-file', passphraseFile, '--json')
    expect(taken.code, taken.err).toBe(0)
    const during = acknowledged.length - before.size
    wish.ended = true
    await Promise.all(writing)
    expect(during).toBeGreaterThan(0)
    console.log(`${before.size} accounts acknowledged before the backup, ${during} while it was taken`)

    const restored = newHome()
    const told = await run(restored, 'restore', file, '--passphrase-file', passphraseFile, '--json')
    expect(told.code, told.err).toBe(0)
    expect(await run(restored, 'ledger', 'verify', '--workspace', 'Sample', '--json')).toMatchObject({ code: 0 })
    const audited = await run(restored, 'audit', 'verify', '--workspace', 'Sample', '--json')
    expect([audited.code, JSON.parse(audited.out)]).toEqual([0, expect.objectContaining({ intact: true })])
    const refs = await accountsIn(restored)
    for (const ref of before) expect(refs.has(ref), ref).toBe(true)
    const known = new Set(acknowledged)
    // Whoever was not acknowledged yet may be there; nobody else.
    const others = [...refs].filter((ref) => ref.startsWith('w') && !known.has(ref))
    expect(others.length).toBeLessThanOrEqual(writers)
  } finally {
    wish.ended = true
    serving.child.kill('SIGTERM')
    await serving.ended
  }
})

it('restored and left alone, everything is as in the backup but the sessions, which have ended', {
  timeout: 240_000,
}, async () => {
  const quiet = join(parent, 'quiet.backup')
  expect(await run(source, 'backup', quiet)).toMatchObject({ code: 0 })
  if (process.platform !== 'win32') expect(statSync(quiet).mode & 0o777).toBe(0o600)
  const before = await stateOf(source)
  expect(before.tables['access.session']?.count).toBeGreaterThan(0)
  const target = newHome()
  expect(await run(target, 'restore', quiet)).toMatchObject({ code: 0 })
  const ended = { 'access.session': { count: 0, hash: null } }
  expect(await stateOf(target)).toEqual({ ...before, tables: { ...before.tables, ...ended } })
  // The passwords of the cluster are nobody's data.
  const secrets = JSON.parse(readFileSync(secretsOf(source), 'utf8')) as Record<string, string>
  const plain = execFileSync(process.execPath, ['-e', inflate, quiet], { maxBuffer: 2 ** 28 }).toString('latin1')
  expect(plain).toContain('movement')
  for (const secret of Object.values(secrets)) expect(plain.includes(secret)).toBe(false)
})

it('what must not be restored is refused with exit code 2 and a sentence, and nothing is changed', {
  timeout: 240_000,
}, async () => {
  const bytes = readFileSync(file)
  const damaged = join(parent, 'damaged.backup')
  const changed = Buffer.from(bytes)
  changed[bytes.length - 5000] = (changed[bytes.length - 5000] ?? 0) ^ 1
  writeFileSync(damaged, changed)
  const short = join(parent, 'short.backup')
  writeFileSync(short, bytes.subarray(0, bytes.length - 100))
  const newer = join(parent, 'newer.backup')
  writeFileSync(newer, 'mainstay-backup 99\nsomething')
  const other = join(parent, 'other.txt')
  writeFileSync(other, 'Dear diary')
  const wrong = join(parent, 'wrong')
  writeFileSync(wrong, 'another passphrase\n')
  const right = ['--passphrase-file', passphraseFile]
  const refusals: [string[], RegExp][] = [
    [[damaged, ...right], /damaged/],
    [[short, ...right], /damaged, cut short/],
    [[newer], /newer Mainstay/],
    [[other], /no backup of Mainstay/],
    [[file, '--passphrase-file', wrong], /passphrase does not open/],
    [[file], /is encrypted/],
    [[join(parent, 'nothing')], /There is no file/],
    [[parent], /is a folder/],
    [[file, ...right], /not empty/],
  ]
  const target = newHome()
  expect(await run(target, 'restore', join(parent, 'quiet.backup'))).toMatchObject({ code: 0 })
  const before = await stateOf(target)
  for (const [args, sentence] of refusals) {
    const refused = await run(target, 'restore', ...args)
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(sentence)])
    expect(refused.err).not.toMatch(/\n\s+at /)
  }
  expect(await stateOf(target)).toEqual(before)
  const polish = await run(target, 'restore', short, ...right, '--language', 'pl')
  expect(polish.err).toMatch(/jest uszkodzony, ucięty/)
})

it('a server that runs is not restored under, and a file that is there is not written over', {
  timeout: 120_000,
}, async () => {
  const home = newHome()
  const serving = await startServing(home)
  try {
    const refused = await run(home, 'restore', join(parent, 'quiet.backup'))
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/already running/)])
    const taken = await run(home, 'backup', file)
    expect([taken.code, taken.err]).toEqual([2, expect.stringMatching(/there already/)])
  } finally {
    serving.child.kill('SIGTERM')
    await serving.ended
  }
})

it('kill -9 in the middle of a restore leaves an empty database, into which the same file is restored again', {
  timeout: 240_000,
}, async () => {
  const quiet = join(parent, 'quiet.backup')
  const target = newHome()
  expect(await run(target, 'workspaces', 'list', '--json')).toMatchObject({ code: 0 })
  let killedInside = 0
  for (let round = 0; round < 3; round += 1) {
    const restoring = start(target, 'restore', quiet)
    const isLoading = waitForLoading(target)
    await Promise.race([isLoading.seen, restoring.ended])
    await sleep(round * 120)
    isLoading.stop()
    if (restoring.child.exitCode === null) killedInside += 1
    await restoring.kill()
    const { out, code } = await run(target, 'workspaces', 'list', '--json')
    expect(code).toBe(0)
    const { rows } = JSON.parse(out) as { rows: { name: string }[] }
    if (rows.length > 0) break
    expect(rows).toEqual([])
  }
  expect(killedInside).toBeGreaterThan(0)
  const again = newHome()
  expect(await run(again, 'restore', quiet)).toMatchObject({ code: 0 })
  const last = await run(target, 'restore', quiet)
  expect([0, 2]).toContain(last.code)
  expect((await stateOf(target)).tables).toEqual((await stateOf(again)).tables)
})

it('kill -9 in the middle of a backup leaves no file of its name', { timeout: 60_000 }, async () => {
  const killed = join(parent, 'killed.backup')
  const taking = start(source, 'backup', killed)
  await expect.poll(() => existsSync(`${killed}.part`) || taking.child.exitCode !== null, { interval: 2 }).toBe(true)
  await taking.kill()
  if (!existsSync(killed)) expect(await run(source, 'backup', killed)).toMatchObject({ code: 0 })
  expect(readdirSync(parent).filter((name) => name.endsWith('.part'))).toEqual([])
})

it('a full disk: the backup says so, and leaves nothing half-done', { timeout: 60_000 }, async () => {
  const disk = join(parent, 'disk')
  mkdirSync(disk)
  try {
    execFileSync('/usr/bin/mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=755', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return console.warn('NOT RUN: a backup onto a full disk, because this user may not mount a small disk.')
  }
  try {
    const refused = await run(source, 'backup', join(disk, 'b.backup'))
    expect([refused.code, refused.err]).toEqual([2, expect.stringMatching(/The disk that holds .* is full/)])
    expect(readdirSync(disk)).toEqual([])
  } finally {
    execFileSync('/usr/bin/umount', ['--lazy', disk])
    rmSync(disk, { recursive: true, force: true })
  }
})

async function writeUntil(
  client: Client<typeof actions>,
  writer: number,
  wish: { ended: boolean },
  acknowledged: string[],
): Promise<void> {
  for (let turn = 0; !wish.ended; turn += 1) {
    const ref = `w${writer}-${turn}`
    await client.send('accounts.create', { workspace: 'Sample', ref, name: `Writer ${ref}` })
    acknowledged.push(ref)
  }
}

async function accountsIn(home: string): Promise<Set<string>> {
  const found = await findDatabase(await openHome({ MAINSTAY_HOME: home }), {})
  const { openDatabase } = await import('../../src/platform/database/open-database.js')
  const database = openDatabase({ url: found.url, role: 'mainstay_owner', poolSize: 1 })
  try {
    const { rows } = await database.query<{ ref: string }>('select ref from customers.account where not void')
    return new Set(rows.map(({ ref }) => ref))
  } finally {
    await database.close()
    await found.release()
  }
}

async function stateOf(home: string): Promise<DatabaseSnapshot> {
  const found = await findDatabase(await openHome({ MAINSTAY_HOME: home }), {})
  try {
    return await snapshotOf(found.url)
  } finally {
    await found.release()
  }
}

/** Sees the COPY of a restore that runs on a home. */
function waitForLoading(home: string): { readonly seen: Promise<void>; stop(): void } {
  let stopped = false
  const look = async (): Promise<void> => {
    const found = await findDatabase(await openHome({ MAINSTAY_HOME: home }), {})
    const { openDatabase } = await import('../../src/platform/database/open-database.js')
    const database = openDatabase({ url: found.url, poolSize: 1 })
    try {
      while (!stopped) {
        const { rowCount } = await database.query(
          `select from pg_stat_activity where application_name = 'mainstay migrate' and query ilike 'copy %'`,
        )
        if (rowCount > 0) return
        await sleep(5)
      }
    } finally {
      await database.close()
      await found.release()
    }
  }
  return {
    seen: look(),
    stop: () => {
      stopped = true
    },
  }
}

function secretsOf(home: string): string {
  const { id } = JSON.parse(readFileSync(join(home, 'instance.json'), 'utf8')) as { id: string }
  const places = [join(home, 'database.json'), join('/var/lib/mainstay', id, 'database.json')]
  const place = places.find((path) => existsSync(path))
  if (!place) throw new Error(`The secrets are in none of ${places.join(', ')}`)
  return place
}

// Every gzip block of a backup, one after the other, on standard output.
const inflate = `
  const fs = require('node:fs'), zlib = require('node:zlib')
  let bytes = fs.readFileSync(process.argv[1])
  bytes = bytes.subarray(bytes.indexOf(10) + 1)
  for (;;) {
    const end = bytes.indexOf(10)
    const line = bytes.toString('utf8', 0, end)
    if (!line.startsWith('{')) break
    const { bytes: length } = JSON.parse(line)
    process.stdout.write(zlib.gunzipSync(bytes.subarray(end + 1, end + 1 + length)))
    bytes = bytes.subarray(end + 1 + length + 1)
  }`
