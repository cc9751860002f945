import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.js'
import { checkSeparation } from './check-separation.js'
import { openDatabase } from './open-database.js'

let world: TestDatabase

beforeAll(async () => {
  world = await createTestDatabase()
})

afterAll(() => world.drop())

/** Makes a login for one test; gives how to reach the test's database with it, or with another server's name. */
async function loginWith(rights: string, database = world): Promise<{ name: string; url: string }> {
  const name = `mainstay_test_${randomBytes(4).toString('hex')}`
  await asAdministrator(`create role ${name} login password 'test' ${rights}`)
  onTestFinished(() => asAdministrator(`drop role ${name}`))
  const url = new URL(database.url)
  url.username = name
  url.password = 'test'
  return { name, url: url.href }
}

async function asAdministrator(sql: string): Promise<void> {
  const client = new Client({ connectionString: world.url })
  await client.connect()
  await client.query(sql).finally(() => client.end())
}

const forbidden = '42501'
const check = (appUrl: string, url = world.url) => checkSeparation({ url, appUrl, source: 'server' })

test('a login that is a member of mainstay_app alone serves, and nothing makes it owner', async () => {
  const { url } = await loginWith('in role mainstay_app')
  expect(await check(url)).toEqual({ by: 'login', warning: null })
  const app = openDatabase({ url, role: 'mainstay_app' })
  for (const attempt of [
    'set role mainstay_owner',
    'reset role; set role mainstay_owner',
    'set session authorization mainstay_owner',
    'grant mainstay_owner to current_user',
    'alter role mainstay_app bypassrls',
    'alter table ledger.movement disable row level security',
    'drop policy workspace on ledger.movement',
    'create policy everybody on ledger.movement using (true)',
    'set row_security = off; select from ledger.movement',
  ]) {
    await expect(app.query(attempt), attempt).rejects.toMatchObject({ code: forbidden })
  }
  await app.close()
})

test('without a login of its own the app serves under its role, and says what that means', async () => {
  const separation = await check(world.url)
  expect(separation).toMatchObject({ by: 'role' })
  expect(separation.warning).toMatch(/MAINSTAY_APP_DATABASE_URL/)
})

test('a login that could pass over row-level security is refused by name', async () => {
  const { name, url } = await loginWith('in role mainstay_app, mainstay_owner')
  await expect(check(url)).rejects.toMatchObject({
    kind: 'database-unavailable',
    message: expect.stringContaining(`${name} of MAINSTAY_APP_DATABASE_URL is a member of mainstay_owner`),
  })
  const maker = await loginWith('createrole in role mainstay_app')
  await expect(check(maker.url)).rejects.toThrow(/has CREATEROLE/)
})

test('a login that may not act as the app gets the command for the administrator', async () => {
  const { name, url } = await loginWith('')
  await expect(check(url)).rejects.toThrow(`grant mainstay_app to ${name};`)
})

test('a login of another database is refused', async () => {
  const other = await createTestDatabase()
  onTestFinished(() => other.drop())
  const { url } = await loginWith('in role mainstay_app', other)
  await expect(check(url)).rejects.toThrow(/different databases/)
})

test('a login that does not answer names the variable', async () => {
  const url = new URL(world.url)
  url.password = 'guess'
  url.username = 'nobody_of_this_name'
  await expect(check(url.href)).rejects.toThrow(/MAINSTAY_APP_DATABASE_URL/)
})
