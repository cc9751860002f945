import { formatDay } from '#foundation'
import type { LedgerInUse } from '#ledger/server'
import type { Question } from './question.js'

/** What stands beside every number. */
export function besideOf(question: Question, ledger: LedgerInUse) {
  const { at, from, months, measure, currency, computedAt } = question
  return {
    asOf: formatDay(at),
    months,
    from: from === null ? null : formatDay(from),
    measure,
    currency,
    policy: ledger.policy.name,
    policyVersion: ledger.policy.version,
    computedAt,
  }
}
