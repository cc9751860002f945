import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, Failure, saveFacts } from '#platform/server'
import { opportunities } from '../store/fact-tables.js'
import { findOpportunity, hasOpportunity } from '../store/list-opportunities.js'
import {
  opportunityField,
  opportunityFields,
  opportunityOf,
  opportunityOutput,
  recorded,
  workspaceField,
} from './opportunity-fields.js'

/** Adds an open opportunity to an account. */
export const opportunitiesCreate = action({
  name: 'opportunities.create',
  summary: 'Add an open opportunity to an account.',
  effect: 'write',
  permission: 'pipeline:write',
  errors: ['not-found', 'name-taken', 'wrong-usage'],
  command: { args: ['account', 'name'] },
  input: z.object({
    workspace: workspaceField,
    account: z.string().describe('Key of the account.'),
    name: z.string().trim().min(1, 'must not be empty').max(500).describe('What people call it.'),
    ref: opportunityField.optional().describe('Key of the opportunity; made up without it.'),
    ...opportunityFields,
    createdDay: opportunityFields.createdDay.describe('The day on which it was created; today without it.'),
  }),
  output: z.object({ opportunity: opportunityOutput, ...recorded.shape }),
  async run({ database, actor, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { workspace: _, ref = randomUUID(), createdDay = clock().slice(0, 10), ...given } = request
    const currency = given.amount ? (given.currency ?? workspace.currency) : given.currency
    const stated = { ...given, ref, createdDay, currency, outcome: 'open' }
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      if (await hasOpportunity(transaction, workspace.id, ref))
        throw new Failure('name-taken', `The key "${ref}" belongs to another opportunity already. Choose another.`)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
      await saveFacts(transaction, opportunities, recording, [stated])
      const made = await findOpportunity(transaction, workspace.id, ref)
      const { id, recordedAt } = recording
      return { opportunity: opportunityOf(made), changeId: String(id), recordedAt }
    })
  },
})
