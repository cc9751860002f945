import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, personal } from '#platform/server'
import { findPerson, listPeople } from '../store/read-people.js'
import { personField, personOf, personOutput } from './people-fields.js'
import { workspaceField } from './segment-fields.js'

/** Lists people by name, with what counts of them today for those who may see opinions. */
export const peopleList = action({
  name: 'people.list',
  summary: 'List the people of an account, or search among all.',
  effect: 'read',
  permission: 'people:read',
  errors: ['not-found'],
  command: { columns: ['ref', 'name', 'title', 'accountName', 'email'] },
  input: z.object({
    workspace: workspaceField,
    account: z.string().optional().describe('Key of the account.'),
    search: z
      .string()
      .trim()
      .max(200)
      .optional()
      .describe('Only people with this in their name, key, e-mail address or title.')
      .meta(personal('identity')),
    limit: z.int().min(1).max(500).default(100).describe('At most so many rows.'),
    after: z.string().optional().describe('The `next` of the page before.').meta(personal('identity')),
  }),
  output: z.object({
    rows: z.array(personOutput),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const rows = await database.withWorkspace(workspace.id, (transaction) =>
      listPeople(transaction, workspace.id, request, clock().slice(0, 10)),
    )
    const last = rows[rows.length - 1]
    return { rows: rows.map(personOf), next: rows.length === request.limit && last ? last.ref : null }
  },
})

/** Shows one person. */
export const peopleShow = action({
  name: 'people.show',
  summary: 'Show one person of an account.',
  effect: 'read',
  permission: 'people:read',
  errors: ['not-found'],
  command: { args: ['person'] },
  input: z.object({ workspace: workspaceField, person: personField }),
  output: personOutput,
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const found = await database.withWorkspace(workspace.id, (transaction) =>
      findPerson(transaction, workspace.id, request.person, clock().slice(0, 10)),
    )
    return personOf(found)
  },
})
