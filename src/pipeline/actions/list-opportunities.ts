import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { outcomes } from '../shapes.js'
import { findOpportunity, listOpportunities, sumOpportunities } from '../store/list-opportunities.js'
import {
  amountField,
  opportunityField,
  opportunityOf,
  opportunityOutput,
  workspaceField,
  written,
} from './opportunity-fields.js'

/** Lists opportunities with what they add up to. */
export const opportunitiesList = action({
  name: 'opportunities.list',
  summary: 'List opportunities, the last that closed or is expected to close first, with totals per currency.',
  effect: 'read',
  permission: 'pipeline:read',
  errors: ['not-found'],
  command: { columns: ['ref', 'accountName', 'name', 'outcome', 'stage', 'amount', 'currency', 'closedDay'] },
  input: z.object({
    workspace: workspaceField,
    account: z.string().optional().describe('Key of the account.'),
    outcome: z.enum(outcomes).optional().describe('How it ended, or that it is open.'),
    stage: z.string().optional().describe('Only of this stage.'),
    owner: z.string().optional().describe('Only of this owner.'),
    limit: z.int().min(1).max(5000).default(100).describe('At most so many rows; totals are always of all.'),
    after: z
      .string()
      .regex(/^\d{1,15}$/, 'must be the `next` of a page')
      .optional()
      .describe('The `next` of the page before.'),
  }),
  output: z.object({
    rows: z.array(opportunityOutput),
    totals: z
      .array(z.object({ currency: z.string().nullable(), amount: amountField.nullable(), count: z.int() }))
      .describe('Of all that match, also on other pages; those without an amount stand for themselves.'),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const rows = await listOpportunities(transaction, workspace.id, request)
      const totals = await sumOpportunities(transaction, workspace.id, request)
      const last = rows.length === request.limit ? rows[rows.length - 1] : undefined
      return {
        rows: rows.map(opportunityOf),
        totals: totals.map(({ currency, amount, count }) => ({
          ...{ currency, count },
          amount: amount === null ? null : written(amount, currency ?? ''),
        })),
        next: last ? String(last.id) : null,
      }
    })
  },
})

/** Shows one opportunity. */
export const opportunitiesShow = action({
  name: 'opportunities.show',
  summary: 'Show one opportunity.',
  effect: 'read',
  permission: 'pipeline:read',
  errors: ['not-found'],
  command: { args: ['opportunity'] },
  input: z.object({ workspace: workspaceField, opportunity: opportunityField }),
  output: opportunityOutput,
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const found = await database.withWorkspace(workspace.id, (transaction) =>
      findOpportunity(transaction, workspace.id, request.opportunity),
    )
    return opportunityOf(found)
  },
})
