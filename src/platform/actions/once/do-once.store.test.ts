import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.js'
import { type Database, openDatabase } from '../../database/index.js'
import { Failure } from '../../failure.js'
import { action } from '../action.js'
import { doOnce } from './do-once.js'
import { keepWithCommit } from './keep-with-commit.js'
import { dropOldKeys } from './kept-requests.js'
import { keyedRequest } from './keyed-request.js'

const workspaceId = randomUUID()
let test: TestDatabase
let database: Database
// The same database as another process has it, or this one after its next start.
let elsewhere: Database

beforeAll(async () => {
  test = await createTestDatabase()
  const open = () =>
    openDatabase({
      url: test.url,
      role: 'mainstay_app',
      beforeCommit: (inside, _workspace, result) => keepWithCommit(inside, result),
    })
  database = open()
  elsewhere = open()
})

afterAll(async () => {
  await Promise.all([database.close(), elsewhere.close()])
  await test.drop()
})

const write = action({
  name: 'notes.add',
  summary: '',
  effect: 'write',
  permission: '',
  errors: [],
  input: z.object({ note: z.string() }),
  output: z.object({ note: z.string() }),
  run: async (_context, { note }) => ({ note }),
})

const keyedBy = (key: string, note = key, actor = 'user:1') =>
  keyedRequest({ actor, key, action: write.name, input: { note }, requestId: randomUUID() })

// What stands for a write: a recording whose reason is the note.
function add<T>(note: string, result: T): Promise<T> {
  return database.withWorkspace(workspaceId, async (inside) => {
    await inside.query(
      `insert into platform.recording (workspace_id, recorded_at, kind, actor, because) values ($1, now(), 'create', 'test', $2)`,
      [workspaceId, note],
    )
    return result
  })
}

async function timesOf(note: string): Promise<number> {
  const { rows } = await test.owner.query<{ times: number }>(
    'select count(*) as times from platform.recording where because = $1',
    [note],
  )
  return rows[0]?.times ?? -1
}

const once = (key: string, work: () => Promise<unknown>, keyed = keyedBy(key)) =>
  doOnce(database, write, keyed, async () => ({ output: await work() }))

it('what was done is not done again, and its answer is the first one', async () => {
  const first = await once('a', () => add('a', { note: 'a' }))
  const again = await once('a', () => add('a', { note: 'other' }))
  expect(first).toEqual({ answer: { output: { note: 'a' } }, isRepeated: false })
  expect(again).toEqual({ answer: { output: { note: 'a' } }, isRepeated: true })
  expect(await timesOf('a')).toBe(1)
})

// As if the process were gone: nothing after the commit happens any more.
const never = new Promise<never>(() => undefined)
const underWay = async (work: () => Promise<unknown>, keyed: ReturnType<typeof keyedBy>) => {
  const committed = new Promise<void>((resolve) => {
    void doOnce(database, write, keyed, async () => {
      await work()
      resolve()
      return never
    })
  })
  await committed
}
const afterRestart = (key: string, work: () => Promise<unknown>) =>
  doOnce(elsewhere, write, keyedBy(key), async () => ({ output: await work() }))

it('what a program wrote before it ended is answered as it would have been', async () => {
  await underWay(() => add('b', { note: 'b' }), keyedBy('b'))
  const again = await afterRestart('b', () => add('b', { note: 'other' }))
  expect(again).toEqual({ answer: { output: { note: 'b' } }, isRepeated: true })
  expect(await timesOf('b')).toBe(1)
})

it('where its transaction does not tell its answer, the loss is told, and nothing is written twice', async () => {
  await underWay(() => add('c', true), keyedBy('c'))
  await expect(afterRestart('c', () => add('c', true))).rejects.toMatchObject({ kind: 'answer-lost' })
  expect(await timesOf('c')).toBe(1)
})

it('of two programs that do the same at once one writes, and both give its answer', async () => {
  const here = once('d', () => add('d', { note: 'd' }))
  const there = afterRestart('d', () => add('d', { note: 'd' }))
  const answers = await Promise.all([here, there])
  expect(answers.map(({ answer }) => answer)).toEqual([{ output: { note: 'd' } }, { output: { note: 'd' } }])
  expect(await timesOf('d')).toBe(1)
})

it('the same request under way here is refused as busy', async () => {
  const first = once('e', () => add('e', { note: 'e' }))
  await expect(once('e', () => add('e', { note: 'e' }))).rejects.toMatchObject({ kind: 'busy' })
  await first
})

it('a key of another request is refused, one of another caller is another key', async () => {
  await once('f', () => add('f', { note: 'f' }))
  await expect(once('f', async () => ({}), keyedBy('f', 'something else'))).rejects.toMatchObject({
    kind: 'key-reused',
  })
  const other = await once('f', () => add('f', { note: 'f' }), keyedBy('f', 'f', 'user:2'))
  expect(other.isRepeated).toBe(false)
})

it('what failed and wrote nothing is tried again; what failed halfway fails as before', async () => {
  const fails = async () => {
    throw new Failure('not-found', 'There is no note.')
  }
  await expect(once('g', fails)).rejects.toMatchObject({ kind: 'not-found' })
  expect((await once('g', () => add('g', { note: 'g' }))).isRepeated).toBe(false)

  const halfway = async () => {
    await add('h', true)
    throw new Failure('mail-failed', 'The letter could not be sent.')
  }
  await expect(once('h', halfway)).rejects.toMatchObject({ kind: 'mail-failed' })
  await expect(once('h', halfway)).rejects.toMatchObject({ kind: 'mail-failed' })
  expect(await timesOf('h')).toBe(1)
})

it('the database has neither callers nor keys nor answers in the clear', async () => {
  await once('a key that nobody guesses', () => add('i', { note: 'a secret answer' }))
  const { rows } = await test.owner.query<{ text: string }>(
    `select string_agg(encode(id, 'escape') || encode(request, 'escape') || coalesce(encode(answer, 'escape'), ''), '') as text
       from platform.idempotency_key`,
  )
  expect(rows[0]?.text).not.toMatch(/user:1|nobody guesses|a secret answer/)
})

it('a key is forgotten after a day', async () => {
  await once('j', () => add('j', { note: 'j' }))
  await test.owner.query(`update platform.idempotency_key set kept_at = kept_at - interval '25 hours'`)
  expect((await once('j', () => add('j', { note: 'j' }))).isRepeated).toBe(false)
  await test.owner.query(`update platform.idempotency_key set kept_at = kept_at - interval '25 hours'`)
  await dropOldKeys(database)
  const { rows } = await test.owner.query<{ left: number }>('select count(*) as left from platform.idempotency_key')
  expect(rows[0]?.left).toBe(0)
})
