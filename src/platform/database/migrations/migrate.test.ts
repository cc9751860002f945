import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { temporaryFolder } from '../../../../tests/support/temporary-home.js'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.js'
import { loadMigrations } from './load-migrations.js'
import { type Migration, migrate } from './migrate.js'

const first: Migration = {
  room: 'trial',
  name: '0001-things',
  sql: 'create schema trial; create table trial.thing (n int primary key);',
}
const second: Migration = { room: 'trial', name: '0002-words', sql: 'alter table trial.thing add column words text;' }
const third: Migration = { room: 'trial', name: '0003-more', sql: 'create table trial.more (n int);' }

let world: TestDatabase

beforeEach(async () => {
  world = await createEmptyDatabase()
})

afterEach(() => world.drop())

test('missing migrations are applied in order and once', async () => {
  expect(await migrate(world.url, [first])).toEqual({ applied: ['trial/0001-things'] })
  expect(await migrate(world.url, [first, second])).toEqual({ applied: ['trial/0002-words'] })
  expect(await migrate(world.url, [first, second])).toEqual({ applied: [] })
})

test('many starters at once apply each migration once', async () => {
  const done = await Promise.all(Array.from({ length: 6 }, () => migrate(world.url, [first, second, third])))
  expect(done.flatMap((one) => one.applied)).toEqual(['trial/0001-things', 'trial/0002-words', 'trial/0003-more'])
})

test('many new databases of one server are migrated at once', async () => {
  const others = await Promise.all([createEmptyDatabase(), createEmptyDatabase(), createEmptyDatabase()])
  await Promise.all([world, ...others].map((database) => migrate(database.url, [first])))
  await Promise.all(others.map((database) => database.drop()))
})

test('the tables belong to the owner, and the app may use them without further grants', async () => {
  await migrate(world.url, [first])
  await world.app.query('insert into trial.thing values (1)')
  await expect(world.app.query('drop table trial.thing')).rejects.toThrow(/must be owner/)
  await expect(world.app.query('delete from platform.migration')).rejects.toThrow(/permission denied/)
  const { rows } = await world.app.query(`select tableowner from pg_tables where schemaname in ('trial', 'platform')`)
  expect(new Set(rows.map((row) => row.tableowner))).toEqual(new Set(['mainstay_owner']))
})

test('a migration that fails leaves nothing of itself, and those before it stay', async () => {
  const broken: Migration = { ...second, sql: 'create table trial.half (n int); select 1 / 0;' }
  await expect(migrate(world.url, [first, broken])).rejects.toThrow(
    'The migration trial/0002-words failed: division by zero',
  )
  const { rows } = await world.owner.query(
    `select to_regclass('trial.thing') as thing, to_regclass('trial.half') as half`,
  )
  expect(rows[0]).toEqual({ thing: 'trial.thing', half: null })
  expect(await migrate(world.url, [first, second])).toEqual({ applied: ['trial/0002-words'] })
})

test('an applied migration that has changed is refused by name; other line ends are no change', async () => {
  const lines: Migration = { ...first, sql: 'create schema trial;\ncreate table trial.thing (n int);\n' }
  await migrate(world.url, [lines])
  expect(await migrate(world.url, [{ ...lines, sql: lines.sql.replaceAll('\n', '\r\n') }])).toEqual({ applied: [] })
  const changed = migrate(world.url, [{ ...lines, sql: `${lines.sql} -- changed` }])
  await expect(changed).rejects.toMatchObject({
    kind: 'migration-refused',
    message: expect.stringContaining('trial/0001-things'),
  })
})

test('a database of a newer version is refused', async () => {
  await migrate(world.url, [first, second])
  await expect(migrate(world.url, [first])).rejects.toThrow(/newer Mainstay: it has the migration trial\/0002-words/)
})

test('a migration numbered before an applied one is refused', async () => {
  await migrate(world.url, [first, third])
  await expect(migrate(world.url, [first, second, third])).rejects.toThrow(/0002-words comes before trial\/0003-more/)
})

test('a login without rights gets the commands for the administrator', async () => {
  await world.owner.query('select 1').catch(() => undefined)
  const login = `weak_${Math.random().toString(36).slice(2, 10)}`
  const { openDatabase } = await import('../open-database.js')
  const administrator = openDatabase({ url: world.url })
  await administrator.query(`create role ${login} login password 'weak'`)
  const url = new URL(world.url)
  url.username = login
  url.password = 'weak'
  await expect(migrate(url.href, [first])).rejects.toMatchObject({
    kind: 'database-unavailable',
    message: expect.stringContaining(`grant mainstay_owner, mainstay_app, mainstay_sign_in to ${login}`),
  })
  await administrator.query(`drop role ${login}`)
  await administrator.close()
})

test('migrations are read from the source tree in the order of the rooms', async () => {
  const sources = temporaryFolder()
  for (const [room, file] of [
    ['beta', '0001-b.sql'],
    ['alpha', '0002-a.sql'],
    ['alpha', '0001-a.sql'],
  ] as const) {
    mkdirSync(join(sources, room, 'store', 'migrations'), { recursive: true })
    writeFileSync(join(sources, room, 'store', 'migrations', file), `select '${room}';`)
  }
  const loaded = await loadMigrations(sources, ['none', 'beta', 'alpha'])
  expect(loaded.map(({ room, name, sql }) => [room, name, sql])).toEqual([
    ['beta', '0001-b', "select 'beta';"],
    ['alpha', '0001-a', "select 'alpha';"],
    ['alpha', '0002-a', "select 'alpha';"],
  ])
  writeFileSync(join(sources, 'beta', 'store', 'migrations', '2-wrong.sql'), '')
  await expect(loadMigrations(sources, ['beta'])).rejects.toThrow(/NNNN-words\.sql/)
})

test('a test database has every migration of the rooms', async () => {
  const full = await createTestDatabase()
  const { rows } = await full.app.query('select from platform.migration')
  const { rooms } = await import('../../../../architecture/rooms.js')
  const known = await loadMigrations(join(import.meta.dirname, '..', '..', '..'), rooms)
  expect(rows.length).toBe(known.length)
  await full.drop()
})
