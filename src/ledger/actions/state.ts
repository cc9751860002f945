import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { listDimensions } from '#customers/server'
import { addMonths, formatMonth } from '#foundation'
import { action } from '#platform/server'
import { policies, policyKey } from '../model/policy.js'
import { groupings } from '../store/group-by.js'
import { readMonthRange } from '../store/month-range.js'
import { listPolicyVersions, type PolicyVersion } from '../store/policy-sets.js'
import { readState } from '../store/read-world.js'
import { monthField, workspaceField } from './fields.js'

/** What a ledger holds and how it can be asked: its months, the closed ones, policy sets and groupings. */
export const ledgerState = action({
  name: 'ledger.state',
  summary: 'Show which months the ledger has, which are closed, and how it can be asked.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found'],
  input: z.object({ workspace: workspaceField }),
  output: z.object({
    currency: z.string(),
    policy: z.string(),
    firstMonth: monthField.nullable().describe('Null without any movements.'),
    lastMonth: monthField.nullable(),
    closedMonth: monthField.nullable().describe('The last closed month.'),
    nextToClose: monthField
      .nullable()
      .describe('The next month to close; null when it is not over, or without movements.'),
    today: z.string(),
    policies: z.array(z.string()).describe('How to ask for each; of own ones the newest version, and the one in use.'),
    groupings: z.array(z.string()).describe('What numbers can be grouped by, dimensions of your own included.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const today = clock().slice(0, 10)
    const { range, state, own, dimensions } = await database.withWorkspace(workspace.id, async (transaction) => ({
      range: await readMonthRange(transaction, workspace.id),
      state: await readState(transaction, workspace.id),
      own: await listPolicyVersions(transaction, workspace.id),
      dimensions: await listDimensions(transaction, workspace.id),
    }))
    const open = state.closedMonth === null ? range?.first : addMonths(state.closedMonth, 1)
    const next = open === undefined ? null : formatMonth(open)
    return {
      currency: workspace.currency,
      policy: workspace.policy,
      firstMonth: range ? formatMonth(range.first) : null,
      lastMonth: range ? formatMonth(range.last) : null,
      closedMonth: state.closedMonth === null ? null : formatMonth(state.closedMonth),
      nextToClose: next !== null && next < today.slice(0, 7) ? next : null,
      today,
      policies: policyKeys(own, workspace.policy),
      groupings: [...groupings, ...dimensions],
    }
  },
})

function policyKeys(own: readonly PolicyVersion[], inUse: string): string[] {
  const newest = own.filter(({ policy }, at) => own[at - 1]?.policy.name !== policy.name)
  return [...new Set([...Object.keys(policies), ...newest.map(({ policy }) => policyKey(policy)), inUse])]
}
