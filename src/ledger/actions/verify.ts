import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, type Transaction } from '#platform/server'
import { verifyLedger } from '../store/verify-ledger.js'
import { workspaceField } from './fields.js'

/** Compares the maintained ledger with one rebuilt from the facts. */
export const ledgerVerify = action({
  name: 'ledger.verify',
  summary: 'Check that the maintained ledger equals one rebuilt from the facts.',
  effect: 'read',
  permission: 'ledger:verify',
  errors: ['not-found'],
  long: true,
  input: z.object({ workspace: workspaceField }),
  output: z.object({
    equal: z.boolean(),
    accounts: z.int().describe('How many accounts were rebuilt.'),
    movements: z.int().describe('How many movements hold.'),
    differences: z
      .array(z.object({ account: z.string(), maintained: z.string(), rebuilt: z.string() }))
      .describe('The first differences, as sentences of both sides.'),
  }),
  exitCode: (output) => (output.equal ? 0 : 1),
  async run({ database, progress, signal }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const verify = (transaction: Transaction) =>
      verifyLedger(transaction, workspace.id, (done, total) => {
        signal.throwIfAborted()
        progress(done, total, 'Rebuilding the ledger')
      })
    return database.withWorkspace(workspace.id, verify, { snapshot: true })
  },
})
