import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { itemKindNames } from '../model/kinds.js'
import { listItems } from '../store/read-items.js'
import { accountField, dayField, itemOutput, nextField, pageFields, workspaceField } from './fields.js'
import { cursorOf, itemTold, placeOf } from './told.js'

const itemPlace = z.object({ due: z.union([dayField, z.literal('infinity')]), id: z.int() })

/** Lists what plans say: by account, kind, state, owner or due day. */
export const planItemsList = action({
  name: 'plan-items.list',
  summary: 'List items of plans: what is due first comes first.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found'],
  command: { columns: ['ref', 'accountName', 'kind', 'state', 'title', 'owner', 'due'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField.optional(),
    kind: z.enum(itemKindNames).optional().describe('Only of this kind.'),
    state: z.string().max(100).optional().describe('Only in this state.'),
    owner: z.string().max(200).optional().describe('Only of this owner, whatever the case of the name.'),
    dueBy: dayField.optional().describe('Only what is due until this day.'),
    ...pageFields,
  }),
  output: z.object({ rows: z.array(itemOutput), next: nextField }),
  async run({ database }, request) {
    const { id } = await findWorkspace(database, request.workspace)
    const after = placeOf(request.after, itemPlace)
    const rows = await database.withWorkspace(id, (transaction) => listItems(transaction, id, { ...request, after }))
    const last = rows.length === request.limit ? rows.at(-1) : undefined
    return { rows: rows.map(itemTold), next: last ? cursorOf({ due: last.due ?? 'infinity', id: last.id }) : null }
  },
})
