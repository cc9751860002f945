import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.js'
import { type Database, openDatabase } from '../../database/index.js'
import { keepWithCommit, keptBy } from '../once/keep-with-commit.js'
import { insertJob, interruptOrphans, type JobConnection, noteKept } from './job-rows.js'

const nobodysRunner = 7
const nothingKept = { kind: 'interrupted', message: 'nothing kept' }
const somethingKept = { kind: 'answer-lost', message: 'something kept' }

let test: TestDatabase
let database: Database
let connection: Client

beforeAll(async () => {
  test = await createTestDatabase()
  database = openDatabase({
    url: test.url,
    role: 'mainstay_app',
    beforeCommit: (inside, _workspace, result) => keepWithCommit(inside, result),
  })
  connection = new Client({ connectionString: test.url })
  await connection.connect()
  await connection.query('set role mainstay_app')
})

afterAll(async () => {
  await connection.end()
  await database.close()
  await test.drop()
})

/** A job of a process that has died: it wrote this much of its work, or nothing. */
async function orphanOf(wrote: boolean, result?: unknown, fails = false): Promise<string> {
  const id = randomUUID()
  const job = { id, action: 'import', workspace: null, actor: 'user:1', requestId: 'r' }
  await insertJob(connection as unknown as JobConnection, nobodysRunner, job)
  const keeper: Parameters<typeof keptBy>[0] = async (inside, kept) => {
    await noteKept(inside, id, kept)
    if (fails) throw new Error('the transaction does not commit')
  }
  const work = keptBy(keeper, () =>
    database.withWorkspace(randomUUID(), async (inside) => {
      if (wrote) await inside.query('select pg_current_xact_id()')
      return result
    }),
  )
  await work.catch(() => undefined)
  return id
}

async function stateOf(id: string) {
  const { rows } = await test.owner.query('select state, result, error from platform.job where id = $1', [id])
  return rows[0]
}

it('a job whose process died is done where its transaction had its result, else it says what is kept', async () => {
  const done = await orphanOf(true, { rows: 3 })
  const unknown = await orphanOf(true)
  const nothing = await orphanOf(false, { rows: 3 })
  const takenBack = await orphanOf(true, { rows: 3 }, true)
  await interruptOrphans(connection as unknown as JobConnection, nothingKept, somethingKept)
  expect(await stateOf(done)).toEqual({ state: 'done', result: { rows: 3 }, error: null })
  expect(await stateOf(unknown)).toEqual({ state: 'interrupted', result: null, error: somethingKept })
  expect(await stateOf(nothing)).toEqual({ state: 'interrupted', result: null, error: nothingKept })
  expect(await stateOf(takenBack)).toEqual({ state: 'interrupted', result: null, error: nothingKept })
})
