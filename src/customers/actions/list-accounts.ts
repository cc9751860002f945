import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { countedAtMost, listAccounts } from '../store/read-accounts.js'
import { accountOf, accountOutput } from './account-output.js'

/** Lists the accounts by name, page by page. */
export const accountsList = action({
  name: 'accounts.list',
  summary: 'List the accounts by name.',
  effect: 'read',
  permission: 'accounts:read',
  errors: ['not-found'],
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    search: z.string().trim().max(200).optional().describe('Only accounts with this in their name or key.'),
    limit: z.int().min(1).max(500).default(100).describe('At most so many rows.'),
    after: z.string().optional().describe('The `next` of the page before.'),
  }),
  output: z.object({
    rows: z.array(accountOutput),
    count: z.int().describe(`How many match, also on other pages; ${countedAtMost} stands for as many or more.`),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { rows, count } = await database.withWorkspace(workspace.id, (transaction) =>
      listAccounts(transaction, workspace.id, request),
    )
    const last = rows[rows.length - 1]
    return { rows: rows.map(accountOf), count, next: rows.length === request.limit && last ? last.ref : null }
  },
})
