import { z } from 'zod'
import { findWorkspace, type Workspace } from '#access/server'
import { formatMinor } from '#foundation'
import { action, reasonField, type Transaction } from '#platform/server'
import { movementKinds, movementParts, movementReasons } from '../model/movement.js'
import type { Policy } from '../model/policy.js'
import { sameMovements } from '../model/same-movements.js'
import { type Cell, type CellMovement, listCellMovements } from '../store/cell-movements.js'
import { computeLedger } from '../store/compute-ledger.js'
import { groupingOf } from '../store/group-by.js'
import { readPolicy } from '../store/policy-sets.js'
import { amountField, dayField, momentField, monthField, monthsOf, workspaceField } from './fields.js'
import { policyFor } from './policy-for.js'

const row = z.object({
  id: z.string().nullable().describe('Null for movements that are computed for the question and not kept.'),
  day: dayField,
  account: z.string().describe('Key of the account.'),
  accountName: z.string(),
  product: z.string().nullable(),
  unit: z.string().nullable(),
  kind: z
    .enum([...movementKinds, 'transfer'])
    .describe('Transfer: the account came to the group of the number, or left it.'),
  part: z.enum(movementParts).nullable(),
  amount: amountField.describe('What it adds to the number, signed, in the currency of the answer.'),
  booked: z.string().nullable().describe('The currency that its lines are booked in.'),
  reason: z.enum([...movementReasons, 'transfer']),
  act: z
    .string()
    .nullable()
    .describe('What recorded it: import, correct, undo … Null for movements that are not kept.'),
  because: reasonField.nullable().describe('The reason that a correction gives; the mapping of an import.'),
  knownAt: z.string().nullable(),
  recordedAt: z.string().nullable(),
  line: z.string().nullable().describe('Key of the contract line.'),
  importId: z.string().nullable(),
  file: z.string().nullable(),
  row: z.int().nullable().describe('Row in the file; its header is row 1.'),
})

const columns = [...movementKinds, 'restated', 'transfer', 'opening', 'closing'] as const

const input = z.object({
  workspace: workspaceField,
  from: monthField.describe('First month.'),
  to: monthField.describe('Last month.'),
  column: z.enum(columns).optional().describe('A column of the bridge; without it all movements of the months.'),
  by: z.string().optional().describe('As the bridge is grouped.'),
  group: z.string().optional().describe('The group, with `by`.'),
  unassigned: z.boolean().default(false).describe('With `by`: the rows without a group.'),
  account: z.string().optional().describe('Key of an account.'),
  product: z.string().optional().describe('Key of a product.'),
  policy: z.string().optional().describe('As in the bridge.'),
  measure: z.enum(['arr', 'mrr']).default('arr').describe('As in the bridge.'),
  basis: z.enum(['known', 'reported']).default('known').describe('As in the bridge.'),
  view: z.enum(['ledger', 'generation', 'finance']).default('ledger').describe('As in the bridge.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR')
    .optional()
    .describe('As in the bridge.'),
  asKnownAt: momentField.optional().describe('As in the bridge.'),
  limit: z.int().min(1).max(5000).default(200).describe('At most so many rows. The total is always of all.'),
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .describe('The `next` of the page before.'),
})

type Request = z.output<typeof input>

/** The movements behind one number of the bridge, whatever it was asked with; they sum to it. */
export const ledgerCell = action({
  name: 'ledger.cell',
  summary: 'List the movements behind one number of the bridge, with their sum.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found', 'wrong-usage'],
  input,
  output: z.object({
    rows: z.array(row),
    total: amountField.describe('Sum of all rows that match, also of other pages.'),
    count: z.int(),
    currency: z.string(),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run({ database, signal }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { from, to } = monthsOf(request)
    const grouping = groupingOf(request.by)
    const currency = request.currency ?? workspace.currency
    const offset = Number(request.after ?? 0)
    const policy = await policyFor(database, workspace, request.policy)
    const read = async (transaction: Transaction) => {
      const movements = await movementsFor(transaction, workspace, { ...request, policy }, signal)
      const { basis, view, column, account, product, asKnownAt } = request
      const group = request.unassigned ? null : request.group
      const cell: Cell = {
        workspaceId: workspace.id,
        movements,
        basis,
        view,
        from,
        to,
        column,
        grouping,
        group,
        account,
        product,
        asKnownAt,
      }
      return listCellMovements(transaction, cell, { limit: request.limit, offset })
    }
    const snapshot = 'with-temporary-tables'
    const { rows, total, count } = await database.withWorkspace(workspace.id, read, { snapshot })
    const reached = offset + rows.length
    return {
      rows: rows.map((found) => rowOf(found, currency)),
      total: formatMinor(BigInt(total), currency),
      count,
      currency,
      next: reached < count ? String(reached) : null,
    }
  },
})

async function movementsFor(
  transaction: Transaction,
  workspace: Workspace,
  request: Omit<Request, 'policy'> & { policy: Policy },
  signal: AbortSignal,
): Promise<Cell['movements']> {
  const currency = request.currency ?? workspace.currency
  const { policy, measure, asKnownAt } = request
  const isKept =
    sameMovements(policy, await readPolicy(transaction, workspace.id, workspace.policy)) &&
    currency === workspace.currency &&
    measure === 'arr' &&
    asKnownAt === undefined
  if (isKept) return 'ledger.movement'
  await computeLedger(transaction, workspace.id, { policy, measure, currency, asKnownAt }, signal)
  // Fresh temporary tables have no statistics, and joins over many movements need them.
  await transaction.query('analyze computed_movement')
  return 'computed_movement'
}

function rowOf(found: CellMovement, currency: string): z.input<typeof row> {
  return {
    id: found.id === null ? null : String(found.id),
    day: found.day,
    account: found.account,
    accountName: found.account_name,
    product: found.product,
    unit: found.unit,
    kind: movementKinds[found.kind] ?? 'transfer',
    part: found.part === null ? null : (movementParts[found.part] ?? null),
    amount: formatMinor(BigInt(found.minor), currency),
    booked: found.booked,
    reason: movementReasons[found.reason] ?? 'transfer',
    act: found.act,
    because: found.because,
    knownAt: found.known_at ?? found.recorded_at,
    recordedAt: found.recorded_at,
    line: found.line,
    importId: found.import_id === null ? null : String(found.import_id),
    file: found.file,
    row: found.row_no,
  }
}
