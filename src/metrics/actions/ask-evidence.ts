import type { Policy } from '#ledger'
import { type LedgerInUse, ledgerFor, readPolicy } from '#ledger/server'
import type { Context, Transaction } from '#platform/server'
import { sameMovements } from '../model/same-movements.js'
import { type Evidence, readEvidence } from '../store/read-evidence.js'
import type { Question } from './question.js'

type Definition = Pick<Question, 'workspace' | 'policy' | 'measure' | 'currency' | 'asKnownAt'>

/** The ledger that answers a question: the kept one, or one computed for it. */
export async function ledgerOf(
  transaction: Transaction,
  { workspace, policy: name, measure, currency, asKnownAt }: Definition,
  signal: AbortSignal,
): Promise<LedgerInUse> {
  const policy = await readPolicy(transaction, workspace.id, name)
  return ledgerFor(transaction, workspace.id, { policy, measure, currency, asKnownAt }, signal)
}

/**
 * The ledger for the rows of a metric under a policy set. Where the set makes the same movements as the workspace's own,
 * the kept ledger answers for it and nothing is computed.
 */
export async function ledgerForRows(
  transaction: Transaction,
  { workspace, measure, currency, asKnownAt }: Definition,
  policy: Policy,
  signal: AbortSignal,
): Promise<LedgerInUse> {
  const own = await readPolicy(transaction, workspace.id, workspace.policy)
  const asked = { policy: sameMovements(policy, own) ? own : policy, measure, currency, asKnownAt }
  return { ...(await ledgerFor(transaction, workspace.id, asked, signal)), policy }
}

/** The rows that a metric is made of, of the group asked for, and the ledger that they come from. */
export function askEvidence(
  { database, signal }: Context,
  question: Question,
): Promise<{ evidence: Evidence; ledger: LedgerInUse }> {
  const read = async (transaction: Transaction) => {
    const policy = await readPolicy(transaction, question.workspace.id, question.policy)
    const ledger = await ledgerForRows(transaction, question, policy, signal)
    return { ledger, evidence: ofGroup(question, await readEvidence(transaction, ledger, question)) }
  }
  return database.withWorkspace(question.workspace.id, read, { snapshot: 'with-temporary-tables' })
}

/** The rows of the group that is asked for. */
export function ofGroup({ group }: Question, evidence: Evidence): Evidence {
  if (group === undefined || !evidence.known) return evidence
  return { known: true, rows: evidence.rows.filter((row) => row.group === group) }
}
