import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from '#platform/server'
import type { actions } from '../../src/apps/actions.js'
import {
  databaseUrlOf,
  openProgramHome,
  postmasterOf,
  type Served,
  signInAsOwner,
  startServing,
} from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'
import { send, type Write, writeAtOnce } from '../support/writers.js'

// 16 writers over HTTP, each write under a key of its own, while the server or its database is taken away from them.

const writers = 16
const rounds = 6
const healMsMax = 1000

let home: string
let serving: Served
let cookie: string
const place = () => ({ address: serving.address, cookie })

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

it('kill -9 of the server: every write is stored exactly once, however often it was sent', async () => {
  const state = { isOver: false }
  const writes: Write[] = []
  const working = writeAtOnce(place, writers, writes, () => state.isOver)
  for (let round = 0; round < rounds; round++) {
    await untilMore(writes, writers)
    await sleep((round * 37) % 150)
    await serving.kill()
    serving = await startServing(home)
  }
  state.isOver = true
  await working
  await expectEachOnce(writes)
  const answered = writes.filter(({ statuses }) => statuses.at(-1) === 200)
  const broken = writes.filter(({ statuses }) => statuses.includes(0))
  const lost = writes.filter(({ answer }) => answer.kind === 'answer-lost')
  console.info(`${writes.length} writes, ${broken.length} sent again, ${lost.length} told that their answer was lost`)
  // The test is worth something only if connections broke, and no other answer came than these two.
  expect(broken.length).toBeGreaterThanOrEqual(writers)
  expect(answered.length + lost.length).toBe(writes.length)
}, 240_000)

it('a restart of the database: nothing acknowledged is lost, and writes are answered within a second of its return', async () => {
  const state = { isOver: false }
  const writes: Write[] = []
  const returns: number[] = []
  const working = writeAtOnce(place, writers, writes, () => state.isOver)
  // Fast shutdown as by pg_ctl, a crash of PostgreSQL, and a kill of its first process.
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL', 'SIGINT', 'SIGKILL'] as const) {
    await untilMore(writes, writers)
    const postmaster = postmasterOf(home)
    if (postmaster !== undefined) process.kill(postmaster, signal)
    await untilGone(postmaster)
    returns.push(await untilDatabaseAnswers())
  }
  await untilMore(writes, writers)
  state.isOver = true
  await working
  const firsts = returns.map((at) =>
    Math.min(...writes.map(({ answeredAt }) => answeredAt).filter((each) => each > at)),
  )
  const healedMs = firsts.map((first, index) => Math.round(first - (returns[index] ?? 0)))
  const usualMs = writes.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(writes.length / 2)] ?? 0
  console.info(
    `${writes.length} writes of ${Math.round(usualMs)} ms; the first ${healedMs.join(', ')} ms after the database was back`,
  )
  await expectEachOnce(writes)
  const all = new Set(writes.flatMap(({ statuses }) => statuses))
  expect([...all].filter((status) => status !== 200 && status !== 503)).toEqual([])
  expect(all).toContain(503)
  expect(writes.filter(({ withoutRetryAfter }) => withoutRetryAfter > 0)).toEqual([])
  // Where a single write takes longer than that, the machine is busy with something else.
  expect(Math.max(...healedMs)).toBeLessThan(Math.max(healMsMax, 3 * usualMs))
}, 240_000)

