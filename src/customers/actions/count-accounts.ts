import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { countAccounts, countedBy } from '../store/count-accounts.js'

/** Counts the accounts by one of their attributes. */
export const accountsCount = action({
  name: 'accounts.count',
  summary: 'Count the accounts by an attribute or by a dimension of your own.',
  effect: 'read',
  permission: 'accounts:read',
  errors: ['not-found', 'wrong-usage'],
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    by: z.string().describe(`The attribute (${countedBy.join(', ')}), or a dimension of your own.`),
  }),
  output: z.object({
    rows: z.array(z.object({ group: z.string().nullable().describe('Null is unassigned.'), accounts: z.int() })),
    total: z.int(),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const rows = await database.withWorkspace(workspace.id, (transaction) =>
      countAccounts(transaction, workspace.id, request.by, clock().slice(0, 10)),
    )
    return { rows, total: rows.reduce((sum, row) => sum + row.accounts, 0) }
  },
})
