import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, type FactTable, voidFacts } from '#platform/server'
import { engagementRoles, personLinks, placements, ties } from '../store/fact-tables.js'
import { findRelation } from '../store/relations.js'
import { allowMark, markOf, noteRelation, relationField } from './relations.js'
import { recorded, workspaceField } from './segment-fields.js'

const removing = <const Name extends string>(
  name: Name,
  facts: FactTable,
  what: string,
  permission: 'people:write' | 'opinions:write' = 'people:write',
) =>
  action({
    name,
    summary: `Take back ${what}, as if it had never been; can be undone.`,
    effect: 'write',
    permission,
    errors: ['not-found', 'forbidden'],
    command: { args: ['ref'] },
    input: z.object({ workspace: workspaceField, ref: relationField }),
    output: recorded,
    async run({ database, actor, caller }, request) {
      const workspace = await findWorkspace(database, request.workspace)
      return database.withWorkspace(workspace.id, async (transaction) => {
        await transaction.lockWorkspace('ledger')
        const found = await findRelation(transaction, facts, workspace.id, request.ref)
        const mark = markOf(facts, found.fields)
        allowMark(caller, mark, request)
        const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor })
        await voidFacts(transaction, facts, recording, [found.id])
        const owner = { workspaceId: workspace.id, personId: found.personId, mark }
        await noteRelation(transaction, owner, facts, { before: found.fields })
        return { changeId: String(recording.id), recordedAt: recording.recordedAt }
      })
    },
  })

/** Takes back a line between two people. */
export const linksRemove = removing('links.remove', personLinks, 'a line between two people')

/** Takes back a further place of a person. */
export const placementsRemove = removing('placements.remove', placements, 'a further place of a person')

/** Takes back a role of a person. */
export const engagementRolesRemove = removing('engagement-roles.remove', engagementRoles, 'a role of a person')

/** Takes back how well somebody of ours knows a person. */
export const tiesRemove = removing('ties.remove', ties, 'how well somebody of ours knows a person', 'opinions:write')
