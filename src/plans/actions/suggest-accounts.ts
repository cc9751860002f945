import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { day } from '#foundation'
import { action } from '#platform/server'
import { type Criterion, criterionNames, standardWeights, suggest } from '../model/suggest.js'
import { readCandidates } from '../store/read-candidates.js'
import { readThresholds } from '../store/thresholds.js'
import { suggestionAnswer } from './answers.js'
import { workspaceField } from './fields.js'

const weight = (name: Criterion) =>
  z.number().min(0).max(100).default(standardWeights[name]).describe(`How much ${name} weighs.`)

/** Suggests the accounts to begin with. */
export const plansSuggest = action({
  name: 'plans.suggest',
  summary: 'Suggest the accounts that merit a plan first, with the reasons; those that have one are left out.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found'],
  command: { columns: ['name', 'score', 'merits', 'because'] },
  input: z.object({
    workspace: workspaceField,
    value: weight('value'),
    potential: weight('potential'),
    term: weight('term'),
    risk: weight('risk'),
    reachability: weight('reachability'),
    limit: z.int().min(1).max(500).default(10).describe('At most so many accounts.'),
  }),
  output: z.object({ rows: z.array(suggestionAnswer), currency: z.string() }),
  async run({ database, clock }, request) {
    const { id, currency } = await findWorkspace(database, request.workspace)
    const today = clock().slice(0, 10)
    const { candidates, planned } = await database.withWorkspace(
      id,
      async (transaction) => {
        const contactDays = (await readThresholds(transaction, id))['single-thread-days']
        return readCandidates(transaction, id, { today, currency, contactDays })
      },
      { snapshot: true },
    )
    const weights = Object.fromEntries(criterionNames.map((name) => [name, request[name]])) as typeof standardWeights
    const rows = suggest(candidates, weights, { today: day(today), currency })
      .filter(({ account }) => !planned.has(account))
      .slice(0, request.limit)
    return { rows: rows.map(({ reasons, ...row }) => ({ ...row, reasons: [...reasons] })), currency }
  },
})
