import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure, reasonField } from '#platform/server'
import { importable } from '../apply/import-facts.js'
import { undoRecording } from '../apply/undo-recording.js'
import { kindsTouchedBy, type ManualChange, readRecording } from '../store/read-recording.js'
import { reversed, reversedFields } from './reversed.js'

/** Takes back one act by hand: a created account, a change, a correction, a segment. */
export const changesUndo = action({
  name: 'changes.undo',
  summary: 'Take back something that was created, changed or corrected by hand; what was changed again since is kept.',
  effect: 'write',
  permission: 'changes:undo',
  errors: ['not-found', 'already-undone', 'wrong-usage', 'forbidden'],
  command: { args: ['id'] },
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    id: z
      .string()
      .regex(/^\d{1,15}$/, 'must be the id of a change')
      .describe('Id of the change: `changeId`, `correctionId`, or a version in the history.'),
  }),
  output: z.object({
    changeId: z.string(),
    undoneAt: z.string(),
    of: z
      .object({
        act: z.enum(['create', 'correct']),
        by: z.string(),
        recordedAt: z.string(),
        because: reasonField.nullable(),
      })
      .describe('What was taken back.'),
    ...reversedFields,
  }),
  async run({ database, actor, caller, clock, progress, signal }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const id = Number(request.id)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const change = await readRecording(transaction, workspace.id, id)
      const act = actOf(change, request.id)
      const kinds = await kindsTouchedBy(transaction, workspace.id, id, importable)
      // What only others may see was changed by nobody.
      if (kinds.length === 0) throw new Failure('not-found', `There is no change ${id}.`)
      for (const kind of kinds) {
        const permission = rightsOf[kind]
        if (permission !== undefined) caller.allow({ permission }, request)
      }
      const work = {
        workspaceId: workspace.id,
        undoes: id,
        actor,
        because: act === 'create' ? `create ${id}` : `correct ${id}`,
        today: clock().slice(0, 10),
      }
      const { undoneAt, undone } = await undoRecording(transaction, work, { signal, progress })
      const { by, recordedAt, because } = change
      return { changeId: request.id, undoneAt, of: { act, by, recordedAt, because }, ...reversed(undone) }
    })
  },
})

// Beyond what the action itself asks for.
const rightsOf: Readonly<Record<string, string>> = {
  person: 'people:write',
  opinion: 'opinions:write',
  person_link: 'people:write',
  placement: 'people:write',
  engagement_role: 'people:write',
  tie: 'opinions:write',
  touchpoint: 'journeys:write',
  opportunity: 'pipeline:write',
}

function actOf({ act, undoneAt }: ManualChange, id: string): 'create' | 'correct' {
  if (undoneAt !== null)
    throw new Failure('already-undone', `The change ${id} was undone on ${undoneAt.slice(0, 10)} already.`)
  if (act === 'create' || act === 'correct') return act
  const hint = act === 'import' ? 'Use imports.undo.' : 'Only what was created, changed or corrected by hand can.'
  throw new Failure('wrong-usage', `The act ${id} is of the kind "${act}" and cannot be undone here. ${hint}`)
}
