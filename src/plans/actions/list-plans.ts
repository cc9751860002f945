import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { type Currency, formatMinor } from '#foundation'
import { action } from '#platform/server'
import { itemKinds } from '../model/kinds.js'
import { severities } from '../model/world.js'
import { findAccount } from '../store/find-account.js'
import { type ListedPlan, listPlans } from '../store/list-plans.js'
import { accountField, nextField, pageFields, planOutput, workspaceField } from './fields.js'
import { cursorOf, placeOf } from './told.js'

const planPlace = z.object({
  urgency: z.int().min(0).max(9),
  stake: z.string().regex(/^-?\d{1,18}$/),
  id: z.int(),
})

/** Lists the plans, those with the worst gaps first. */
export const plansList = action({
  name: 'plans.list',
  summary: 'List the customer plans with what they lack, the worst first.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found'],
  command: { columns: ['accountName', 'state', 'stage', 'owner', 'arr', 'gaps', 'atStake'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField.optional().describe('Only the plan of this account.'),
    state: z.enum(itemKinds.plan.states).optional().describe('Only plans in this state.'),
    owner: z.string().max(200).optional().describe('Only plans of this owner, whatever the case of the name.'),
    ...pageFields,
  }),
  output: z.object({ rows: z.array(planOutput), currency: z.string(), next: nextField }),
  async run({ database }, request) {
    const { id, currency } = await findWorkspace(database, request.workspace)
    const { account, state = null, owner = null, limit } = request
    const rows = await database.withWorkspace(id, async (transaction) => {
      const accountId = account === undefined ? null : (await findAccount(transaction, id, account)).id
      const after = placeOf(request.after, planPlace)
      return listPlans(transaction, id, { accountId, state, owner, after, limit })
    })
    const last = rows.length === limit ? rows.at(-1) : undefined
    const next = last ? cursorOf({ urgency: last.urgency, stake: last.stake, id: last.id }) : null
    return { rows: rows.map((plan) => planTold(plan, currency)), currency, next }
  },
})

/** A listed plan as the output of an action. */
export function planTold(row: ListedPlan, currency: Currency): z.input<typeof planOutput> {
  const { plan, account, state, title, owner, high, medium, low, attributes, version } = row
  const amount = (minor: string | null) => (minor === null ? null : formatMinor(BigInt(minor), currency))
  const { worst_id: id, worst_rule: rule, worst_reason: reason } = row
  const severity = severities[row.worst_severity ?? -1]
  return {
    ...{ plan, account, accountName: row.account_name, state, title, owner, startedOn: row.started_on, version },
    stage: (attributes.stage as z.input<typeof planOutput>['stage']) ?? null,
    arr: amount(row.arr_minor),
    gaps: { high, medium, low },
    worst: id !== null && rule !== null && reason !== null && severity ? { id, rule, severity, reason } : null,
    atStake: amount(row.at_stake),
  }
}
