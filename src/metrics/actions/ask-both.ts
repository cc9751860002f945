import type { Policy } from '#ledger'
import { readPolicy } from '#ledger/server'
import type { Context, Transaction } from '#platform/server'
import { answerOf } from '../model/answer.js'
import type { Flipped } from '../model/compare.js'
import type { EvidenceRow } from '../model/evidence.js'
import type { Words } from '../model/metric.js'
import { switchesThatDiffer } from '../model/policy-words.js'
import { inFormOf } from '../model/renewal-form.js'
import { readEvidence } from '../store/read-evidence.js'
import { ledgerForRows, ofGroup } from './ask-evidence.js'
import type { Question } from './question.js'

/** A metric under one policy set. */
export type Side = {
  readonly policy: Policy
  readonly rows: readonly EvidenceRow[]
  readonly value: string | null
  readonly because: Words | null
}

/**
 * A metric under two policy sets, and under the first with one switch after the other set as in the second, at one
 * moment of the database. Every set whose movements differ from the kept ones costs a computed ledger.
 */
export function askBoth(
  { database, signal }: Context,
  question: Question,
  leftName: string,
  rightName: string,
): Promise<{ left: Side; right: Side; flipped: Flipped[] }> {
  const { workspace, metric, currency } = question
  const read = async (transaction: Transaction) => {
    const sideOf = async (policy: Policy): Promise<Side> => {
      const ledger = await ledgerForRows(transaction, question, policy, signal)
      const evidence = ofGroup(question, await readEvidence(transaction, ledger, question))
      if (!evidence.known) return { policy, rows: [], value: null, because: evidence.because }
      const { rows, value } = answerOf(inFormOf(policy, metric), evidence.rows, currency)
      return value.known
        ? { policy, rows, value: value.value, because: null }
        : { policy, rows, value: null, because: value.because }
    }
    const left = await sideOf(await readPolicy(transaction, workspace.id, leftName))
    const right = await sideOf(await readPolicy(transaction, workspace.id, rightName))
    const flipped: Flipped[] = []
    const differing = switchesThatDiffer(metric, left.policy, right.policy)
    for (const name of differing) {
      // With one switch only, the second set is the first with that switch.
      const policy = { ...left.policy, name: `${left.policy.name}+${name}`, [name]: right.policy[name] }
      const rows = differing.length === 1 ? right.rows : (await sideOf(policy)).rows
      flipped.push({ name, rows })
    }
    return { left, right, flipped }
  }
  return database.withWorkspace(workspace.id, read, { snapshot: 'with-temporary-tables' })
}
