import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { checkBackup, loadMigrations, type Migration, restoreBackup } from '#platform/server'
import { rooms } from '../../architecture/rooms.js'
import { snapshotOf } from '../support/database-snapshot.js'
import { temporaryHome } from '../support/temporary-home.js'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.js'

const root = join(import.meta.dirname, '..', '..')
const opened: TestDatabase[] = []

afterAll(async () => {
  for (const database of opened) await database.drop()
})

/** A database that holds something. */
async function usedDatabase(): Promise<TestDatabase> {
  const made = await createTestDatabase()
  opened.push(made)
  await made.owner.query(
    `insert into platform.recording (workspace_id, recorded_at, kind, actor) values (gen_random_uuid(), now(), 'create', 'me')`,
  )
  return made
}

function step(number: number, waitsFor?: number): Migration {
  const wait = waitsFor === undefined ? '' : `select pg_advisory_xact_lock(${waitsFor});`
  const sql = `create schema if not exists trial; create table trial.t${number} (n int); ${wait}`
  return { room: 'trial', name: `000${number}-step`, sql }
}

type Upgrade = { readonly child: ChildProcess; readonly ended: Promise<{ code: number | null; out: string }> }

function upgrade(home: string, url: string, version: string, steps: readonly Migration[], ...more: string[]): Upgrade {
  const script = join(root, 'tests', 'support', 'upgrade-program.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, version, JSON.stringify(steps), ...more], {
    cwd: root,
    env: { ...process.env, MAINSTAY_HOME: home, DATABASE_URL: url },
  })
  let out = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    out += text
  })
  return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, out }))) }
}

const backupsIn = (home: string): string[] =>
  existsSync(join(home, 'backups')) ? readdirSync(join(home, 'backups')).sort() : []

it('kill -9 between migrations: the next start goes on where it was, under the backup from before', {
  timeout: 180_000,
}, async () => {
  const home = temporaryHome()
  const database = await usedDatabase()
  const before = await snapshotOf(database.url)
  const steps = [step(1), step(2, 4711), step(3)]
  const isThere = async (table: string) => {
    const sql = `select to_regclass('${table}') is not null as there`
    return (await database.owner.query<{ there: boolean }>(sql)).rows[0]?.there
  }
  let told = ''
  await database.owner.transaction(async (holding) => {
    await holding.query('select pg_advisory_xact_lock(4711)')
    const first = upgrade(home, database.url, '9.1.0', steps)
    await expect.poll(() => isThere('trial.t1'), { timeout: 90_000 }).toBe(true)
    first.child.kill('SIGKILL')
    told = (await first.ended).out
  })
  expect(told).toMatch(/Taking a backup before the upgrade to Mainstay 9\.1\.0: .*before-9\.1\.0-/)
  const [backup = '', ...others] = backupsIn(home)
  expect(others).toEqual([])
  expect([await isThere('trial.t2'), await isThere('trial.t3')]).toEqual([false, false])

  const second = await upgrade(home, database.url, '9.1.0', steps).ended
  expect(second.out).toContain(
    `An upgrade that was broken off goes on. The backup from before it is ${join(home, 'backups', backup)}.`,
  )
  expect(second.out).toContain('{"applied":["trial/0002-step","trial/0003-step"]}')
  expect([second.code, backupsIn(home), await isThere('trial.t3')]).toEqual([0, [backup], true])
  expect(await isThere('platform.upgrade')).toBe(false)

  // The version from before restores its backup, and has what it had.
  const target = await createEmptyDatabase()
  opened.push(target)
  const known = await loadMigrations(join(root, 'src'), rooms)
  const checked = await checkBackup({ path: join(home, 'backups', backup) }, known, () => undefined)
  const signal = new AbortController().signal
  await restoreBackup(checked, { url: target.url, afterRestore: [], progress: () => undefined, signal })
  expect(await snapshotOf(target.url)).toEqual(before)
})

it('every upgrade of a database that holds data begins with a backup, and the last three are kept', {
  timeout: 180_000,
}, async () => {
  const home = temporaryHome()
  const database = await usedDatabase()
  const steps: Migration[] = []
  for (const number of [1, 2, 3, 4]) {
    steps.push(step(number))
    const { code, out } = await upgrade(home, database.url, `9.${number}.0`, steps).ended
    expect([code, out]).toEqual([0, expect.stringContaining(`{"applied":["trial/000${number}-step"]}`)])
  }
  expect(backupsIn(home).map((name) => name.slice(0, 12))).toEqual(['before-9.2.0', 'before-9.3.0', 'before-9.4.0'])
  const { out } = await upgrade(home, database.url, '9.4.0', steps).ended
  expect(out).toBe('{"applied":[]}\n')
  expect(backupsIn(home)).toHaveLength(3)
})

it('no backup is taken of an empty database, nor where none is wished', { timeout: 120_000 }, async () => {
  const home = temporaryHome()
  const empty = await createTestDatabase()
  opened.push(empty)
  expect(await upgrade(home, empty.url, '9.1.0', [step(1)]).ended).toMatchObject({ code: 0 })
  const used = await usedDatabase()
  expect(await upgrade(home, used.url, '9.1.0', [step(1)], '--no-backup').ended).toMatchObject({ code: 0 })
  expect(backupsIn(home)).toEqual([])
})

it('where the backup cannot be written, the upgrade does not begin', { timeout: 120_000 }, async () => {
  const home = temporaryHome()
  const used = await usedDatabase()
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'backups'), 'a file in the way')
  const { code, out } = await upgrade(home, used.url, '9.1.0', [step(1)]).ended
  expect([code, out]).toEqual([1, expect.stringMatching(/There is no folder .*backups/)])
  expect((await used.owner.query(`select from platform.migration where room = 'trial'`)).rowCount).toBe(0)
})
