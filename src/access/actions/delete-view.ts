import { z } from 'zod'
import { action, Failure } from '#platform/server'
import { findWorkspace } from '../store/read-workspace.js'
import { deleteView, findView } from '../store/views.js'
import { viewOutput } from './view-fields.js'
import { workspaceField } from './workspace-field.js'

/** Deletes a view of one's own. */
export const viewsDelete = action({
  name: 'views.delete',
  summary: 'Delete a saved view of your own; the answer is what it was, so that it can be saved again.',
  effect: 'write',
  permission: 'views:write',
  errors: ['not-found', 'forbidden'],
  command: { args: ['id'] },
  input: z.object({ workspace: workspaceField, id: z.uuid().describe('The view.') }),
  output: viewOutput,
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const found = await findView(transaction, workspace.id, request.id)
      if (!found || (found.scope === 'private' && found.owner !== actor)) {
        throw new Failure('not-found', 'There is no such view.')
      }
      if (found.owner !== actor)
        throw new Failure('forbidden', `The view belongs to ${found.owner}, who can delete it.`)
      await deleteView(transaction, workspace.id, request.id)
      return found
    })
  },
})
