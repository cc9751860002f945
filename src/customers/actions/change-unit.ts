import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, Failure, type Recording, restateFact, type Transaction } from '#platform/server'
import { units } from '../store/fact-tables.js'
import { findAccounts } from '../store/find-accounts.js'
import { findUnit, isUnitAbove } from '../store/read-units.js'
import { versionField, workspaceField } from './segment-fields.js'
import { unitContent, unitFields } from './unit-fields.js'

/** Brings up to date what other rooms derive from the units of an account. */
type Follow = (transaction: Transaction, recording: Recording) => Promise<void>

/** Changes a unit of an account. What is new business of a unit depends on the units above it: the ledger follows. */
export const unitsChange = (follow: Follow) =>
  action({
    name: 'units.change',
    summary: 'Change the name, kind or place of an organisational unit; earlier versions are kept.',
    effect: 'write',
    permission: 'people:write',
    errors: ['not-found', 'wrong-usage', 'conflict'],
    command: { args: ['account', 'unit'], options: { version: 'if-version' } },
    input: z.object({
      workspace: workspaceField,
      ...unitFields,
      ...unitContent,
      name: unitContent.name.optional(),
      version: versionField.optional(),
    }),
    output: z.object({
      changeId: z
        .string()
        .nullable()
        .describe('Give it to changes.undo to take this back. Null when nothing was changed.'),
      recordedAt: z.string().nullable(),
    }),
    async run({ database, actor }, request) {
      const workspace = await findWorkspace(database, request.workspace)
      const { name, parent, kind, version } = request
      return database.withWorkspace(workspace.id, async (transaction) => {
        await transaction.lockWorkspace('ledger')
        const [account] = await findAccounts(transaction, workspace.id, [request.account])
        if (!account) throw new Failure('not-found', `There is no account "${request.account}".`)
        const { id, ref } = await findUnit(transaction, workspace.id, account.id, request.unit)
        if (parent) await checkParent(transaction, workspace.id, account.id, { ref, parent })
        const wanted = { id, version, stated: { name, parent, kind } }
        const recording = await restateFact(transaction, units, workspace.id, wanted, () =>
          beginRecording(transaction, workspace.id, { kind: 'correct', actor }),
        )
        if (!recording) return { changeId: null, recordedAt: null }
        await follow(transaction, recording)
        return { changeId: String(recording.id), recordedAt: recording.recordedAt }
      })
    },
  })

async function checkParent(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  { ref, parent }: { readonly ref: string; readonly parent: string },
): Promise<void> {
  await findUnit(transaction, workspaceId, accountId, parent)
  if (ref === parent) throw new Failure('wrong-usage', 'A unit cannot be above itself. Leave the parent blank.')
  if (await isUnitAbove(transaction, workspaceId, accountId, { above: ref, below: parent }))
    throw new Failure('wrong-usage', `${ref} stands above ${parent}, so ${parent} cannot be its parent.`)
}
