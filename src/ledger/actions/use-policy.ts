import { z } from 'zod'
import { findWorkspace, setWorkspacePolicy } from '#access/server'
import { action, beginRecording, Failure } from '#platform/server'
import { policyKey } from '../model/policy.js'
import { accountsWithFacts } from '../store/accounts-with-facts.js'
import { advanceHorizon } from '../store/ledger-state.js'
import { maintainLedger } from '../store/maintain-ledger.js'
import { readPolicy } from '../store/policy-sets.js'
import { workspaceField } from './fields.js'

/** Keeps the numbers of a workspace under another policy set: open months change, closed ones are restated. */
export const policiesUse = action({
  name: 'policies.use',
  summary: 'Keep the numbers of the workspace under another policy set; closed months stay and show restatements.',
  effect: 'write',
  permission: 'ledger:policy',
  errors: ['not-found', 'wrong-usage', 'cancelled'],
  long: true,
  command: { args: ['name'] },
  input: z.object({
    workspace: workspaceField,
    name: z.string().describe('The policy set; of an own one the newest version, or NAME@VERSION.'),
    because: z.string().trim().min(3, 'must say why').describe('Why, for everybody who reads the restatements.'),
  }),
  output: z.object({ policy: z.string(), version: z.int(), accounts: z.int(), recordedAt: z.string() }),
  async run({ database, actor, clock, progress, signal }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const act = { kind: 'policy', actor, because: request.because } as const
      const recording = await beginRecording(transaction, workspace.id, act)
      const policy = await readPolicy(transaction, workspace.id, request.name)
      if (policyKey(policy) === workspace.policy)
        throw new Failure('wrong-usage', `The workspace follows ${policyKey(policy)} already.`)
      if (policy.countedUnit !== 'account')
        throw new Failure(
          'wrong-usage',
          `${policyKey(policy)} counts ${policy.countedUnit}s. A workspace is kept by account; ask single numbers under this policy set instead.`,
        )
      await advanceHorizon(transaction, recording, clock().slice(0, 10))
      await setWorkspacePolicy(transaction, workspace.id, policyKey(policy))
      const accounts = await accountsWithFacts(transaction, workspace.id)
      await maintainLedger(transaction, recording, accounts, (done, total) => {
        signal.throwIfAborted()
        progress(done, total, 'Rebuilding the ledger')
      })
      return {
        policy: policy.name,
        version: policy.version,
        accounts: accounts.length,
        recordedAt: recording.recordedAt,
      }
    })
  },
})
