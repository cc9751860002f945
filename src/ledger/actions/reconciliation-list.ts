import { z } from 'zod'
import { findWorkspace, type Workspace } from '#access/server'
import { type Currency, formatDay, formatMinor } from '#foundation'
import { action, type Transaction } from '#platform/server'
import { reconciliationStates } from '../model/reconciliation.js'
import { readGroupedAccounts } from '../store/grouped-accounts.js'
import { type ReconciledRow, type ReconciliationQuestion, reconcile } from '../store/reconcile.js'
import { readReconciliationActs, standingExplanations } from '../store/reconciliation-acts.js'
import { amountField, dayField, workspaceField } from './fields.js'
import { questionFields, questionOf } from './reconciliation-question.js'
import { type ReconciliationOutput, reconciliationRow, rowOf } from './reconciliation-row.js'

const input = z.object({
  workspace: workspaceField,
  ...questionFields,
  state: z.enum(reconciliationStates).optional().describe('Only rows of this state.'),
  source: z.string().optional().describe('`billing`, or who states balances.'),
  owner: z.string().optional().describe('Only differences that this person explained or took.'),
  openOnly: z.boolean().default(false).describe('Only differences that are not explained.'),
  limit: z.int().min(1).max(5000).default(200).describe('At most so many rows. The totals are always of all.'),
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .describe('The `next` of the page before.'),
})

type Request = z.output<typeof input>

/** Every account against its invoices and its stated balances on a day, the largest difference first. */
export const reconciliationList = action({
  name: 'reconciliation.list',
  summary: 'Compare the ARR of every account with its invoices and its stated balances on a day.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found', 'wrong-usage'],
  input,
  output: z.object({
    at: dayField,
    currency: z.string(),
    rows: z.array(reconciliationRow),
    count: z.int().describe('How many rows match, also on other pages.'),
    theirs: amountField.describe('Sum of all rows that match and have amounts; likewise the next two.'),
    ours: amountField,
    difference: amountField,
    size: amountField.describe('Sum of the differences without their signs: what is apart altogether.'),
    open: z.int().describe('Open differences among the rows that match.'),
    undefined: z.int().describe('Rows that match and have no amounts; they are in no sum.'),
    hasBilling: z.boolean().describe('False without any recurring invoice line: then nothing is said about billing.'),
    sources: z.array(z.string()).describe('Every source there is, whatever matches; likewise the owners.'),
    owners: z.array(z.string()),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const question = questionOf(request, workspace.currency, clock())
    const read = (transaction: Transaction) => compared(transaction, workspace, question)
    const { pairs, hasBilling } = await database.withWorkspace(workspace.id, read, { snapshot: true })
    const found = pairs.filter(({ output }) => matches(output, request)).sort(largestFirst)
    const from = Number(request.after ?? 0)
    const page = found.slice(from, from + request.limit)
    return {
      at: formatDay(question.day),
      currency: workspace.currency,
      rows: page.map(({ output }) => output),
      count: found.length,
      ...totalsOf(found, workspace.currency),
      hasBilling,
      sources: namesIn(pairs.map(({ output }) => output.source)),
      owners: namesIn(pairs.map(({ output }) => output.owner)),
      next: from + page.length < found.length ? String(from + page.length) : null,
    }
  },
})

type Pair = { readonly row: ReconciledRow; readonly output: ReconciliationOutput }

async function compared(
  transaction: Transaction,
  workspace: Workspace,
  question: ReconciliationQuestion,
): Promise<{ pairs: Pair[]; hasBilling: boolean }> {
  const { rows, hasBilling } = await reconcile(transaction, workspace.id, question)
  const names = await readGroupedAccounts(transaction, workspace.id)
  const explanations = standingExplanations(await readReconciliationActs(transaction, workspace.id))
  const pairs = rows.map((row) => {
    const name = names.get(row.account) ?? { ref: String(row.account), name: '' }
    return { row, output: rowOf(row, name, explanations, workspace.currency) }
  })
  return { pairs, hasBilling }
}

function namesIn(names: readonly (string | null)[]): string[] {
  return [...new Set(names.filter((name) => name !== null))].sort()
}

function matches(row: ReconciliationOutput, { state, source, owner, openOnly }: Request): boolean {
  if (state !== undefined && row.state !== state) return false
  if (source !== undefined && row.source !== source) return false
  if (owner !== undefined && row.owner !== owner) return false
  return !openOnly || row.open
}

function largestFirst(a: Pair, b: Pair): number {
  const [left, right] = [sizeOf(a), sizeOf(b)]
  if (left !== right) return left > right ? -1 : 1
  return a.output.account < b.output.account ||
    (a.output.account === b.output.account && a.output.source < b.output.source)
    ? -1
    : 1
}

function sizeOf({ row: { comparison } }: Pair): bigint {
  if (comparison.state === 'undefined') return 0n
  return comparison.difference < 0n ? -comparison.difference : comparison.difference
}

function totalsOf(pairs: readonly Pair[], currency: Currency) {
  const sums = { theirs: 0n, ours: 0n, difference: 0n }
  let without = 0
  for (const { row } of pairs) {
    if (row.comparison.state === 'undefined') without += 1
    else for (const side of ['theirs', 'ours', 'difference'] as const) sums[side] += row.comparison[side]
  }
  return {
    theirs: formatMinor(sums.theirs, currency),
    ours: formatMinor(sums.ours, currency),
    difference: formatMinor(sums.difference, currency),
    size: formatMinor(
      pairs.reduce((sum, pair) => sum + sizeOf(pair), 0n),
      currency,
    ),
    open: pairs.filter(({ output }) => output.open).length,
    undefined: without,
  }
}
