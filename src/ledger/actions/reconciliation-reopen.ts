import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { formatDay } from '#foundation'
import { action, Failure } from '#platform/server'
import { explanationFor } from '../model/reconciliation.js'
import { findAccountId } from '../store/account-ledger.js'
import { billing } from '../store/reconcile.js'
import {
  explanationKey,
  readReconciliationActs,
  recordReconciliationAct,
  standingExplanations,
} from '../store/reconciliation-acts.js'
import { dayField, workspaceField } from './fields.js'
import { atField, dayAt } from './invoices-at.js'

/** Withdraws the explanation of a difference, which is open again; both stay in its history. */
export const reconciliationReopen = action({
  name: 'reconciliation.reopen',
  summary: 'Withdraw the explanation of a difference, with a reason.',
  effect: 'write',
  permission: 'ledger:reconcile',
  errors: ['not-found'],
  command: { args: ['account'] },
  input: z.object({
    workspace: workspaceField,
    account: z.string().describe('Key of the account.'),
    source: z.string().default(billing).describe('`billing`, or who states the balance.'),
    at: atField.optional().describe('The day that is looked at; a month is its last day. Without it today.'),
    because: z.string().trim().min(3, 'must say why').max(2000).describe('Why it is withdrawn.'),
  }),
  output: z.object({
    account: z.string(),
    source: z.string(),
    explainedFor: dayField.describe('The day that the withdrawn explanation looked at.'),
    reopenedAt: z.string(),
  }),
  async run({ database, clock, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const at = request.at === undefined ? clock().slice(0, 10) : formatDay(dayAt(request.at))
    const { account, source } = request
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const accountId = await findAccountId(transaction, workspace.id, account)
      if (accountId === null) throw new Failure('not-found', `There is no account "${account}".`)
      const acts = await readReconciliationActs(transaction, workspace.id, accountId)
      const standing = standingExplanations(acts).get(explanationKey({ account: accountId, source })) ?? []
      const explanation = explanationFor(standing, at)
      if (!explanation) throw new Failure('not-found', `No difference of "${account}" against ${source} is explained.`)
      const { theirs, ours, currency, owner, category } = explanation
      const withdrawal = {
        act: 'reopen',
        account: accountId,
        source,
        at: explanation.at,
        withdraws: explanation.id,
      } as const
      const content = { theirs, ours, currency, owner, category, reason: request.because }
      const act = { ...withdrawal, ...content }
      const reopenedAt = await recordReconciliationAct(transaction, workspace.id, act, actor)
      return { account, source, explainedFor: explanation.at, reopenedAt }
    })
  },
})
