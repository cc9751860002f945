import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { addMonths, formatMonth } from '#foundation'
import { action, beginRecording, Failure } from '#platform/server'
import { advanceHorizon, setClosedMonth } from '../store/ledger-state.js'
import { reasonWithoutValue, recordClose } from '../store/month-close.js'
import { readMonthRange } from '../store/month-range.js'
import { readPolicy } from '../store/policy-sets.js'
import { readState } from '../store/read-world.js'
import { monthField, monthIn, workspaceField } from './fields.js'

/** Closes a month: its reported numbers stay as they are. Earlier months must be closed already, or have no movements. */
export const ledgerClose = action({
  name: 'ledger.close',
  summary: 'Close a month, so that its reported numbers stay as they are.',
  effect: 'write',
  permission: 'ledger:close',
  errors: ['not-found', 'month-closed', 'no-rate', 'wrong-usage'],
  command: { args: ['month'] },
  input: z.object({ workspace: workspaceField, month: monthField.describe('The month to close.') }),
  output: z.object({ month: monthField, closedAt: z.string() }),
  async run({ database, actor, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const month = monthIn(request.month)
    const today = clock().slice(0, 10)
    if (request.month >= today.slice(0, 7)) {
      throw new Failure(
        'wrong-usage',
        `${request.month} is not over yet. A month can be closed from the first day of the next one.`,
      )
    }
    return database.withWorkspace(workspace.id, async (transaction) => {
      const recording = await beginRecording(transaction, workspace.id, { kind: 'close', actor })
      await advanceHorizon(transaction, recording, today)
      const { closedMonth } = await readState(transaction, workspace.id)
      if (closedMonth !== null && month <= closedMonth) {
        throw new Failure(
          'month-closed',
          `${request.month} is closed already; the last closed month is ${formatMonth(closedMonth)}.`,
        )
      }
      const next =
        closedMonth === null
          ? ((await readMonthRange(transaction, workspace.id))?.first ?? null)
          : addMonths(closedMonth, 1)
      if (next !== null && month > next) {
        throw new Failure('wrong-usage', `Months are closed in their order: close ${formatMonth(next)} first.`)
      }
      const missing = await reasonWithoutValue(transaction, workspace.id, { month, closedMonth })
      if (missing)
        throw new Failure(
          'no-rate',
          `${request.month} has no value that could be closed. ${missing} Import the rate first.`,
        )
      const policy = await readPolicy(transaction, workspace.id, workspace.policy)
      await recordClose(transaction, recording, { month, act: 'close', policy, currency: workspace.currency })
      await setClosedMonth(transaction, workspace.id, month)
      return { month: request.month, closedAt: recording.recordedAt }
    })
  },
})
