import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { type Holder, type HolderOptions, spawnHolder, startHolder } from '../../../../tests/support/holder.js'
import { removeHome } from '../../../../tests/support/sweep-homes.js'
import { temporaryFolder, temporaryHome } from '../../../../tests/support/temporary-home.js'
import { type Home, openHome } from '../../home/index.js'
import { isAlive } from '../../home/process-mark.js'
import { checkSeparation } from '../check-separation.js'
import { launchPostgres } from './launch-postgres.js'
import { mentionsPath } from './postgres-process.js'
import { isDiskFull } from './run-postgres.js'

const hasModes = process.platform !== 'win32'
const open = (path: string): Promise<Home> => openHome({ MAINSTAY_HOME: path })
const test60 = (name: string, work: () => Promise<void>): void => test(name, { timeout: 60_000 }, work)

async function hold(home: string, options: HolderOptions = {}): Promise<Holder> {
  const holder = await startHolder(home, options)
  onTestFinished(() => holder.kill())
  return holder
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows
  } finally {
    await client.end()
  }
}

test60('the first one in starts PostgreSQL, the next ones join, the last one out stops it', async () => {
  const path = temporaryHome('Mój dom – zażółć gęślą')
  const here = await launchPostgres(await open(path), { durable: false })
  const [a, b] = await Promise.all([hold(path), hold(path)])
  expect([a.pid, b.pid]).toEqual([here.pid, here.pid])
  await ask(here.url, 'create table kept as select 1 as n')
  await here.release()
  await a.leave()
  expect(await ask(b.url, 'select n from kept')).toEqual([{ n: 1 }])
  await b.leave()
  expect(isAlive({ pid: here.pid })).toBe(false)
  expect(existsSync(join(path, 'database', 'data', 'postmaster.pid'))).toBe(false)
  const again = await launchPostgres(await open(path), { durable: false })
  expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 1 }])
  expect(again.port).toBe(here.port)
  await again.release()
})

test60('the cluster asks for a password, listens on loopback only, and folds Polish letters', async () => {
  const postgres = await launchPostgres(await open(temporaryHome()), { durable: false })
  const stranger = new URL(postgres.url)
  stranger.password = 'guess'
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow(/password authentication failed/)
  const [row] = await ask(
    postgres.url,
    `select current_setting('listen_addresses') as listens,
            upper('zażółć') as upper, 'ŁÓDŹ' ilike 'łódź' as folds, rolsuper as super, current_setting('server_encoding') as encoding
       from pg_roles where rolname = current_user`,
  )
  expect(row).toEqual({ listens: '127.0.0.1', upper: 'ZAŻÓŁĆ', folds: true, super: false, encoding: 'UTF8' })
  await postgres.release()
})

