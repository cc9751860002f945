import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { readAccount } from '../store/read-accounts.js'
import { accountOf, accountOutput } from './account-output.js'

/** Shows one account: name, parent, attributes, units. Its money is in the ledger: `ledger.account`. */
export const accountsShow = action({
  name: 'accounts.show',
  summary: 'Show one account with its attributes, units and the accounts below it.',
  effect: 'read',
  permission: 'accounts:read',
  errors: ['not-found'],
  command: { args: ['account'] },
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    account: z.string().describe('Key of the account.'),
  }),
  output: accountOutput.extend({
    attributes: z.array(z.object({ name: z.string(), value: z.string() })).describe('What else the source says of it.'),
    dimensions: z
      .array(z.object({ dimension: z.string(), segment: z.string() }))
      .describe('The segment that it is in, of every dimension in which it is in one.'),
    children: z.array(z.object({ ref: z.string(), name: z.string() })),
    units: z.array(
      z.object({ ref: z.string(), name: z.string(), parent: z.string().nullable(), kind: z.string().nullable() }),
    ),
    people: z.int().describe('How many people of it are known.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const found = await database.withWorkspace(workspace.id, (transaction) =>
      readAccount(transaction, workspace.id, request.account, clock().slice(0, 10)),
    )
    const attributes = Object.entries(found.attributes ?? {})
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }))
    const dimensions = Object.entries(found.dimensions ?? {}).map(([dimension, segment]) => ({ dimension, segment }))
    const { children, units, people } = found
    return { ...accountOf(found), attributes, dimensions, children, units, people }
  },
})
