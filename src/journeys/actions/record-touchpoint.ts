import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, Failure, saveFacts } from '#platform/server'
import { touchpoints } from '../store/fact-tables.js'
import { findTouchpoint, hasTouchpoint } from '../store/list-touchpoints.js'
import {
  dayField,
  noteTouchpoint,
  recorded,
  touchpointField,
  touchpointFields,
  touchpointOf,
  touchpointOutput,
  workspaceField,
} from './touchpoint-fields.js'

/** Records a contact with a customer. */
export const touchpointsRecord = action({
  name: 'touchpoints.record',
  summary: 'Record a contact with a customer.',
  effect: 'write',
  permission: 'journeys:write',
  errors: ['not-found', 'name-taken', 'wrong-usage', 'forbidden'],
  command: { args: ['account'] },
  input: z.object({
    workspace: workspaceField,
    account: z.string().describe('Key of the account.'),
    ref: touchpointField.optional().describe('Key of the touchpoint; made up without it.'),
    day: dayField.optional().describe('The day on which it was; today without it.'),
    ...touchpointFields,
  }),
  output: z.object({ touchpoint: touchpointOutput, ...recorded.shape }),
  async run({ database, actor, caller, clock }, request) {
    // Whoever names somebody must be allowed to see people; the answer repeats them.
    if (request.person) caller.allow({ permission: 'people:read' }, request)
    const workspace = await findWorkspace(database, request.workspace)
    const { workspace: _, ...stated } = request
    const today = clock().slice(0, 10)
    const { ref = randomUUID(), day = today } = stated
    refuseFuture(day, today)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      if (await hasTouchpoint(transaction, workspace.id, ref))
        throw new Failure('name-taken', `The key "${ref}" belongs to another touchpoint already. Choose another.`)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
      await saveFacts(transaction, touchpoints, recording, [{ ...stated, ref, day, by: stated.by || actor }])
      const after = await findTouchpoint(transaction, workspace.id, ref)
      await noteTouchpoint(transaction, workspace.id, { after })
      const { id, recordedAt } = recording
      return { touchpoint: touchpointOf(after, true), changeId: String(id), recordedAt }
    })
  },
})

/** A failure for a contact that has not been. */
export function refuseFuture(day: string, today: string): void {
  if (day > today) throw new Failure('wrong-usage', `${day} has not been yet. Give a day up to today.`)
}
