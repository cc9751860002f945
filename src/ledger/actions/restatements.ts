import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { formatMinor, formatMonth, type Month } from '#foundation'
import { action } from '#platform/server'
import { movementKinds } from '../model/movement.js'
import { listRestatements } from '../store/month-close.js'
import { amountField, monthField, workspaceField } from './fields.js'

/** Lists what changed closed months after they were closed: the bridge between the reported and the known basis. */
export const ledgerRestatements = action({
  name: 'ledger.restatements',
  summary: 'List what changed closed months later: amount, cause, who and when.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found'],
  input: z.object({ workspace: workspaceField }),
  output: z.object({
    currency: z.string(),
    rows: z.array(
      z.object({
        month: monthField.describe('The closed month that it belongs to.'),
        reportedIn: monthField.describe('The month that reports it as restated.'),
        account: z.string(),
        accountName: z.string(),
        kind: z.enum(movementKinds),
        amount: amountField,
        cause: z.string(),
        by: z.string(),
        recordedAt: z.string(),
      }),
    ),
    total: amountField,
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const rows = await database.withWorkspace(workspace.id, (transaction) =>
      listRestatements(transaction, workspace.id),
    )
    return {
      currency: workspace.currency,
      rows: rows.map((row) => ({
        month: formatMonth(row.month as Month),
        reportedIn: formatMonth(row.report_month as Month),
        account: row.account,
        accountName: row.account_name,
        kind: movementKinds[row.kind] ?? 'unexplained',
        amount: formatMinor(BigInt(row.minor), workspace.currency),
        cause: row.because ? `${row.act}: ${row.because}` : row.act,
        by: row.actor,
        recordedAt: row.recorded_at,
      })),
      total: formatMinor(
        rows.reduce((sum, row) => sum + BigInt(row.minor), 0n),
        workspace.currency,
      ),
    }
  },
})
