import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ledgerVerify } from '#ledger/server'
import { checkBackup, loadMigrations, type Migration, restoreBackup, takeBackup } from '#platform/server'
import { rooms } from '../../architecture/rooms.js'
import { snapshotOf } from '../support/database-snapshot.js'
import { withSampleWorkspace } from '../support/sample-workspace.js'
import { homePrefix } from '../support/sweep-homes.js'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.js'

const sample = withSampleWorkspace()
const signal = new AbortController().signal
const progress = (): void => undefined
let folder: string
let migrations: Migration[]
let files = 0
const opened: TestDatabase[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
  migrations = await loadMigrations(join(import.meta.dirname, '..', '..', 'src'), rooms)
})

afterAll(async () => {
  for (const database of opened) await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

async function backUp(url: string, passphrase?: string): Promise<string> {
  const file = join(folder, `${++files}.backup`)
  await takeBackup({ url, file, passphrase, programVersion: '0.1.0', progress, signal })
  return file
}

async function restore(
  path: string,
  url: string,
  how: { passphrase?: string; migrations?: readonly Migration[] } = {},
): Promise<void> {
  const backup = await checkBackup({ path, passphrase: how.passphrase }, how.migrations ?? migrations, progress)
  await restoreBackup(backup, { url, afterRestore: [], progress, signal })
}

async function emptyOne(): Promise<TestDatabase> {
  const made = await createEmptyDatabase()
  opened.push(made)
  return made
}

it('the sample comes back as it was, into a database that was never used', async () => {
  const before = await snapshotOf(sample.url())
  expect(Object.values(before.tables).filter(({ count }) => count > 0).length).toBeGreaterThan(20)
  const target = await emptyOne()
  await restore(await backUp(sample.url(), 'a passphrase'), target.url, { passphrase: 'a passphrase' })
  expect(await snapshotOf(target.url)).toEqual(before)
  const verified = await ledgerVerify.run({ ...sample.context(), database: target.app }, { workspace: 'Sample' })
  expect(verified).toMatchObject({ equal: true })
})

it('a restored backup backed up again is the same backup', async () => {
  const first = await checkBackup({ path: await backUp(sample.url()) }, migrations, progress)
  const target = await emptyOne()
  await restore(first.file.path, target.url)
  const second = await checkBackup({ path: await backUp(target.url) }, migrations, progress)
  expect({ ...second.header, takenAt: '' }).toEqual({ ...first.header, takenAt: '' })
  expect(second.rows).toBe(first.rows)
})

it('it comes into a database that was only started, and workspaces stay apart in it', async () => {
  const target = await createTestDatabase()
  opened.push(target)
  await restore(await backUp(sample.url()), target.url)
  expect(await snapshotOf(target.url)).toEqual(await snapshotOf(sample.url()))
  expect((await target.app.query('select from ledger.movement')).rowCount).toBe(0)
  expect((await target.owner.query('select from ledger.movement')).rowCount).toBeGreaterThan(0)
})

it('a database that holds data is refused and stays as it was', async () => {
  const target = await createTestDatabase()
  opened.push(target)
  await target.owner.query(
    `insert into platform.recording (workspace_id, recorded_at, kind, actor) values (gen_random_uuid(), now(), 'create', 'me')`,
  )
  const before = await snapshotOf(target.url)
  const file = await backUp(sample.url())
  await expect(restore(file, target.url)).rejects.toMatchObject({ kind: 'conflict' })
  expect(await snapshotOf(target.url)).toEqual(before)
})

it('a backup of an older schema gets the migrations since; one of a newer or changed schema is refused', async () => {
  const older: Migration = {
    room: 'trial',
    name: '0001-things',
    sql: `create schema trial;
          create table trial.thing (id int generated always as identity primary key, above int references trial.thing,
                                    words text, twice text generated always as (words || words) stored);
          create table trial.part (thing int not null references trial.thing, workspace_id uuid not null);
          select platform.separate('trial.part');
          create function trial.refuse() returns trigger language plpgsql as $$ begin raise 'not by hand'; end $$;
          create table trial.log (entry text, moment timestamptz, raw bytea, days interval, ratio float8, items text[]);`,
  }
  const guarded: Migration = {
    room: 'trial',
    name: '0002-guard',
    sql: 'create trigger guard before insert on trial.log for each row execute function trial.refuse();',
  }
  const newer: Migration = {
    room: 'trial',
    name: '0003-lengths',
    sql: 'alter table trial.thing add column length int; update trial.thing set length = length(words);',
  }
  const { migrate } = await import('../../src/platform/database/migrations/migrate.js')
  const source = await emptyOne()
  await migrate(source.url, [...migrations, older])
  // A row above another that comes later, characters that COPY writes otherwise, and what has no plain text.
  await source.owner.query(
    `insert into trial.thing (words, above) values (E'tab\\tline\\nbackslash\\\\ \\\\N \\\\.', 2), ('zażółć 🙂', null), (null, 1)`,
  )
  await source.owner.query('delete from trial.thing where id = 3')
  await source.owner.query('insert into trial.part select id, gen_random_uuid() from trial.thing')
  await source.owner.query(
    `insert into trial.log values ('', 'infinity', '\\x00ff0a5c', '1 mon -3 days 04:05:06.7', 'NaN', '{a,NULL,"b,\\"c"}'), (null, '2024-02-29 12:00:00.123456+02', '', '-1 years', 0.1::float8 + 0.2, '{}')`,
  )
  await migrate(source.url, [...migrations, older, guarded])
  const file = await backUp(source.url)

  const target = await emptyOne()
  await restore(file, target.url, { migrations: [...migrations, older, guarded, newer] })
  const contents = (database: TestDatabase) =>
    database.owner.query(
      `select (select json_agg(t order by id) from (select id, above, words, twice from trial.thing) t)::text as things,
              (select json_agg(p order by thing) from trial.part p)::text as parts,
              (select json_agg(l::text order by l::text) from trial.log l)::text as log`,
    )
  expect((await contents(target)).rows).toEqual((await contents(source)).rows)
  const { rows } = await target.owner.query(`select length from trial.thing where id = 2`)
  expect(rows).toEqual([{ length: 8 }])
  // What guards the rows is back: the identity goes on, the trigger, the foreign key and the policy hold.
  await expect(target.owner.query(`insert into trial.log values ('x')`)).rejects.toThrow(/not by hand/)
  await expect(target.owner.query('insert into trial.part values (99, gen_random_uuid())')).rejects.toThrow(
    /foreign key/,
  )
  const { rows: next } = await target.owner.query(`insert into trial.thing (words) values ('x') returning id`)
  expect(next).toEqual([{ id: 4 }])
  const { rows: forced } = await target.owner.query(
    `select relforcerowsecurity as forced, relrowsecurity as enabled from pg_class where oid = 'trial.part'::regclass`,
  )
  expect(forced).toEqual([{ forced: true, enabled: true }])

  const untouched = await emptyOne()
  const refused = (given: readonly Migration[]) => restore(file, untouched.url, { migrations: given })
  await expect(refused(migrations)).rejects.toMatchObject({ kind: 'migration-refused' })
  const changed = { ...older, sql: `${older.sql} -- changed` }
  await expect(refused([...migrations, changed, guarded])).rejects.toThrow(/trial\/0001-things has other content/)
  const { rows: schemas } = await untouched.owner.query(`select nspname from pg_namespace where nspname = 'platform'`)
  expect(schemas).toEqual([])
})

it('a foreign key that the rows break stops the restore, and nothing is kept', async () => {
  const broken: Migration = {
    room: 'trial',
    name: '0001-orphans',
    sql: `create schema trial; create table trial.a (id int primary key); create table trial.b (a int references trial.a);`,
  }
  const { migrate } = await import('../../src/platform/database/migrations/migrate.js')
  const source = await emptyOne()
  await migrate(source.url, [...migrations, broken])
  await source.owner.query('alter table trial.b drop constraint b_a_fkey')
  await source.owner.query('insert into trial.b values (1)')
  const file = await backUp(source.url)
  const target = await emptyOne()
  await expect(restore(file, target.url, { migrations: [...migrations, broken] })).rejects.toThrow(/foreign key/)
  const { rows } = await target.owner.query(`select nspname from pg_namespace where nspname in ('platform', 'trial')`)
  expect(rows).toEqual([])
})

it('files with random changed bytes are refused before the database is touched', { timeout: 120_000 }, async () => {
  const file = await backUp(sample.url())
  const bytes = readFileSync(file)
  const damaged = join(folder, 'damaged.backup')
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ by
      writeFileSync(damaged, changed)
      // The URL leads nowhere: it would be another failure if it were tried.
      const failing = restore(damaged, 'postgres://nobody@127.0.0.1:1/nowhere')
      await expect(failing).rejects.toSatisfy(({ kind }) => ['unreadable-file', 'migration-refused'].includes(kind))
    }),
    { numRuns: 60 },
  )
})

it('a backup is not written over another file, nor taken where there is nothing', async () => {
  const file = await backUp(sample.url())
  const order = { file, programVersion: '0.1.0', progress, signal }
  await expect(takeBackup({ ...order, url: sample.url() })).rejects.toMatchObject({ kind: 'name-taken' })
  const nothing = await emptyOne()
  const other = join(folder, 'nothing.backup')
  await expect(takeBackup({ ...order, file: other, url: nothing.url })).rejects.toMatchObject({ kind: 'not-found' })
})
