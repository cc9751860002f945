import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, voidFacts } from '#platform/server'
import { segmentMembers, segments } from '../store/fact-tables.js'
import { maintainAccountSpans } from '../store/maintain-account-spans.js'
import { findMemberships, listSegments } from '../store/read-segments.js'
import { becauseField, dimensionField, recorded, segmentField, segmentNamed, workspaceField } from './segment-fields.js'

/** Takes a segment back, with its list, from all days. `changes.undo` brings it back. */
export const segmentsDelete = action({
  name: 'segments.delete',
  summary: 'Delete a segment and its list; its accounts go to the next segment that takes them.',
  effect: 'write',
  permission: 'segments:write',
  errors: ['not-found'],
  command: { args: ['name'] },
  input: z.object({
    workspace: workspaceField,
    name: segmentField.describe('The segment, such as Enterprise.'),
    dimension: dimensionField,
    because: becauseField,
  }),
  output: recorded,
  async run({ database, actor }, { name, dimension, ...request }) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const because = request.because ?? `segment ${name} of ${dimension} deleted`
      const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor, because })
      const rows = segmentNamed(await listSegments(transaction, workspace.id), dimension, name)
      const members = await findMemberships(transaction, workspace.id, dimension, { segment: name })
      await voidFacts(transaction, segmentMembers, recording, members)
      await voidFacts(
        transaction,
        segments,
        recording,
        rows.flatMap(({ id }) => id ?? []),
      )
      await maintainAccountSpans(transaction, recording)
      return { changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})
