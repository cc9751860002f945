import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure } from '#platform/server'
import { undoRecording } from '../apply/undo-recording.js'
import { findImport } from '../store/read-imports.js'
import { reversed, reversedFields } from './reversed.js'

/** Reverses an import; keeps and lists what a later one confirmed or changed. */
export const importsUndo = action({
  name: 'imports.undo',
  summary: 'Undo an import; what a later import confirmed or changed is kept and listed.',
  effect: 'write',
  permission: 'imports:write',
  errors: ['not-found', 'already-undone'],
  long: true,
  command: { args: ['id'] },
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    id: z
      .string()
      .regex(/^\d{1,15}$/, 'must be the id of an import')
      .describe('Id of the import.'),
  }),
  output: z.object({
    importId: z.string(),
    undoneAt: z.string(),
    ...reversedFields,
  }),
  async run({ database, actor, clock, progress, signal }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const id = Number(request.id)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const { undoneAt } = await findImport(transaction, workspace.id, id)
      if (undoneAt)
        throw new Failure('already-undone', `The import ${id} was undone on ${undoneAt.slice(0, 10)} already.`)
      const today = clock().slice(0, 10)
      const act = { workspaceId: workspace.id, undoes: id, actor, because: `import ${id}`, today }
      const { undoneAt: moment, undone } = await undoRecording(transaction, act, { signal, progress })
      return {
        importId: request.id,
        undoneAt: moment,
        ...reversed(undone),
      }
    })
  },
})
