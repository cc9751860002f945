import { z } from 'zod'
import { findWorkspace, type Workspace } from '#access/server'
import { formatDay, formatMinor } from '#foundation'
import { action, Failure, type Transaction } from '#platform/server'
import { findAccountId } from '../store/account-ledger.js'
import { readGroupedAccounts } from '../store/grouped-accounts.js'
import { reconcile } from '../store/reconcile.js'
import { readReconciliationActs, standingExplanations } from '../store/reconciliation-acts.js'
import { readReconciliationSides } from '../store/reconciliation-sides.js'
import { dayField, workspaceField } from './fields.js'
import { questionFields, questionOf } from './reconciliation-question.js'
import { reconciliationRow, rowOf } from './reconciliation-row.js'
import {
  actOf,
  balanceOutput,
  balanceShown,
  contractLineOutput,
  contractLineShown,
  historyOutput,
  invoiceLineOutput,
  invoiceLineShown,
  unplacedOutput,
  unplacedShown,
} from './reconciliation-sides.js'

const input = z.object({
  workspace: workspaceField,
  account: z.string().describe('Key of the account.'),
  ...questionFields,
})

/** One account: each comparison, the lines and balances behind it with their source rows, and who explained what. */
export const reconciliationShow = action({
  name: 'reconciliation.show',
  summary: 'Show what stands behind the reconciliation of an account: invoice lines, contract lines and balances.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['account'] },
  input,
  output: z.object({
    account: z.string(),
    accountName: z.string(),
    at: dayField,
    currency: z.string(),
    rows: z.array(reconciliationRow).describe('One per source.'),
    invoiceLines: z.array(invoiceLineOutput).describe('Recurring invoice lines that cover the day.'),
    unplaced: z.array(unplacedOutput).describe('Recurring invoice lines of the year before that cannot be placed.'),
    contractLines: z.array(contractLineOutput).describe('Contract lines with ARR on the day that was asked for.'),
    balances: z.array(balanceOutput).describe('The latest balance of each source.'),
    history: z.array(historyOutput).describe('Explanations and their withdrawals, the newest first.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const read = (transaction: Transaction) => shown(transaction, workspace, request, clock())
    return database.withWorkspace(workspace.id, read, { snapshot: true })
  },
})

async function shown(transaction: Transaction, workspace: Workspace, request: z.output<typeof input>, now: string) {
  const { id, currency } = workspace
  const accountId = await findAccountId(transaction, id, request.account)
  if (accountId === null) throw new Failure('not-found', `There is no account "${request.account}".`)
  const question = { ...questionOf(request, currency, now), accountId }
  const { rows } = await reconcile(transaction, id, question)
  const [name] = (await readGroupedAccounts(transaction, id, { account: request.account })).values()
  if (!name) throw new Error('Broken promise: the account is there')
  const acts = await readReconciliationActs(transaction, id, accountId)
  const explanations = standingExplanations(acts)
  const sides = await readReconciliationSides(transaction, id, question)
  const money = (minor: bigint): string => formatMinor(minor, currency)
  return {
    account: name.ref,
    accountName: name.name,
    at: formatDay(question.day),
    currency,
    rows: rows.map((row) => rowOf(row, name, explanations, currency)),
    invoiceLines: sides.billed.map((billed) => invoiceLineShown(billed, money)),
    unplaced: sides.unplaced.map(unplacedShown),
    contractLines: sides.live.map((live) => contractLineShown(live, money)),
    balances: sides.statements.map(balanceShown),
    history: acts.map(actOf).reverse(),
  }
}