it('the same key answers again; for another request it is refused; another caller has keys of their own', async () => {
  const key = randomUUID()
  const first = await send(place(), 'accounts.create', accountOf('once'), key)
  const again = await send(place(), 'accounts.create', accountOf('once'), key)
  expect([first?.status, again?.status]).toEqual([200, 200])
  expect(again?.headers.get('idempotency-replayed')).toBe('true')
  expect(await again?.json()).toEqual(await first?.json())

  const other = await send(place(), 'accounts.create', accountOf('twice'), key)
  expect(other?.status).toBe(422)
  expect(await other?.json()).toMatchObject({ kind: 'key-reused' })
  const malformed = await send(place(), 'accounts.create', accountOf('twice'), 'a key')
  expect(malformed?.status).toBe(400)

  // What wrote nothing is tried again: now the account is there.
  const refused = randomUUID()
  const change = { workspace: 'W', accounts: ['later'], industry: 'x', because: 'a test' }
  expect((await send(place(), 'accounts.change', change, refused))?.status).toBe(404)
  await send(place(), 'accounts.create', accountOf('later'), randomUUID())
  expect((await send(place(), 'accounts.change', change, refused))?.status).toBe(200)

  const permissions = ['accounts:write']
  const made = await client().send('keys.create', { workspace: 'W', name: 'other', permissions })
  const asKey = await fetch(`${serving.address}/api/v1/accounts/create`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${made.key}`, 'idempotency-key': key },
    body: JSON.stringify(accountOf('once')),
  })
  expect([asKey.status, ((await asKey.json()) as { kind: string }).kind]).toEqual([409, 'name-taken'])
})

it('while a request is under way, the same one is told to wait, and then gets its answer', async () => {
  const key = randomUUID()
  const all = await Promise.all(
    Array.from({ length: 8 }, () => send(place(), 'accounts.create', accountOf('eight'), key)),
  )
  const told = all.map((response) => response?.status)
  expect(told.filter((status) => status === 200).length).toBeGreaterThan(0)
  expect(told.filter((status) => status !== 200 && status !== 409)).toEqual([])
  for (const response of all.filter((each) => each?.status === 409)) {
    expect(await response?.json()).toMatchObject({ kind: 'busy' })
    expect(response?.headers.get('retry-after')).toBe('1')
  }
  expect(await auditedTimes('accounts.create', 'eight')).toBe(1)
})

it('long work under the same key is the same job', async () => {
  const key = randomUUID()
  const first = (await (await send(place(), 'sample', {}, key))?.json()) as { job: string }
  const again = (await (await send(place(), 'sample', {}, key))?.json()) as { job: string }
  expect(again).toEqual(first)
  const other = (await (await send(place(), 'sample', {}, randomUUID()))?.json()) as { job: string }
  expect(other.job).not.toBe(first.job)
})

function accountOf(ref: string) {
  return { workspace: 'W', ref, name: ref }
}

/** Each write that was answered left one entry in the audit log, and so was committed once; and what it wrote is there. */
async function expectEachOnce(writes: readonly Write[]): Promise<void> {
  expect(writes.length).toBeGreaterThan(writers)
  await inDatabase(async (database) => {
    const { rows } = await database.query<{ mark: string; times: string }>(
      `select coalesce(body::json -> 'input' ->> 'industry', body::json -> 'input' ->> 'ref') as mark, count(*) as times
         from access.audit_entry where action in ('accounts.create', 'accounts.change') group by 1`,
    )
    const times = new Map(rows.map(({ mark, times }) => [mark, Number(times)]))
    expect(writes.filter(({ mark }) => times.get(mark) !== 1)).toEqual([])
    const kept = await database.query<{ ref: string }>('select ref from customers.account')
    const refs = new Set(kept.rows.map(({ ref }) => ref))
    const created = writes.filter(({ mark }) => !mark.startsWith('of '))
    expect(created.filter(({ mark }) => !refs.has(mark))).toEqual([])
  })
}

async function auditedTimes(action: string, ref: string): Promise<number> {
  return inDatabase(async (database) => {
    const { rows } = await database.query<{ times: string }>(
      `select count(*) as times from access.audit_entry where action = $1 and body::json -> 'input' ->> 'ref' = $2`,
      [action, ref],
    )
    return Number(rows[0]?.times)
  })
}

async function inDatabase<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const database = new Client({ connectionString: databaseUrlOf(home) })
  await database.connect()
  try {
    await database.query('set role mainstay_owner')
    return await work(database)
  } finally {
    await database.end()
  }
}

async function untilMore(writes: readonly Write[], count: number): Promise<void> {
  const before = writes.length
  for (let waitedMs = 0; writes.length < before + count && waitedMs < 60_000; waitedMs += 10) await sleep(10)
}

async function untilGone(pid: number | undefined): Promise<void> {
  for (let waitedMs = 0; pid !== undefined && waitedMs < 20_000; waitedMs += 5) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await sleep(5)
  }
}

/** The moment at which the database takes connections again. */
async function untilDatabaseAnswers(): Promise<number> {
  for (let waitedMs = 0; waitedMs < 60_000; waitedMs += 10) {
    const isThere = await inDatabase(async () => true).catch(() => false)
    if (isThere) return performance.now()
    await sleep(10)
  }
  throw new Error('The database did not come back.')
}
