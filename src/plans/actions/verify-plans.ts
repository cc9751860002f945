import { z } from 'zod'
import { findWorkspace, reachIn } from '#access/server'
import { action } from '#platform/server'
import { compareGaps } from '../store/evaluate-plans.js'
import { seeingEverything } from '../store/maintain-plans.js'
import { workspaceField } from './fields.js'

const differencesShown = 20

/** Compares the kept gaps with those found anew. */
export const plansVerify = action({
  name: 'plans.verify',
  summary: 'Check that the kept gaps of plans equal those found anew from the facts.',
  effect: 'read',
  permission: 'ledger:verify',
  errors: ['not-found'],
  long: true,
  input: z.object({ workspace: workspaceField }),
  output: z.object({
    equal: z.boolean(),
    plans: z.int().describe('How many plans were looked at.'),
    differences: z
      .array(z.object({ account: z.int(), gap: z.string(), side: z.enum(['kept', 'found']) }))
      .describe('The first differences: gaps that are kept and not found, or found and not kept.'),
  }),
  exitCode: (output) => (output.equal ? 0 : 1),
  async run({ database, clock, progress, signal }, request) {
    const { id } = await findWorkspace(database, request.workspace)
    const today = clock().slice(0, 10)
    // Which gaps there are about critics is for those who may see opinions.
    const seesOpinions = reachIn(id)['app.opinions'] === 'on'
    const differences: { account: number; gap: string; side: 'kept' | 'found' }[] = []
    let plans = 0
    await database.withWorkspace(
      id,
      (transaction) =>
        seeingEverything(transaction, async () => {
          for await (const { accounts, gone, come } of compareGaps(transaction, id, today)) {
            signal.throwIfAborted()
            plans += accounts
            progress(plans, null, 'Looking for the gaps of plans')
            const sides = [
              ...gone.map((row) => ({ row, side: 'kept' as const })),
              ...come.map((row) => ({ row, side: 'found' as const })),
            ]
            for (const { row, side } of sides)
              differences.push({
                account: row.account_id,
                gap: row.reveals_opinion && !seesOpinions ? 'hidden' : row.id,
                side,
              })
          }
        }),
      { snapshot: true },
    )
    return { equal: differences.length === 0, plans, differences: differences.slice(0, differencesShown) }
  },
})
