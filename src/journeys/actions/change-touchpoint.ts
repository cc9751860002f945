import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, restateFact } from '#platform/server'
import { touchpoints } from '../store/fact-tables.js'
import { findTouchpoint } from '../store/list-touchpoints.js'
import { refuseFuture } from './record-touchpoint.js'
import { dayField, noteTouchpoint, touchpointField, touchpointFields, workspaceField } from './touchpoint-fields.js'

/** Changes what is known of a contact. The earlier versions are kept. */
export const touchpointsChange = action({
  name: 'touchpoints.change',
  summary: 'Change what is known of a contact with a customer; earlier versions are kept.',
  effect: 'write',
  permission: 'journeys:write',
  errors: ['not-found', 'wrong-usage', 'conflict', 'forbidden'],
  command: { args: ['touchpoint'], options: { version: 'if-version' } },
  input: z.object({
    workspace: workspaceField,
    touchpoint: touchpointField,
    day: dayField.optional().describe('The day on which it was.'),
    ...touchpointFields,
    version: z
      .string()
      .regex(/^\d{1,15}$/, 'must be the version of a touchpoint')
      .optional()
      .describe('The version that you saw: refused if somebody else changed the same since.'),
  }),
  output: z.object({
    changeId: z
      .string()
      .nullable()
      .describe('Give it to changes.undo to take this back. Null when nothing was changed.'),
    recordedAt: z.string().nullable(),
    version: z.string(),
  }),
  async run({ database, actor, caller, clock }, request) {
    const { workspace: name, touchpoint: ref, version, ...stated } = request
    if (stated.person !== undefined || stated.subject !== undefined)
      caller.allow({ permission: 'people:read' }, request)
    if (stated.day !== undefined) refuseFuture(stated.day, clock().slice(0, 10))
    const workspace = await findWorkspace(database, name)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const before = await findTouchpoint(transaction, workspace.id, ref)
      const begin = () => beginRecording(transaction, workspace.id, { kind: 'correct', actor })
      const restatement = { id: before.id, stated, version }
      const recording = await restateFact(transaction, touchpoints, workspace.id, restatement, begin)
      if (!recording) return { changeId: null, recordedAt: null, version: before.version }
      const after = await findTouchpoint(transaction, workspace.id, ref)
      await noteTouchpoint(transaction, workspace.id, { before, after })
      return { changeId: after.version, recordedAt: recording.recordedAt, version: after.version }
    })
  },
})
