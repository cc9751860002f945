import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { formatDay, formatMinor } from '#foundation'
import { action, Failure } from '#platform/server'
import { findAccountId } from '../store/account-ledger.js'
import { billing, type ReconciledRow, reconcile } from '../store/reconcile.js'
import { recordReconciliationAct } from '../store/reconciliation-acts.js'
import { amountField, dayField, workspaceField } from './fields.js'
import { questionFields, questionOf } from './reconciliation-question.js'
import { categories } from './reconciliation-row.js'

/** Gives a difference its owner and reason. It holds while the difference stays the same. */
export const reconciliationExplain = action({
  name: 'reconciliation.explain',
  summary: 'Explain a difference: who owns it and why it is there.',
  effect: 'write',
  permission: 'ledger:reconcile',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['account'] },
  input: z.object({
    workspace: workspaceField,
    account: z.string().describe('Key of the account.'),
    source: z.string().default(billing).describe('`billing`, or who states the balance.'),
    ...questionFields,
    owner: z.string().trim().min(1, 'must name somebody').max(200).describe('Who owns the difference.'),
    reason: z.string().trim().min(3, 'must say why').max(2000).describe('Why it is there.'),
    category: z.enum(categories).optional().describe('The kind of reason.'),
  }),
  output: z.object({
    account: z.string(),
    source: z.string(),
    day: dayField.describe('The day of the difference that is explained.'),
    theirs: amountField,
    ours: amountField,
    difference: amountField,
    explainedAt: z.string(),
  }),
  async run({ database, clock, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { currency } = workspace
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const accountId = await findAccountId(transaction, workspace.id, request.account)
      if (accountId === null) throw new Failure('not-found', `There is no account "${request.account}".`)
      const question = { ...questionOf(request, currency, clock()), accountId }
      const { rows } = await reconcile(transaction, workspace.id, question)
      const row = rows.find(({ source }) => source === request.source)
      const { theirs, ours, difference } = differenceOf(row, request, formatDay(question.day))
      const day = formatDay(row?.day ?? question.day)
      const explainedAt = await recordReconciliationAct(
        transaction,
        workspace.id,
        {
          act: 'explain',
          account: accountId,
          source: request.source,
          at: day,
          currency,
          theirs,
          ours,
          owner: request.owner,
          category: request.category ?? null,
          reason: request.reason,
          withdraws: null,
        },
        actor,
      )
      const money = (minor: bigint): string => formatMinor(minor, currency)
      const amounts = { theirs: money(theirs), ours: money(ours), difference: money(difference) }
      return { account: request.account, source: request.source, day, ...amounts, explainedAt }
    })
  },
})

function differenceOf(
  row: ReconciledRow | undefined,
  { account, source }: { account: string; source: string },
  day: string,
): { theirs: bigint; ours: bigint; difference: bigint } {
  const where = `"${account}" against ${source} on ${day}`
  if (!row) throw new Failure('not-found', `There is nothing to compare for ${where}.`)
  const { comparison } = row
  if (comparison.state === 'undefined')
    throw new Failure('wrong-usage', `There is no difference to explain for ${where}: ${comparison.because}`)
  if (comparison.state === 'agrees')
    throw new Failure('wrong-usage', `There is no difference to explain for ${where}: the two agree.`)
  return comparison
}
