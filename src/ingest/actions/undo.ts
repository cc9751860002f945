import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure, type Undone } from '#platform/server'
import { opinionFiles, refuseUnseen } from '../apply/opinion-files.js'
import { undoRecording } from '../apply/undo-recording.js'
import { findImport, findMappingOfImport, findMendsOf } from '../store/read-imports.js'
import { reversed, reversedFields } from './reversed.js'

/**
 * Reverses an import and the mends of its rows, which are its rows too; keeps and lists what a later one confirmed or
 * changed.
 */
export const importsUndo = action({
  name: 'imports.undo',
  summary: 'Undo an import with its mended rows; what a later import confirmed or changed is kept and listed.',
  effect: 'write',
  permission: 'imports:write',
  errors: ['not-found', 'already-undone', 'forbidden'],
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
    mends: z.array(z.string()).describe('The imports that had mended rows of it, which were undone with it.'),
    ...reversedFields,
  }),
  async run({ database, actor, clock, progress, signal }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const id = Number(request.id)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const { undoneAt, files } = await findImport(transaction, workspace.id, id)
      if (undoneAt)
        throw new Failure('already-undone', `The import ${id} was undone on ${undoneAt.slice(0, 10)} already.`)
      const mapping = await findMappingOfImport(transaction, workspace.id, id)
      await refuseUnseen(transaction, opinionFiles(files, mapping))
      // The newest first: what an older one brought may be in use by a newer one.
      const mends = await findMendsOf(transaction, workspace.id, id)
      const undo = (undoes: number) => {
        const act = { undoes, actor, because: `import ${undoes}`, today: clock().slice(0, 10) }
        return undoRecording(transaction, { workspaceId: workspace.id, ...act }, { signal, progress })
      }
      const undone: Undone[] = []
      for (const mend of mends) undone.push(...(await undo(mend)).undone)
      const last = await undo(id)
      undone.push(...last.undone)
      return { importId: request.id, undoneAt: last.undoneAt, mends: mends.map(String), ...reversed(undone) }
    })
  },
})
