import { z } from 'zod'
import { Failure } from '../../failure.js'
import { outputOf, sentenceField } from '../../i18n/index.js'
import { action } from '../action.js'
import type { Context } from '../context.js'
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
  run: oneJob,
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
  async run(context, { id }) {
    await oneJob(context, { id })
    await context.database.query('update platform.job set cancel_requested = true where id = $1', [id])
    return oneJob(context, { id })
  },
})

type JobRow = z.input<typeof jobOutput> & { actor: string }

// Somebody else's job is as good as none for who does not see all that it may tell of.
async function oneJob({ database, caller }: Context, { id }: { id: string }): Promise<z.input<typeof jobOutput>> {
  const { rows } = await database.query<JobRow>(`select actor, ${jobColumns} from platform.job where id = $1`, [id])
  const [row] = rows
  const seesAll = (workspace: string) => caller.seesWhole?.(workspace) ?? caller.sees(workspace)
  const own = row && (row.actor === caller.actor || (row.workspace !== null && seesAll(row.workspace)))
  if (!own) throw new Failure('not-found', `There is no job ${id}.`)
  const { actor, ...job } = row
  // What came of it may show what its reader may not see, such as the first refused rows of a file with opinions.
  return actor === caller.actor ? job : { ...job, result: null }
}
