import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, voidFacts } from '#platform/server'
import { planItems } from '../store/fact-tables.js'
import { findItem } from '../store/read-items.js'
import { allowKind } from './add-item.js'
import { recorded, workspaceField } from './fields.js'

/** Takes an item out of a plan. */
export const planItemsRemove = action({
  name: 'plan-items.remove',
  summary: 'Take an item out of a plan; can be undone.',
  effect: 'write',
  permission: 'plans:write',
  errors: ['not-found', 'wrong-usage', 'forbidden'],
  command: { args: ['item'] },
  input: z.object({
    workspace: workspaceField,
    item: z.string().min(1, 'must not be empty').describe('Key of the item.'),
  }),
  output: recorded,
  async run({ database, actor, caller }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const { id, kind } = await findItem(transaction, workspace.id, request.item)
      allowKind(caller, kind, request)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor })
      await voidFacts(transaction, planItems, recording, [id])
      return { changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})
