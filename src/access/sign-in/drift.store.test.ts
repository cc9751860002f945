import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLibraryPool } from '#platform/server'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.js'
import { setUpBetterAuth } from './better-auth.js'

let test: TestDatabase

beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

const tables = ['user', 'session', 'sign_in_method', 'verification', 'second_factor', 'api_key', 'attempt']
const settings = {
  address: 'https://mainstay.example',
  secret: 'only for tests'.repeat(3),
  oidc: { name: 'p', issuer: 'https://provider.example', clientId: 'c', clientSecret: 's' },
}

async function optionsIn(schema: string) {
  const pool = openLibraryPool({ url: test.url, role: 'mainstay_owner', schema })
  const { options } = setUpBetterAuth(pool, settings)
  return { options, close: () => pool.end() }
}

/** Every column, index and key of the library's tables in a schema. */
async function shapeOf(schema: string): Promise<Record<string, unknown[]>> {
  const columns = await test.owner.query(
    `select table_name, column_name, data_type, is_nullable, replace(column_default, 'pg_catalog.', '') as value
       from information_schema.columns where table_schema = $1 and table_name = any($2) order by 1, 2`,
    [schema, tables],
  )
  const indexes = await test.owner.query(
    `select tablename, replace(indexdef, $1 || '.', '') as index from pg_indexes
      where schemaname = $1 and tablename = any($2) order by 1, 2`,
    [schema, tables],
  )
  const keys = await test.owner.query(
    `select c.relname, replace(pg_get_constraintdef(k.oid), $1 || '.', '') as key
       from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relname = any($2) and k.contype in ('p', 'u', 'f') order by 1, 2`,
    [schema, tables],
  )
  return { columns: columns.rows, indexes: indexes.rows, keys: keys.rows }
}

it('the tables of sign-in are those that the library would make', async () => {
  await test.owner.query('create schema blank')
  const { options, close } = await optionsIn('blank')
  const { compileMigrations } = await getMigrations(options)
  await test.owner.query(`set search_path = blank; ${await compileMigrations()}; set search_path = public`)
  await close()
  const ours = await shapeOf('access')
  expect(ours.columns?.length).toBeGreaterThan(50)
  const { indexes, ...rest } = await shapeOf('blank')
  expect(ours).toMatchObject(rest)
  expect(withoutNames(ours.indexes)).toEqual(withoutNames(indexes))
})

const withoutNames = (indexes: unknown[] = []) =>
  indexes.map((row) => (row as { index: string }).index.replace(/INDEX .* ON/, 'INDEX ON')).sort()

it('the library finds nothing left to make', async () => {
  const { options, close } = await optionsIn('access')
  const { toBeCreated, toBeAdded } = await getMigrations(options)
  await close()
  expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] })
})
