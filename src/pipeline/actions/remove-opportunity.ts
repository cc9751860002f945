import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, voidFacts } from '#platform/server'
import { opportunities } from '../store/fact-tables.js'
import { findOpportunity } from '../store/list-opportunities.js'
import { opportunityField, recorded, workspaceField } from './opportunity-fields.js'

/** Takes an opportunity away, as if it had never been. */
export const opportunitiesRemove = action({
  name: 'opportunities.remove',
  summary: 'Take an opportunity away; can be undone, and earlier versions are kept.',
  effect: 'write',
  permission: 'pipeline:write',
  errors: ['not-found'],
  command: { args: ['opportunity'] },
  input: z.object({ workspace: workspaceField, opportunity: opportunityField }),
  output: recorded,
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const { id } = await findOpportunity(transaction, workspace.id, request.opportunity)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor })
      await voidFacts(transaction, opportunities, recording, [id])
      return { changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})
