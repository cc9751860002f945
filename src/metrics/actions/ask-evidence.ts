import type { Policy } from '#ledger'
import { type LedgerAsked, type LedgerInUse, ledgerFor, readPolicy } from '#ledger/server'
import type { Context, Transaction } from '#platform/server'
import { inFormOf } from '../model/renewal-form.js'
import { type Evidence, readEvidence } from '../store/read-evidence.js'
import type { Question } from './question.js'

type Definition = Pick<Question, 'workspace' | 'policy' | 'measure' | 'currency' | 'asKnownAt'> &
  Pick<LedgerAsked, 'inMemory'>

/** The ledger that answers a question: the kept one, or one computed for it. */
export async function ledgerOf(
  transaction: Transaction,
  { workspace, policy: name, measure, currency, asKnownAt, inMemory }: Definition,
  signal: AbortSignal,
): Promise<LedgerInUse> {
  const policy = await readPolicy(transaction, workspace.id, name)
  return ledgerFor(transaction, workspace.id, { policy, measure, currency, asKnownAt, inMemory }, signal)
}

/** The ledger for the rows of a metric under a policy set, in memory where its rows can be had from there. */
export function ledgerForRows(
  transaction: Transaction,
  { workspace, metric, measure, currency, asKnownAt, grouping }: Question,
  policy: Policy,
  signal: AbortSignal,
): Promise<LedgerInUse> {
  // The products of a cohort are walked one by one, and reasons are those of lines.
  const isOfRows = grouping.by === 'end-reason' || (grouping.by === 'product' && metric.evidence === 'ratio')
  const inMemory = isOfRows ? undefined : metric.id === 'mrr' ? 'balances' : 'sums'
  return ledgerFor(transaction, workspace.id, { policy, measure, currency, asKnownAt, inMemory }, signal)
}

/**
 * The rows that a metric is made of, of the group asked for, and the ledger that they come from; the question comes back
 * with the metric in the form that the policy set gives it.
 */
export function askEvidence(
  { database, signal }: Context,
  asked: Question,
): Promise<{ question: Question; evidence: Evidence; ledger: LedgerInUse }> {
  const read = async (transaction: Transaction) => {
    const policy = await readPolicy(transaction, asked.workspace.id, asked.policy)
    const question = { ...asked, metric: inFormOf(policy, asked.metric) }
    const ledger = await ledgerForRows(transaction, question, policy, signal)
    return { question, ledger, evidence: ofGroup(question, await readEvidence(transaction, ledger, question)) }
  }
  return database.withWorkspace(asked.workspace.id, read, { snapshot: 'with-temporary-tables' })
}

/** The rows of the group that is asked for. */
export function ofGroup({ group }: Question, evidence: Evidence): Evidence {
  if (group === undefined || !evidence.known) return evidence
  return { known: true, rows: evidence.rows.filter((row) => row.group === group) }
}
