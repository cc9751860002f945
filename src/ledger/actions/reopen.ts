import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { formatMonth } from '#foundation'
import { action, beginRecording, Failure } from '#platform/server'
import { setClosedMonth } from '../store/ledger-state.js'
import { closedBefore, reassignReportMonths, recordClose } from '../store/month-close.js'
import { readPolicy } from '../store/policy-sets.js'
import { readState } from '../store/read-world.js'
import { monthField, monthIn, workspaceField } from './fields.js'

/** Reopens the last closed month, by name and with a reason: its restatements become part of it again. */
export const ledgerReopen = action({
  name: 'ledger.reopen',
  summary: 'Reopen the last closed month, with a reason.',
  effect: 'write',
  permission: 'ledger:close',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['month'] },
  input: z.object({
    workspace: workspaceField,
    month: monthField.describe('The last closed month.'),
    because: z.string().trim().min(3, 'must say why').describe('Why it is reopened.'),
  }),
  output: z.object({ month: monthField, reopenedAt: z.string() }),
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const month = monthIn(request.month)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const recording = await beginRecording(transaction, workspace.id, {
        kind: 'reopen',
        actor,
        because: request.because,
      })
      const { closedMonth } = await readState(transaction, workspace.id)
      if (closedMonth === null) throw new Failure('wrong-usage', 'No month is closed.')
      if (month !== closedMonth) {
        throw new Failure('wrong-usage', `Only the last closed month can be reopened: ${formatMonth(closedMonth)}.`)
      }
      const policy = await readPolicy(transaction, workspace.id, workspace.policy)
      await recordClose(transaction, recording, { month, act: 'reopen', policy, currency: workspace.currency })
      const before = await closedBefore(transaction, workspace.id, month)
      await setClosedMonth(transaction, workspace.id, before)
      await reassignReportMonths(transaction, workspace.id, { month, closedMonth: before })
      return { month: request.month, reopenedAt: recording.recordedAt }
    })
  },
})
