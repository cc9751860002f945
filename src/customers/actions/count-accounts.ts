import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { countAccounts, countedBy } from '../store/count-accounts.js'

/** Counts the accounts by one of their attributes. */
export const accountsCount = action({
  name: 'accounts.count',
  summary: 'Count the accounts by an attribute.',
  effect: 'read',
  permission: 'accounts:read',
  errors: ['not-found'],
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    by: z.enum(countedBy).describe('The attribute.'),
  }),
  output: z.object({
    rows: z.array(z.object({ group: z.string().nullable().describe('Null is unassigned.'), accounts: z.int() })),
    total: z.int(),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const rows = await countAccounts(database, workspace.id, request.by)
    return { rows, total: rows.reduce((sum, row) => sum + row.accounts, 0) }
  },
})
