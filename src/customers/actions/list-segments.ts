import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { byTime, heldOn } from '../model/attribute-timeline.js'
import { inOrder } from '../model/dimensions.js'
import { countMembers, listSegments, type StoredSegment } from '../store/read-segments.js'
import { dayField, dayOrNull, workspaceField } from './segment-fields.js'

const segmentOutput = z.object({
  dimension: z.string(),
  name: z.string(),
  position: z
    .int()
    .nullable()
    .describe('The first segment whose rule takes an account has it; null is after all others.'),
  rule: z.string().nullable().describe('Null: only the accounts on its list.'),
  from: z.string().nullable().describe('Since when this rule holds; null is since ever.'),
  accounts: z.int().describe('How many accounts are in it.'),
  history: z
    .array(z.object({ from: z.string().nullable(), rule: z.string().nullable() }))
    .describe('Every rule that it has, had or will have.'),
})

/** Lists the dimensions that users defined, with their segments. */
export const segmentsList = action({
  name: 'segments.list',
  summary: 'List the dimensions of your own with their segments, rules and numbers of accounts.',
  effect: 'read',
  permission: 'accounts:read',
  errors: ['not-found'],
  input: z.object({
    workspace: workspaceField,
    dimension: z.string().optional().describe('Only this dimension.'),
    on: dayField.optional().describe('As of this day; without it today.'),
  }),
  output: z.object({
    rows: z.array(segmentOutput).describe('The segments by dimension, in the order in which their rules are tried.'),
    dimensions: z.array(
      z.object({
        dimension: z.string(),
        assigned: z.int().describe('How many accounts are in one of its segments.'),
        unassigned: z.int().describe('How many are in none.'),
      }),
    ),
    accounts: z.int().describe('How many accounts there are.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const day = request.on ?? clock().slice(0, 10)
    const { rows, counts, accounts } = await database.withWorkspace(workspace.id, async (transaction) => ({
      rows: await listSegments(transaction, workspace.id),
      ...(await countMembers(transaction, workspace.id, day)),
    }))
    const names = [...new Set(rows.map((row) => row.dimension))]
      .filter((name) => request.dimension === undefined || name === request.dimension)
      .sort((one, other) => (one < other ? -1 : 1))
    const accountsIn = (dimension: string, name: string): number =>
      counts.find((count) => count.dimension === dimension && count.segment === name)?.accounts ?? 0
    const segments = names
      .flatMap((dimension) =>
        segmentsOn(
          rows.filter((row) => row.dimension === dimension),
          day,
        ),
      )
      .map((segment) => ({ ...segment, accounts: accountsIn(segment.dimension, segment.name) }))
    const dimensions = names.map((dimension) => {
      const ofDimension = segments.filter((segment) => segment.dimension === dimension)
      const assigned = ofDimension.reduce((sum, segment) => sum + segment.accounts, 0)
      return { dimension, assigned, unassigned: accounts - assigned }
    })
    return { rows: segments, dimensions, accounts }
  },
})

function segmentsOn(rows: readonly StoredSegment[], day: string): Omit<z.input<typeof segmentOutput>, 'accounts'>[] {
  const byName = new Map<string, StoredSegment[]>()
  for (const row of [...rows].sort((a, b) => byTime(a.from, b.from)))
    byName.set(row.name, [...(byName.get(row.name) ?? []), row])
  return [...byName.values()]
    .flatMap((ofSegment) => {
      const held = heldOn(
        ofSegment.map((row) => [row.from, row] as const),
        day,
      )
      const shown = held ?? ofSegment[0]
      return shown ? [{ shown, rule: held?.rule ?? null, ofSegment }] : []
    })
    .sort((a, b) => inOrder(a.shown, b.shown))
    .map(({ shown, rule, ofSegment }) => ({
      dimension: shown.dimension,
      name: shown.name,
      position: shown.position,
      rule,
      from: dayOrNull(shown.from),
      history: ofSegment.map((row) => ({ from: dayOrNull(row.from), rule: row.rule })),
    }))
}
