import { z } from 'zod'
import type { Database } from '../../database/index.js'
import { Failure } from '../../failure.js'
import { outputOf, sentenceField } from '../../i18n/index.js'
import { action } from '../action.js'
import { jobColumns } from './job-rows.js'

const jobOutput = z.object({
  id: z.string(),
  action: z.string(),
  workspace: z.string().nullable(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted']),
  phase: sentenceField,
  done: z.number(),
  total: z.number().nullable(),
  result: z.unknown().meta(outputOf('action')),
  error: z.object({ kind: z.string(), message: sentenceField, requestId: z.string().optional() }).nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  heartbeatAt: z.string(),
  endedAt: z.string().nullable(),
})

const input = z.object({ id: z.uuid().describe('Id of the job.') })

/** Says how far long work is, and its result in the end. */
export const jobsShow = action({
  name: 'jobs.show',
  summary: 'Show how far long work is.',
  effect: 'read',
  permission: 'jobs:read',
  errors: ['not-found'],
  command: { args: ['id'] },
  input,
  output: jobOutput,
  run: ({ database }, { id }) => oneJob(database, id, `select ${jobColumns} from platform.job where id = $1`),
})

/** Asks long work to stop; it does so at its next step and keeps nothing. */
export const jobsCancel = action({
  name: 'jobs.cancel',
  summary: 'Cancel long work; nothing of it is kept.',
  effect: 'write',
  permission: 'jobs:cancel',
  errors: ['not-found'],
  command: { args: ['id'] },
  input,
  output: jobOutput,
  run: ({ database }, { id }) =>
    oneJob(database, id, `update platform.job set cancel_requested = true where id = $1 returning ${jobColumns}`),
})

async function oneJob(database: Database, id: string, sql: string): Promise<z.input<typeof jobOutput>> {
  const { rows } = await database.query<z.input<typeof jobOutput>>(sql, [id])
  const [job] = rows
  if (!job) throw new Failure('not-found', `There is no job ${id}.`)
  return job
}
