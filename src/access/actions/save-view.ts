import { z } from 'zod'
import { action, Failure, type Transaction } from '#platform/server'
import { findWorkspace } from '../store/read-workspace.js'
import { addView, changeView, findView, type View, type ViewContent, viewScopes } from '../store/views.js'
import { screenField, viewOutput } from './view-fields.js'
import { workspaceField } from './workspace-field.js'

/** Saves a view, new or over an earlier version of it. */
export const viewsSave = action({
  name: 'views.save',
  summary: 'Save a view of a screen under a name, new or over one of your own.',
  effect: 'write',
  permission: 'views:write',
  errors: ['not-found', 'name-taken', 'conflict', 'wrong-usage', 'forbidden'],
  command: { args: ['screen', 'name'] },
  input: z.object({
    workspace: workspaceField,
    screen: screenField,
    name: z.string().trim().min(1, 'must not be empty').max(80).describe('Name of the view.'),
    scope: z.enum(viewScopes).default('private').describe('Who sees it; a team is everybody until teams exist.'),
    address: z
      .string()
      .max(2000)
      .regex(/^(\?.*)?$/, 'must be blank or begin with a question mark')
      .describe('The search part of the URL, such as ?q=gmbh.'),
    id: z.uuid().optional().describe('The view to save over; without it a new one.'),
    version: z.int().min(1).optional().describe('With `id`: the version that you saw.'),
  }),
  output: viewOutput,
  async run({ database, actor }, request) {
    const { id, version } = request
    if ((id === undefined) !== (version === undefined)) {
      throw new Failure(
        'wrong-usage',
        'Give `id` and `version` together to save over a view, or neither for a new one.',
      )
    }
    const workspace = await findWorkspace(database, request.workspace)
    const content = { ...request, owner: actor }
    return database.withWorkspace(workspace.id, async (transaction) =>
      id === undefined || version === undefined
        ? added(await addView(transaction, workspace.id, content), content)
        : saveOver(transaction, workspace.id, { ...content, id, version }),
    )
  },
})

function added(view: View | null, { name }: ViewContent): View {
  if (view) return view
  throw new Failure('name-taken', `You have a view "${name}" on this screen already. Choose another name.`)
}

async function saveOver(
  transaction: Transaction,
  workspaceId: string,
  content: ViewContent & Pick<View, 'id' | 'version'>,
): Promise<View> {
  const found = await findView(transaction, workspaceId, content.id)
  if (!found || (found.scope === 'private' && found.owner !== content.owner)) {
    throw new Failure('not-found', 'There is no such view. Save it as a new one.')
  }
  if (found.owner !== content.owner) {
    throw new Failure('forbidden', `The view belongs to ${found.owner}. Save it under a name of your own.`)
  }
  const changed = await changeView(transaction, workspaceId, content)
  if (changed) return changed
  throw new Failure(
    'conflict',
    `The view was saved meanwhile: you saw version ${content.version}, it has ${found.version}. Load it again.`,
  )
}
