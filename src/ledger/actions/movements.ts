import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { firstDayOf, formatDay, formatMinor, lastDayOf } from '#foundation'
import { action, type Transaction } from '#platform/server'
import { movementKinds, movementParts, movementReasons } from '../model/movement.js'
import { listMovements } from '../store/list-movements.js'
import { amountField, dayField, monthField, monthsOf, workspaceField } from './fields.js'

const row = z.object({
  id: z.string(),
  day: dayField,
  account: z.string().describe('Key of the account.'),
  accountName: z.string(),
  product: z.string().nullable(),
  unit: z.string().nullable(),
  kind: z.enum(movementKinds),
  part: z.enum(movementParts).nullable(),
  amount: amountField.describe('Signed, in the reporting currency.'),
  currency: z.string(),
  knownAt: z.string().describe('When the source knew it; where it does not say, when it was recorded.'),
  recordedAt: z.string(),
  cause: z.string().describe('Why: what happened to the line, and the reason of a correction.'),
  line: z.string().nullable().describe('Key of the contract line.'),
  importId: z.string().nullable(),
  file: z.string().nullable(),
  row: z.int().nullable().describe('Row in the file; its header is row 1.'),
})

/** The movements of a range of months, each with the fact, file and row that it comes from. */
export const ledgerMovements = action({
  name: 'ledger.movements',
  summary: 'List the movements of a range of months, each with the source row that made it.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found', 'wrong-usage'],
  input: z.object({
    workspace: workspaceField,
    from: monthField.describe('First month.'),
    to: monthField.describe('Last month.'),
    account: z.string().optional().describe('Key of an account.'),
    product: z.string().optional().describe('Key of a product.'),
    kind: z.enum(movementKinds).optional().describe('One kind of movement.'),
    limit: z
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe('At most so many rows; without it all. The total is always of all.'),
    after: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}_\d+$/)
      .optional()
      .describe('The `next` of the page before.'),
  }),
  output: z.object({
    rows: z.array(row),
    total: amountField.describe('Sum of all rows that match, also of other pages.'),
    count: z.int(),
    currency: z.string(),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { from, to } = monthsOf(request)
    const read = (transaction: Transaction) =>
      listMovements(transaction, workspace.id, {
        fromDay: formatDay(firstDayOf(from)),
        toDay: formatDay(lastDayOf(to)),
        account: request.account,
        product: request.product,
        kind: request.kind === undefined ? undefined : movementKinds.indexOf(request.kind),
        limit: request.limit,
        after: request.after,
      })
    const { rows, total, count } = await database.withWorkspace(workspace.id, read, { snapshot: true })
    const last = rows[rows.length - 1]
    return {
      rows: rows.map((found) => ({
        id: String(found.id),
        day: found.day,
        account: found.account,
        accountName: found.account_name,
        product: found.product,
        unit: found.unit,
        kind: movementKinds[found.kind] ?? 'unexplained',
        part: found.part === null ? null : (movementParts[found.part] ?? null),
        amount: formatMinor(BigInt(found.minor), workspace.currency),
        currency: workspace.currency,
        knownAt: found.known_at ?? found.recorded_at,
        recordedAt: found.recorded_at,
        cause: causeOf(movementReasons[found.reason] ?? 'change', found.because),
        line: found.line,
        importId: found.import_id === null ? null : String(found.import_id),
        file: found.file,
        row: found.row_no,
      })),
      total: formatMinor(BigInt(total), workspace.currency),
      count,
      currency: workspace.currency,
      next: request.limit !== undefined && rows.length === request.limit && last ? `${last.day}_${last.id}` : null,
    }
  },
})

function causeOf(reason: string, because: string | null): string {
  return because ? `${reason}: ${because}` : reason
}
