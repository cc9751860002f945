import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { maintainAccountSpans } from '#customers/server'
import { accountsTouched, advanceHorizon, maintainLedger } from '#ledger/server'
import { action, beginRecording, Failure, undoFacts } from '#platform/server'
import { importable } from '../apply/import-facts.js'
import { findImport } from '../store/read-imports.js'

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
    entities: z.array(z.object({ entity: z.string(), removed: z.int(), restored: z.int(), kept: z.int() })),
    kept: z.array(
      z.object({
        entity: z.string(),
        key: z.string(),
        because: z
          .enum(['changed', 'confirmed', 'in-use'])
          .describe('A later import changed it or confirmed it, or other facts refer to it.'),
      }),
    ),
  }),
  async run({ database, actor, clock, progress, signal }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const id = Number(request.id)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const { undoneAt } = await findImport(transaction, workspace.id, id)
      if (undoneAt)
        throw new Failure('already-undone', `The import ${id} was undone on ${undoneAt.slice(0, 10)} already.`)
      const recording = await beginRecording(transaction, workspace.id, {
        kind: 'undo',
        actor,
        because: `import ${id}`,
        undoes: id,
      })
      await advanceHorizon(transaction, recording, clock().slice(0, 10))
      const undone = []
      for (const facts of [...importable].reverse()) {
        signal.throwIfAborted()
        undone.push(await undoFacts(transaction, facts, importable, recording, id))
      }
      await maintainAccountSpans(transaction, recording)
      await maintainLedger(transaction, recording, await accountsTouched(transaction, recording), (done, total) => {
        signal.throwIfAborted()
        progress(done, total, 'Updating the ledger of accounts')
      })
      return {
        importId: request.id,
        undoneAt: recording.recordedAt,
        entities: undone
          .map(({ kind, removed, restored, kept }) => ({ entity: kind, removed, restored, kept: kept.length }))
          .filter(({ removed, restored, kept }) => removed + restored + kept > 0),
        kept: undone.flatMap(({ kept }) => kept.map(({ kind, key, because }) => ({ entity: kind, key, because }))),
      }
    })
  },
})
