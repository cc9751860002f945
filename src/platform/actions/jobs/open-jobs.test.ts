import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.js'
import type { AnyAction } from '../action.js'
import { machine } from '../caller.js'
import type { Context } from '../context.js'
import { exampleActions } from '../example-actions.js'
import { connectForJobs } from './connect-for-jobs.js'
import { jobsCancel, jobsShow } from './job-actions.js'
import { type Jobs, type JobWorld, openJobs } from './open-jobs.js'

let database: TestDatabase
const reported: unknown[] = []
const grow = exampleActions[2] as AnyAction

beforeAll(async () => {
  database = await createTestDatabase()
})

afterAll(() => database.drop())

function context(
  caller = machine,
  requestId = 'r',
  signal = new AbortController().signal,
  progress: Context['progress'] = () => undefined,
) {
  return { database: database.app, requestId, signal, progress, clock: () => '', home: '', caller, actor: caller.actor }
}

function world(more: Partial<JobWorld> = {}): JobWorld {
  return {
    connect: () => connectForJobs(database.url),
    contextFor: context,
    report: (thrown) => void reported.push(thrown),
    ...more,
  }
}

type Shown = Awaited<ReturnType<typeof show>>
const show = (id: string) => jobsShow.run(context(), { id })

async function until(id: string, reached: (job: Shown) => boolean): Promise<Shown> {
  for (let turn = 0; turn < 200; turn++) {
    const job = await show(id)
    if (reached(job)) return job
    await sleep(25)
  }
  throw new Error(`The job is still ${JSON.stringify(await show(id))}`)
}

const ended = (job: Shown) => job.endedAt !== null

describe('long work', () => {
  let jobs: Jobs
  beforeEach(async () => {
    jobs = await openJobs(world())
    return () => jobs.close()
  })

  it('tells how far it is, and its result in the end', async () => {
    const id = await jobs.take(grow, { steps: 20, workspace: 'Ogród' }, 'request-1', machine)
    const half = await until(id, ({ done }) => done > 2)
    expect(half).toMatchObject({
      state: 'running',
      action: 'plants.grow',
      workspace: 'Ogród',
      phase: 'growing',
      total: 20,
    })
    const job = await until(id, ended)
    expect(job).toMatchObject({ state: 'done', result: { grown: 20 }, error: null })
    expect(job.startedAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
  })

  it('that is cancelled stops at its next step', async () => {
    const id = await jobs.take(grow, { steps: 200 }, 'r', machine)
    await until(id, ({ done }) => done > 0)
    await jobsCancel.run(context(), { id })
    const job = await until(id, ended)
    expect(job).toMatchObject({ state: 'cancelled', result: null, error: { kind: 'cancelled' } })
    expect(job.done).toBeLessThan(100)
  })

  it('that fails as expected says why', async () => {
    const job = await until(await jobs.take(grow, { steps: 13 }, 'request-2', machine), ended)
    const message = 'Thirteen is a bad number of steps.'
    expect(job).toMatchObject({ state: 'failed', error: { kind: 'conflict', message, requestId: 'request-2' } })
  })

  it('that fails by our mistake tells a request id alone and reports the rest', async () => {
    const job = await until(await jobs.take(grow, { steps: 666 }, 'request-3', machine), ended)
    expect(job).toMatchObject({ state: 'failed', error: { kind: 'unexpected', requestId: 'request-3' } })
    expect(JSON.stringify(job)).not.toContain('passwords')
    expect(String(reported.at(-1))).toContain('passwords')
  })

  it('waits in its turn when there is much of it', async () => {
    const ids = await Promise.all([1, 2, 3].map(() => jobs.take(grow, { steps: 8 }, 'r', machine)))
    const states = await Promise.all(ids.map(async (id) => (await show(id)).state))
    expect(states.filter((state) => state === 'queued').length).toBeGreaterThan(0)
    const all = await Promise.all(ids.map((id) => until(id, ended)))
    expect(all.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
  })

  it('survives the loss of the connection that tells its progress', async () => {
    const id = await jobs.take(grow, { steps: 30 }, 'r', machine)
    await until(id, ({ done }) => done > 0)
    const killer = new Client({ connectionString: database.url })
    await killer.connect()
    await killer.query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'mainstay jobs' and datname = current_database()`)
    await killer.end()
    expect(await until(id, ended)).toMatchObject({ state: 'done', result: { grown: 30 } })
  })
})

describe('when a process ends', () => {
  it('in order, its work is interrupted and says so, and what waited does not begin', async () => {
    const jobs = await openJobs(world({ atOnce: 1 }))
    const first = await jobs.take(grow, { steps: 500 }, 'r', machine)
    const second = await jobs.take(grow, { steps: 500 }, 'r', machine)
    await until(first, ({ done }) => done > 0)
    await jobs.close()
    expect(await show(first)).toMatchObject({ state: 'interrupted', error: { kind: 'interrupted' } })
    expect(await show(second)).toMatchObject({ state: 'interrupted', startedAt: null })
  })

  it('without warning, the next start finds its work and says so, and leaves the work of the living alone', async () => {
    const connections: Awaited<ReturnType<typeof connectForJobs>>[] = []
    const never = new Promise<never>(() => undefined)
    const dead = await openJobs(
      world({
        connect: async () => {
          if (connections.length > 0) return never
          const connection = await connectForJobs(database.url)
          connections.push(connection)
          return connection
        },
      }),
    )
    const living = await openJobs(world())
    const lost = await dead.take(grow, { steps: 400 }, 'r', machine)
    const kept = await living.take(grow, { steps: 40 }, 'r', machine)
    await until(lost, ({ done }) => done > 0)
    await connections[0]?.end()
    const next = await openJobs(world())
    expect(await show(lost)).toMatchObject({
      state: 'interrupted',
      error: { message: expect.stringContaining('start it again') },
    })
    expect((await show(kept)).state).toBe('running')
    await living.close()
    await next.close()
  })
})

describe('a job that is not there', () => {
  it('is not found', async () => {
    const id = '00000000-0000-4000-8000-000000000000'
    await expect(show(id)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(jobsCancel.run(context(), { id })).rejects.toMatchObject({ kind: 'not-found' })
  })
})
