import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, Failure, saveFacts } from '#platform/server'
import { units } from '../store/fact-tables.js'
import { findAccounts } from '../store/find-accounts.js'
import { findUnit, hasUnit } from '../store/read-units.js'
import { recorded, workspaceField } from './segment-fields.js'
import { unitContent, unitFields } from './unit-fields.js'

/** Adds a unit to an account. */
export const unitsCreate = action({
  name: 'units.create',
  summary: 'Add an organisational unit to an account.',
  effect: 'write',
  permission: 'people:write',
  errors: ['not-found', 'name-taken', 'wrong-usage'],
  command: { args: ['account', 'name'] },
  input: z.object({
    workspace: workspaceField,
    account: unitFields.account,
    ref: unitFields.unit.optional().describe('Key of the unit, unique in the account; made up without it.'),
    ...unitContent,
  }),
  output: z.object({ ref: z.string(), ...recorded.shape }),
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { account, ref = randomUUID(), name, parent, kind } = request
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const [found] = await findAccounts(transaction, workspace.id, [account])
      if (!found) throw new Failure('not-found', `There is no account "${account}".`)
      if (await hasUnit(transaction, workspace.id, found.id, ref))
        throw new Failure('name-taken', `The key "${ref}" belongs to another unit already. Choose another.`)
      if (parent) await findUnit(transaction, workspace.id, found.id, parent)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
      await saveFacts(transaction, units, recording, [{ ref, account: found.ref, name, parent, kind }])
      return { ref, changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})
