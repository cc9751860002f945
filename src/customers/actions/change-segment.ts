import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, type FactFields, Failure, saveFacts, voidFacts } from '#platform/server'
import { byTime, heldOn } from '../model/attribute-timeline.js'
import { segmentMembers, segments } from '../store/fact-tables.js'
import { maintainAccountSpans } from '../store/maintain-account-spans.js'
import { listMemberships, listSegments, type StoredSegment } from '../store/read-segments.js'
import {
  becauseField,
  dayField,
  dayOrNull,
  dimensionField,
  expectFree,
  recorded,
  ruleField,
  ruleOf,
  segmentField,
  segmentNamed,
  workspaceField,
} from './segment-fields.js'

/** Changes the rule, the place or the name of a segment: from a day on, or without one for its whole life. */
export const segmentsChange = action({
  name: 'segments.change',
  summary: 'Change the rule, the place or the name of a segment, from a day on or for its whole life.',
  effect: 'write',
  permission: 'segments:write',
  errors: ['not-found', 'name-taken', 'wrong-usage'],
  command: { args: ['name'] },
  input: z.object({
    workspace: workspaceField,
    name: segmentField.describe('The segment, such as Enterprise.'),
    dimension: dimensionField,
    rule: ruleField.optional().describe('The new rule; empty for none, so that only its list counts.'),
    position: z.int().min(1).max(10_000).optional().describe('Its new place in the dimension.'),
    rename: segmentField.optional().describe('Its new name, on all days.'),
    from: dayField
      .optional()
      .describe('The day from which it holds; what was before stays. Without it the past is corrected too.'),
    because: becauseField,
  }),
  output: recorded,
  async run({ database, actor }, request) {
    const { name, dimension } = request
    if (request.rule === undefined && request.position === undefined && request.rename === undefined)
      throw new Failure('wrong-usage', 'Say what to change: a rule, a position or the name.')
    if (request.rule) ruleOf(request.rule)
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const because = request.because ?? `segment ${name} of ${dimension}`
      const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor, because })
      const all = await listSegments(transaction, workspace.id)
      const rows = segmentNamed(all, dimension, name)
      const called = request.rename ?? name
      if (called !== name) expectFree(all, dimension, called)
      const now = rowsAfter(rows, request).map((row) => ({ ...row, name: called }))

      // What was said of later days would end the change again; under another name all is said anew.
      const isOver = ({ from }: StoredSegment): boolean => called !== name || !now.some((row) => row.from === from)
      const over = rows.flatMap((row) => (row.id !== null && isOver(row) ? [row.id] : []))
      await voidFacts(transaction, segments, recording, over)
      await saveFacts(transaction, segments, recording, (called === name ? now.slice(-1) : now).map(fieldsOf))
      if (called !== name) {
        const members = await listMemberships(transaction, workspace.id, dimension, name)
        const renamed = members.map((member) => ({ ...member, dimension, segment: called }))
        await saveFacts(transaction, segmentMembers, recording, renamed)
      }
      await maintainAccountSpans(transaction, recording)
      return { changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})

type Change = { readonly rule?: string; readonly position?: number; readonly from?: string }

/** The rows of the segment after the change: those before its day, and the changed one; without a day only that. */
function rowsAfter(rows: readonly [StoredSegment, ...StoredSegment[]], change: Change): StoredSegment[] {
  const { rule, position } = change
  if (rule === undefined && position === undefined) return [...rows]
  const from = change.from ?? rows[0].from
  const last = rows[rows.length - 1] ?? rows[0]
  const entries = rows.map((row) => [row.from, row] as const)
  const held = (change.from === undefined ? last : heldOn(entries, from)) ?? rows[0]
  const changed = { ...held, from, rule: rule ?? held.rule, position: position ?? held.position }
  return [...rows.filter((row) => byTime(row.from, from) < 0), changed]
}

function fieldsOf({ dimension, name, rule, position, from }: StoredSegment): FactFields {
  return { dimension, name, rule, position: position === null ? null : String(position), validFrom: dayOrNull(from) }
}
