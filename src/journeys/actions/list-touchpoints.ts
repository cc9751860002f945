import { z } from 'zod'
import { findWorkspace, readableMarks } from '#access/server'
import { action, personal } from '#platform/server'
import { listTouchpoints } from '../store/list-touchpoints.js'
import { dayField, teamField, touchpointOf, touchpointOutput, workspaceField } from './touchpoint-fields.js'

/** Lists touchpoints, the latest first. */
export const touchpointsList = action({
  name: 'touchpoints.list',
  summary: 'List contacts with an account or a person, the latest first.',
  effect: 'read',
  permission: 'journeys:read',
  errors: ['not-found', 'forbidden'],
  command: { columns: ['ref', 'day', 'accountName', 'personName', 'team', 'kind', 'direction', 'purpose'] },
  input: z.object({
    workspace: workspaceField,
    account: z.string().optional().describe('Key of the account.'),
    person: z.string().optional().describe('Key of the person.').meta(personal('identity')),
    team: teamField.optional(),
    from: dayField.optional().describe('First day.'),
    to: dayField.optional().describe('Last day.'),
    limit: z.int().min(1).max(5000).default(100).describe('At most so many rows.'),
    after: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}_\d{1,15}$/, 'must be the `next` of a page')
      .optional()
      .describe('The `next` of the page before.'),
  }),
  output: z.object({
    rows: z.array(touchpointOutput),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run({ database, caller }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    if (request.person !== undefined) caller.allow({ permission: 'people:read' }, request)
    const seesPeople = readableMarks(caller, request.workspace).has('identity')
    const rows = await database.withWorkspace(workspace.id, (transaction) =>
      listTouchpoints(transaction, workspace.id, request),
    )
    const last = rows.length === request.limit ? rows[rows.length - 1] : undefined
    return {
      rows: rows.map((row) => touchpointOf(row, seesPeople)),
      next: last ? `${last.day}_${last.id}` : null,
    }
  },
})
