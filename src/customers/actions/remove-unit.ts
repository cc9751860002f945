import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, type FactTable, Failure, kindsUsing, voidFacts } from '#platform/server'
import { units } from '../store/fact-tables.js'
import { findAccounts } from '../store/find-accounts.js'
import { findUnit, unitsBelow } from '../store/read-units.js'
import { recorded, workspaceField } from './segment-fields.js'
import { unitFields } from './unit-fields.js'

/** Takes away a unit that nothing refers to; `tables` are all kinds of fact of the program. */
export const unitsRemove = (tables: readonly FactTable[]) =>
  action({
    name: 'units.remove',
    summary: 'Take away an organisational unit that nothing is at; can be undone.',
    effect: 'write',
    permission: 'people:write',
    errors: ['not-found', 'wrong-usage'],
    command: { args: ['account', 'unit'] },
    input: z.object({ workspace: workspaceField, ...unitFields }),
    output: recorded,
    async run({ database, actor }, request) {
      const workspace = await findWorkspace(database, request.workspace)
      return database.withWorkspace(workspace.id, async (transaction) => {
        await transaction.lockWorkspace('ledger')
        const [account] = await findAccounts(transaction, workspace.id, [request.account])
        if (!account) throw new Failure('not-found', `There is no account "${request.account}".`)
        const { id, ref } = await findUnit(transaction, workspace.id, account.id, request.unit)
        const below = await unitsBelow(transaction, workspace.id, account.id, ref)
        if (below.length > 0)
          throw new Failure('wrong-usage', `${below.join(', ')} stands below ${ref}. Move it elsewhere first.`)
        const using = await kindsUsing(transaction, units, tables, workspace.id, id)
        if (using.length > 0)
          throw new Failure(
            'wrong-usage',
            `Something is still at ${ref}: ${using.join(', ')}. Move it elsewhere first.`,
          )
        const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor })
        await voidFacts(transaction, units, recording, [id])
        return { changeId: String(recording.id), recordedAt: recording.recordedAt }
      })
    },
  })
