import { z } from 'zod'
import { action } from '#platform/server'
import { findWorkspace } from '../store/read-workspace.js'
import { listViews } from '../store/views.js'
import { screenField, viewOutput } from './view-fields.js'
import { workspaceField } from './workspace-field.js'

/** Lists the saved views of a screen. */
export const viewsList = action({
  name: 'views.list',
  summary: 'List the saved views of a screen: your own and those that others share.',
  effect: 'read',
  permission: 'views:read',
  errors: ['not-found'],
  command: { args: ['screen'] },
  input: z.object({ workspace: workspaceField, screen: screenField }),
  output: z.object({ rows: z.array(viewOutput) }),
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const rows = await database.withWorkspace(workspace.id, (transaction) =>
      listViews(transaction, workspace.id, { screen: request.screen, reader: actor }),
    )
    return { rows }
  },
})
