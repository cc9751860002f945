import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from '#platform/server'
import type { actions } from '../../src/apps/actions.js'
import { databaseUrlOf, openProgramHome, type Served, signInAsOwner, startServing } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'
import { waitUntil } from '../support/wait-until.js'
import { send } from '../support/writers.js'

let home: string
let serving: Served
let cookie: string

beforeAll(async () => {
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
const account = (ref: string) => ({ workspace: 'W', ref, name: ref })

it('SIGTERM lets a write end and answers it, refuses new ones, interrupts jobs, and ends with 0', async () => {
  const holder = new Client({ connectionString: databaseUrlOf(home) })
  await holder.connect()
  await holder.query('set role mainstay_owner; begin; lock table customers.account in access exclusive mode')
  const job = (await (await send({ address: serving.address, cookie }, 'sample', {}, randomUUID()))?.json()) as Job
  const open = await openLine(account('under-way'))
  await waitUntil('the write waits for the lock', async () => ((await waiting(holder)) > 0 ? true : undefined))

  serving.child.kill('SIGTERM')
  await waitUntil('nobody listens', async () => (await refusesConnections()) || undefined)
  open.ask(account('too-late'))
  await new Promise((resolve) => setTimeout(resolve, 200))
  await holder.query('rollback')
  await holder.end()

  const [first = '', second = ''] = await open.answers()
  expect(first).toMatch(/^HTTP\/1\.1 200 /)
  expect(second).toMatch(/^HTTP\/1\.1 503 /)
  expect(second).toMatch(/\r\nretry-after: \d+\r\n/i)
  expect(second).toMatch(/\r\nconnection: close\r\n/i)
  expect(second).toContain('"kind":"server-stopping"')
  expect((await serving.ended).code).toBe(0)

  serving = await startServing(home)
  cookie = await signInAsOwner(serving.address)
  const { rows } = await client().read('accounts.list', { workspace: 'W' })
  expect(rows.map(({ ref }) => ref)).toEqual(['under-way'])
  expect(await client().read('jobs.show', { id: job.job })).toMatchObject({ state: 'interrupted' })
}, 120_000)

it('a transaction that does not end is cut off in the end, and is taken back', async () => {
  const holder = new Client({ connectionString: databaseUrlOf(home) })
  // The database goes with the server, and this with it.
  holder.on('error', () => undefined)
  await holder.connect()
  await holder.query('set role mainstay_owner; begin; lock table customers.account in access exclusive mode')
  const sent = send({ address: serving.address, cookie }, 'accounts.create', account('never'), randomUUID())
  await waitUntil('the write waits for the lock', async () => ((await waiting(holder)) > 0 ? true : undefined))
  serving.child.kill('SIGTERM')
  expect((await serving.ended).code).toBe(0)
  expect(await sent).toBeUndefined()
  serving = await startServing(home)
  cookie = await signInAsOwner(serving.address)
  const { rows } = await client().read('accounts.list', { workspace: 'W' })
  expect(rows.map(({ ref }) => ref)).toEqual(['under-way'])
}, 120_000)

type Job = { readonly job: string }

async function waiting(holder: Client): Promise<number> {
  const { rows } = await holder.query<{ count: string }>(
    `select count(*) as count from pg_locks where not granted and relation = 'customers.account'::regclass`,
  )
  return Number(rows[0]?.count)
}

function refusesConnections(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(serving.address).port), 'localhost')
    socket.once('connect', () => {
      socket.destroy()
      resolve(false)
    })
    socket.once('error', () => resolve(true))
  })
}

/** A connection that stays open: what is asked on it later follows at once, and answers come in turn. */
async function openLine(input: object) {
  const { port } = new URL(serving.address)
  const socket = connect(Number(port), 'localhost')
  let told = ''
  socket.on('data', (piece) => {
    told += piece
  })
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('connect', resolve))
  const ask = (body: object) => {
    const text = JSON.stringify(body)
    const head = [
      'POST /api/v1/accounts/create HTTP/1.1',
      `host: localhost:${port}`,
      `cookie: ${cookie}`,
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(text)}`,
    ]
    socket.write(`${head.join('\r\n')}\r\n\r\n${text}`)
  }
  ask(input)
  return {
    ask,
    answers: async () => {
      await ended
      return told.split(/(?=HTTP\/1\.1 )/)
    },
  }
}
