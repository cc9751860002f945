import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, type FactTable, restateFact } from '#platform/server'
import { engagementRoles, personLinks, placements } from '../store/fact-tables.js'
import { findRelation } from '../store/relations.js'
import { allowMark, markOf, noteRelation, relationField } from './relations.js'
import { dayField, versionField, workspaceField } from './segment-fields.js'

const ending = <const Name extends string>(name: Name, facts: FactTable, what: string) =>
  action({
    name,
    summary: `Say until when ${what}; it stays in the history.`,
    effect: 'write',
    permission: 'people:write',
    errors: ['not-found', 'wrong-usage', 'conflict', 'forbidden'],
    command: { args: ['ref'], options: { version: 'if-version' } },
    input: z.object({
      workspace: workspaceField,
      ref: relationField,
      until: dayField
        .or(z.literal(''))
        .optional()
        .describe('The last day on which it holds; today without it, empty where it goes on.'),
      version: versionField.optional(),
    }),
    output: z.object({
      changeId: z
        .string()
        .nullable()
        .describe('Give it to changes.undo to take this back. Null when nothing was changed.'),
      recordedAt: z.string().nullable(),
    }),
    async run({ database, actor, caller, clock }, request) {
      const workspace = await findWorkspace(database, request.workspace)
      const until = request.until ?? clock().slice(0, 10)
      return database.withWorkspace(workspace.id, async (transaction) => {
        await transaction.lockWorkspace('ledger')
        const found = await findRelation(transaction, facts, workspace.id, request.ref)
        const mark = markOf(facts, found.fields)
        allowMark(caller, mark, request)
        const wanted = { id: found.id, stated: { until }, ...(request.version && { version: request.version }) }
        const recording = await restateFact(transaction, facts, workspace.id, wanted, () =>
          beginRecording(transaction, workspace.id, { kind: 'correct', actor }),
        )
        if (!recording) return { changeId: null, recordedAt: null }
        const owner = { workspaceId: workspace.id, personId: found.personId, mark }
        const change = { before: found.fields, after: { ...found.fields, until: until || null } }
        await noteRelation(transaction, owner, facts, change)
        return { changeId: String(recording.id), recordedAt: recording.recordedAt }
      })
    },
  })

/** Says until when a line between two people held. */
export const linksEnd = ending('links.end', personLinks, 'somebody reports to, influences or is at odds with somebody')

/** Says until when a person had a further place. */
export const placementsEnd = ending('placements.end', placements, 'a person has a further place')

/** Says until when a person had a role. */
export const engagementRolesEnd = ending('engagement-roles.end', engagementRoles, 'a person has a role')
