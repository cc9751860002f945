import type { Transaction } from '#platform/server'
import { evaluatePlans } from './evaluate-plans.js'
import { seeingEverything } from './maintain-plans.js'

/** Looks for the gaps of an account again on a day (ISO), after something changed that is no fact: a review. */
export function seeGapsAnew(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  today: string,
): Promise<void> {
  return seeingEverything(transaction, () => evaluatePlans(transaction, workspaceId, [accountId], today))
}
