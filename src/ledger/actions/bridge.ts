import { z } from 'zod'
import { findWorkspace, type Workspace } from '#access/server'
import { action, Failure, sentenceField, type Transaction } from '#platform/server'
import { assembleBridge } from '../model/assemble-bridge.js'
import { policies, policyKey } from '../model/policy.js'
import { sameMovements } from '../model/same-movements.js'
import { readBridgeSums } from '../store/bridge-sums.js'
import { computeLedger } from '../store/compute-ledger.js'
import { groupingOf } from '../store/group-by.js'
import { readUndefinedMonths } from '../store/undefined-months.js'
import { amountField, momentField, monthField, monthsOf, workspaceField } from './fields.js'
import { policyFor } from './policy-for.js'

const amount = amountField.nullable()

const row = z.object({
  month: monthField,
  group: z.string().nullable().optional().describe('With `by`: the group; null is unassigned.'),
  opening: amount,
  new: amount,
  reactivation: amount,
  expansion: amount,
  contraction: amount,
  churn: amount,
  fx: amount,
  unexplained: amount,
  restated: amount,
  migration: amount.optional(),
  transfer: amount.optional(),
  closing: amount,
  customers: z.int().nullable(),
  because: sentenceField.optional().describe('Why the month has no amounts.'),
})

const input = z.object({
  workspace: workspaceField,
  from: monthField.describe('First month.'),
  to: monthField.describe('Last month.'),
  policy: z
    .string()
    .optional()
    .describe(
      `Policy set: ${Object.keys(policies).join(', ')} or an own one, also NAME@VERSION. Without it the one of the workspace.`,
    ),
  measure: z.enum(['arr', 'mrr']).default('arr').describe('Annual or monthly recurring revenue.'),
  by: z
    .string()
    .optional()
    .describe(
      'Group by product, account, unit, currency, country, industry, segment, owner, channel, parent or attributes.NAME.',
    ),
  basis: z
    .enum(['known', 'reported'])
    .default('known')
    .describe('Everything at its own day, or closed months as they were reported.'),
  view: z
    .enum(['ledger', 'generation', 'finance'])
    .default('ledger')
    .describe('Generation shows connected new as new; finance as expansion.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR')
    .optional()
    .describe('Reporting currency. Without it the one of the workspace.'),
  asKnownAt: momentField
    .optional()
    .describe('A past moment such as 2024-02-01T00:00Z: the numbers as they were known then.'),
})

/** The ARR bridge: opening, movements by kind, closing, for every month of a range. */
export const ledgerBridge = action({
  name: 'ledger.bridge',
  summary: 'Show how ARR moved from month to month, with the proof that it adds up.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found', 'wrong-usage'],
  input,
  output: z.object({ currency: z.string(), policy: z.string(), policyVersion: z.int(), rows: z.array(row) }),
  async run({ database, signal }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { from, to } = monthsOf(request)
    const grouping = groupingOf(request.by)
    const policy = await policyFor(database, workspace, request.policy)
    const currency = request.currency ?? workspace.currency
    const own = await policyFor(database, workspace)
    const maintained = isMaintained(request, workspace, sameMovements(policy, own))
    if (request.basis === 'reported' && !(maintained && policyKey(policy) === workspace.policy)) {
      throw new Failure(
        'wrong-usage',
        'Reported numbers are frozen under the policy set and currency of the workspace, in ARR. Leave policy, measure, currency and asKnownAt out, or take the basis known.',
      )
    }
    const read = async (transaction: Transaction) => {
      const missing = maintained
        ? await readUndefinedMonths(transaction, workspace.id, request.basis)
        : await computeLedger(
            transaction,
            workspace.id,
            { policy, measure: request.measure, currency, asKnownAt: request.asKnownAt },
            signal,
          )
      const source = {
        workspaceId: workspace.id,
        movements: maintained ? 'ledger.movement' : 'computed_movement',
        basis: request.basis,
        asKnownAt: request.asKnownAt,
        from,
        to,
      } as const
      return { sums: await readBridgeSums(transaction, source, grouping), undefinedMonths: missing }
    }
    // One moment of the database: a reader sees whole imports only.
    const snapshot = maintained || 'with-temporary-tables'
    const { sums, undefinedMonths } = await database.withWorkspace(workspace.id, read, { snapshot })
    const shape = { from, to, currency, view: request.view, grouped: grouping.by !== 'total', undefinedMonths }
    return { currency, policy: policy.name, policyVersion: policy.version, rows: assembleBridge(sums, shape) }
  },
})

type Request = z.output<typeof input>

/** Whether the kept movements answer the request, or a ledger must be computed for it. */
function isMaintained(request: Request, workspace: Workspace, isSame: boolean): boolean {
  return (
    isSame &&
    (request.currency ?? workspace.currency) === workspace.currency &&
    request.measure === 'arr' &&
    request.asKnownAt === undefined
  )
}
