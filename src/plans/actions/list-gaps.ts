import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { severities } from '../model/world.js'
import { findAccount } from '../store/find-account.js'
import { type GapPlace, listGaps, type StoredGap } from '../store/read-gaps.js'
import { accountField, gapOutput, nextField, pageFields, workspaceField } from './fields.js'
import { cursorOf, gapTold, placeOf } from './told.js'

const whole = /^-?\d{1,18}$/
const gapPlace = z.object({
  severity: z.int().min(0).max(9),
  amount: z.string().regex(whole),
  account: z.int(),
  id: z.string(),
})

/** What plans lack, the worst first. */
export const plansGaps = action({
  name: 'plans.gaps',
  summary: 'List what the plans lack, the worst first: by severity, then by the money at stake.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found'],
  command: { columns: ['accountName', 'severity', 'rule', 'reason', 'amount'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField.optional().describe('Key of the account; without it all plans that are not paused.'),
    rule: z.string().optional().describe('Only of this rule.'),
    severity: z.enum(severities).optional().describe('Only of this severity.'),
    ...pageFields,
  }),
  output: z.object({ gaps: z.array(gapOutput), currency: z.string(), next: nextField }),
  async run({ database }, request) {
    const { id, currency } = await findWorkspace(database, request.workspace)
    const { account, rule = null, severity, after, limit } = request
    const gaps = await database.withWorkspace(id, async (transaction) =>
      listGaps(transaction, id, {
        accountId: account === undefined ? null : (await findAccount(transaction, id, account)).id,
        severity: severity === undefined ? null : severities.indexOf(severity),
        ...{ rule, after: placeOf(after, gapPlace), limit },
      }),
    )
    const last = gaps.length === limit ? gaps.at(-1) : undefined
    return { gaps: gaps.map((gap) => gapTold(gap, currency)), currency, next: last ? cursorOf(placeOfGap(last)) : null }
  },
})

function placeOfGap({ severity, amount_minor, account_id, id }: StoredGap): GapPlace {
  return { severity, amount: amount_minor ?? '-1', account: account_id, id }
}
