import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { listMembers, listSegments } from '../store/read-segments.js'
import { dayField, dimensionField, segmentField, segmentNamed, workspaceField } from './segment-fields.js'

/** Lists who is in a segment on a day, since when and why. */
export const segmentsMembers = action({
  name: 'segments.members',
  summary: 'List the accounts of a segment, since when and whether by its list or by its rule.',
  effect: 'read',
  permission: 'accounts:read',
  errors: ['not-found'],
  command: { args: ['segment'] },
  input: z.object({
    workspace: workspaceField,
    segment: segmentField.describe('The segment, such as Enterprise.'),
    dimension: dimensionField,
    on: dayField.optional().describe('On this day; without it today.'),
    limit: z.int().min(1).max(5000).default(500).describe('At most so many rows.'),
    after: z.string().optional().describe('The `next` of the page before.'),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        ref: z.string(),
        name: z.string(),
        since: z.string().nullable().describe('Null is since ever.'),
        why: z.enum(['list', 'rule']),
      }),
    ),
    count: z.int(),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { segment, dimension, limit, after } = request
    const day = request.on ?? clock().slice(0, 10)
    const { rows, count } = await database.withWorkspace(workspace.id, async (transaction) => {
      segmentNamed(await listSegments(transaction, workspace.id), dimension, segment)
      return listMembers(transaction, workspace.id, { dimension, segment, day, limit, after })
    })
    return { rows, count, next: rows.length === limit ? (rows[rows.length - 1]?.ref ?? null) : null }
  },
})
