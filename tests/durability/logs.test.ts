import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from '#platform/server'
import type { actions } from '../../src/apps/actions.js'
import { databaseUrlOf, openProgramHome, type Served, signInAsOwner, startServing } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'
import { waitUntil } from '../support/wait-until.js'
import { send } from '../support/writers.js'

const mark = 'Zyxomark'
const email = 'zyxo.mark@people.example'
const marks = /zyxo/i

let home: string
let serving: Served
let cookie: string

beforeAll(async () => {
  process.env.MAINSTAY_LOG = 'debug'
  home = openProgramHome()
  serving = await startServing(home)
  cookie = await signInAsOwner(serving.address, serving.out())
  await client().send('workspaces.create', { name: 'W', currency: 'EUR' })
}, 240_000)

afterAll(async () => {
  serving?.child.kill('SIGTERM')
  await serving?.ended
  await removeHome(home)
}, 60_000)

const client = () => createClient<typeof actions>(serving.address, undefined, { cookie })
const write = async (action: string, input: object) =>
  (await send({ address: serving.address, cookie }, action, input, randomUUID()))?.status
const ask = async (path: string, more: RequestInit = {}) =>
  (await fetch(`${serving.address}${path}`, { ...more, headers: { cookie, ...more.headers } })).status

it('no log repeats what people wrote: writes that succeed, are refused, are in conflict, are malformed or fail', async () => {
  const account = { workspace: 'W', ref: `${mark}-1`, name: `${mark} Ltd`, owner: email }
  expect(await write('accounts.create', account)).toBe(200)
  expect(await write('accounts.create', account)).toBe(409)
  expect(await write('accounts.change', { workspace: 'W', accounts: [mark], name: mark, because: mark })).toBe(404)
  const invited = { workspace: 'W', email, name: mark, role: 'sales' }
  expect(await write('members.invite', invited)).toBe(200)
  expect(await write('members.invite', { ...invited, role: mark })).toBe(400)
  expect(await ask(`/api/v1/accounts/list?workspace=W&search=${mark}`)).toBe(200)
  expect(await ask(`/api/v1/accounts/list?${mark}=${email}`)).toBe(400)
  expect(await ask(`/api/v1/${mark}`)).toBe(404)
  expect(await ask(`/accounts/${mark}`, { headers: { accept: 'text/html' } })).toBe(200)
  const json = { 'content-type': 'application/json' }
  expect(await ask('/api/v1/accounts/create', { method: 'POST', headers: json, body: `{"name": ${mark}` })).toBe(400)
  const wrong = JSON.stringify({ email, password: mark })
  expect(
    await ask('/api/sign-in/sign-in/email', {
      method: 'POST',
      headers: { ...json, origin: serving.address },
      body: wrong,
    }),
  ).toBe(401)
  await plantFailure()
  expect(await write('accounts.create', { ...account, ref: `${mark}-bug` })).toBe(500)

  const logged = await waitUntil('the mistake is logged', () =>
    /a mistake of ours/.test(serving.err()) ? serving.err() : undefined,
  )
  // The log is worth looking at only if it has the requests, and enough to find the mistake by.
  expect(logged.split('\n').filter((line) => line.includes('"answered"')).length).toBeGreaterThan(10)
  expect(logged).toMatch(/"code":"23514".*"where":"account no_bugs/)
  expect(logged).toContain('/api/v1/accounts/create')
  expect(linesWith(marks, logged)).toEqual([])
  const folder = join(home, 'logs')
  for (const file of readdirSync(folder)) expect(linesWith(marks, readFileSync(join(folder, file), 'utf8'))).toEqual([])
  expect(readFileSync(join(folder, 'postgres.log'), 'utf8')).toContain('no_bugs')
}, 120_000)

// A mistake of ours, as the database tells it: its detail has the whole row.
async function plantFailure(): Promise<void> {
  const database = new Client({ connectionString: databaseUrlOf(home) })
  await database.connect()
  await database.query(`set role mainstay_owner`)
  await database.query(`alter table customers.account add constraint no_bugs check (ref not like '%-bug')`)
  await database.end()
}

function linesWith(pattern: RegExp, text: string): string[] {
  return text.split('\n').filter((line) => pattern.test(line))
}
