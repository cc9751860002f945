import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, voidFacts } from '#platform/server'
import { touchpoints } from '../store/fact-tables.js'
import { findTouchpoint } from '../store/list-touchpoints.js'
import { noteTouchpoint, recorded, touchpointField, workspaceField } from './touchpoint-fields.js'

/** Takes a touchpoint away, as if it had never been recorded. */
export const touchpointsRemove = action({
  name: 'touchpoints.remove',
  summary: 'Take a contact with a customer away; can be undone, and earlier versions are kept.',
  effect: 'write',
  permission: 'journeys:write',
  errors: ['not-found'],
  command: { args: ['touchpoint'] },
  input: z.object({ workspace: workspaceField, touchpoint: touchpointField }),
  output: recorded,
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const before = await findTouchpoint(transaction, workspace.id, request.touchpoint)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor })
      await voidFacts(transaction, touchpoints, recording, [before.id])
      await noteTouchpoint(transaction, workspace.id, { before })
      return { changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})