test60('two first starts at once make one cluster', async () => {
  const path = temporaryHome()
  const holders = await Promise.all([hold(path), hold(path), hold(path)])
  expect(new Set(holders.map((holder) => holder.pid)).size).toBe(1)
  for (const holder of holders) expect(await ask(holder.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test60('two homes do not meet', async () => {
  const [a, b] = await Promise.all([hold(temporaryHome()), hold(temporaryHome())])
  expect(a.pid).not.toBe(b.pid)
  expect(a.port).not.toBe(b.port)
  const crossed = new URL(a.url)
  crossed.port = String(b.port)
  await expect(ask(crossed.href, 'select 1')).rejects.toThrow(/password authentication failed/)
})

test60('PostgreSQL survives a starter that is killed; the next one joins it and, last out, stops it', async () => {
  const path = temporaryHome()
  const starter = await hold(path)
  await starter.kill()
  expect(isAlive({ pid: starter.pid })).toBe(true)
  const next = await hold(path)
  expect(next.pid).toBe(starter.pid)
  await next.leave()
  expect(isAlive({ pid: starter.pid })).toBe(false)
})

test60('a PostgreSQL that is killed is started again, by the next user or by a present one', async () => {
  const path = temporaryHome()
  const here = await launchPostgres(await open(path), { durable: false })
  process.kill(here.pid, 'SIGKILL')
  const next = await hold(path)
  expect(next.pid).not.toBe(here.pid)
  process.kill(next.pid, 'SIGKILL')
  const { url } = await here.revive()
  expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
  await next.kill()
  await here.release()
})

test60('starts killed at any moment heal: during the copy, initdb, the first start', async () => {
  const path = temporaryHome()
  for (const delayMs of [250, 400, 500, 600, 700, 900, 1200]) {
    const child = spawnHolder(path)
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await new Promise((resolve) => setTimeout(resolve, delayMs))
    child.kill('SIGKILL')
    await ended
  }
  const holder = await hold(path)
  expect(await ask(holder.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await holder.leave()
  expect(readdirSync(join(path, 'database'))).toEqual(['data'])
})

test60('a stale pid file whose pid another program has got is passed over', async () => {
  const path = temporaryHome()
  const first = await launchPostgres(await open(path), { durable: false })
  await first.release()
  const file = join(path, 'database', 'data', 'postmaster.pid')
  writeFileSync(
    file,
    `${process.pid}\n${join(path, 'database', 'data')}\n1700000000\n${first.port}\n\n127.0.0.1\n\nready\n`,
  )
  const again = await launchPostgres(await open(path), { durable: false })
  expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
  await again.release()
})

test60('a port that another program has taken meanwhile is no obstacle', async () => {
  const { createServer } = await import('node:net')
  const path = temporaryHome()
  const first = await launchPostgres(await open(path), { durable: false })
  await first.release()
  const squatter = createServer().listen(first.port, '127.0.0.1')
  onTestFinished(() => void squatter.close())
  const again = await launchPostgres(await open(path), { durable: false })
  expect(again.port).not.toBe(first.port)
  await again.release()
})

test60('secrets are for this user alone, and a home in /tmp keeps its data inside', async () => {
  const path = temporaryHome()
  const postgres = await launchPostgres(await open(path), { durable: false })
  if (hasModes) expect(statSync(join(path, 'database.json')).mode & 0o777).toBe(0o600)
  expect(existsSync(join(path, 'database', 'data', 'PG_VERSION'))).toBe(true)
  await postgres.release()
})

test60('data of another major version are refused by name', async () => {
  const path = temporaryHome()
  const postgres = await launchPostgres(await open(path), { durable: false })
  await postgres.release()
  writeFileSync(join(path, 'database', 'data', 'PG_VERSION'), '17\n')
  await expect(launchPostgres(await open(path))).rejects.toThrow(
    /made by PostgreSQL 17, and this Mainstay brings PostgreSQL 18/,
  )
})

test('a command of ps names a path, however it shows its letters', () => {
  const path = '/Users/Łucja/.mainstay/database/data'
  expect(mentionsPath(`/x/bin/postgres -D ${path} -c port=5432`, path)).toBe(true)
  expect(mentionsPath('/x/bin/postgres -D /Users/\\M-E\\M^Aucja/.mainstay/database/data -c port=5432', path)).toBe(true)
  expect(mentionsPath('/x/bin/postgres -D /Users/ada/.mainstay/database/data -c port=5432', path)).toBe(false)
})

test('a full disk is told from a system that has no more shared memory', () => {
  expect(isDiskFull('FATAL:  could not extend file "base/5/1259": No space left on device')).toBe(true)
  expect(isDiskFull('FATAL:  could not create shared memory segment: No space left on device')).toBe(false)
  expect(isDiskFull('FATAL:  could not create semaphores: No space left on device')).toBe(false)
})

const asRoot = process.getuid?.() === 0 && process.platform === 'linux'
if (!asRoot) console.log('Not root of a Linux: the three tests of what root arranges for PostgreSQL do not apply here.')

test.runIf(asRoot)('root uses a private home by letting PostgreSQL pass through it', { timeout: 60_000 }, async () => {
  const path = temporaryHome()
  mkdirSync(path, { mode: 0o700 })
  const postgres = await launchPostgres(await open(path), { durable: false })
  expect(statSync(path).mode & 0o777).toBe(0o711)
  expect(statSync(join(path, 'database', 'data')).uid).not.toBe(0)
  expect(statSync(join(path, 'logs')).mode & 0o777).toBe(0o700)
  await postgres.release()
})

test.runIf(asRoot)(
  'root with a home behind a private folder keeps the data outside, under the instance’s id',
  { timeout: 60_000 },
  async () => {
    const parent = mkdtempSync(join(homedir(), '.mainstay-test-'))
    chmodSync(parent, 0o700)
    const path = join(parent, 'home')
    onTestFinished(() => removeHome(parent))
    onTestFinished(() => removeHome(path))
    const home = await open(path)
    const first = await launchPostgres(home, { durable: false })
    await ask(first.url, 'create table kept as select 1 as n')
    await first.release()
    expect(existsSync(join('/var/lib/mainstay', home.instanceId, 'data', 'PG_VERSION'))).toBe(true)
    const again = await launchPostgres(await open(path), { durable: false })
    expect(await ask(again.url, 'select n from kept')).toEqual([{ n: 1 }])
    await again.release()
    rmSync(join('/var/lib/mainstay', home.instanceId), { recursive: true })
    rmSync(path, { recursive: true })
    const remade = await launchPostgres(await open(path), { durable: false })
    await expect(ask(remade.url, 'select n from kept')).rejects.toThrow(/does not exist/)
    await remade.release()
  },
)

test.runIf(asRoot)(
  'another user than root runs it as itself, from its own copy in the home',
  { timeout: 60_000 },
  async () => {
    const { chownSync } = await import('node:fs')
    const folder = temporaryFolder()
    chownSync(folder, 65534, 65534)
    const path = join(folder, 'home')
    onTestFinished(() => removeHome(path))
    const holder = await hold(path, { uid: 65534 })
    expect(await ask(holder.url, 'select 1 as one')).toEqual([{ one: 1 }])
    expect(readdirSync(join(path, 'postgres'))).toHaveLength(1)
    expect(readFileSync(`/proc/${holder.pid}/cmdline`, 'utf8')).toContain(join(path, 'postgres'))
    expect(statSync(path).mode & 0o777).toBe(0o700)
    await holder.leave()
  },
)

test60('the app logs in as somebody who cannot become owner, in old homes from the next start on', async () => {
  const path = temporaryHome()
  const first = await launchPostgres(await open(path), { durable: false })
  await ask(first.url, 'create role mainstay_owner nologin; grant mainstay_owner to mainstay')
  await expect(ask(first.appUrl, 'set role mainstay_owner')).rejects.toThrow(/permission denied/)
  const asked = `select string_agg(r.rolname, ',') as roles from pg_roles r where pg_has_role(session_user, r.oid, 'member')`
  const alone = [{ roles: 'mainstay_app,mainstay_app_login' }]
  const rolesAt = (url: string) => ask(url, asked.replace("','", "',' order by r.rolname"))
  expect(await rolesAt(first.appUrl)).toEqual(alone)
  const passwords = join(path, 'database.json')
  const { app, ...old } = JSON.parse(readFileSync(passwords, 'utf8')) as Record<string, string>
  expect(app).toMatch(/^[0-9a-f]{48}$/)
  // As homes were before: no login of the app, and no password of it.
  await ask(first.url, 'drop role mainstay_app_login').catch(() => undefined)
  writeFileSync(passwords, JSON.stringify(old))
  const joined = await launchPostgres(await open(path), { durable: false })
  expect(await rolesAt(joined.appUrl)).toEqual(alone)
  await joined.release()
  await first.release()
  const again = await launchPostgres(await open(path), { durable: false })
  expect(await rolesAt(again.appUrl)).toEqual(alone)
  if (hasModes) expect(statSync(passwords).mode & 0o777).toBe(0o600)
  const { superuser = '' } = old
  await ask(again.url.replace(/mainstay:[0-9a-f]+@/, `postgres:${superuser}@`), 'alter role mainstay_app bypassrls')
  await expect(checkSeparation({ ...again, source: 'embedded' })).rejects.toThrow(/mainstay_app has BYPASSRLS/)
  await again.release()
})
