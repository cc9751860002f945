import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { listErasures } from '../personal-data/erasure-records.js'
import { workspaceField } from './segment-fields.js'

/** Lists the erasures that were carried out; who was erased nobody knows any more. */
export const peopleErasures = action({
  name: 'people.erasures',
  summary: 'List the erasures that were carried out, without whom they were of.',
  effect: 'read',
  permission: 'personal-data:manage',
  errors: ['not-found'],
  input: z.object({ workspace: workspaceField }),
  output: z.object({
    rows: z.array(z.object({ person: z.int().nullable().describe('Their number.'), at: z.string(), by: z.string() })),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const rows = await database.withWorkspace(workspace.id, (transaction) => listErasures(transaction, workspace.id))
    return { rows }
  },
})
