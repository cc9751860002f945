import type { Input, Output } from '../../api/client.js'
import { addMonths, earlierOf } from '../../format/dates.js'
import type { BridgeSearch } from '../../search/bridge-search.js'

export type LedgerState = Output<'ledger.state'>

/** A question with its months: those of the address, else the last twelve that have movements. */
export type Question = BridgeSearch & { readonly from: string; readonly to: string }

/** Completes what the address asks; what contracts say of months to come is shown when it is asked. Null for a ledger without movements. */
export function questionOf(search: BridgeSearch, state: LedgerState): Question | null {
  if (state.firstMonth === null || state.lastMonth === null) return null
  const to = search.to ?? earlierOf(state.lastMonth, state.today.slice(0, 7))
  const twelve = addMonths(to, -11)
  const from = search.from ?? (twelve < state.firstMonth && state.firstMonth <= to ? state.firstMonth : twelve)
  return { ...search, from, to }
}

/** The question in the words of `ledger.bridge`, apart from its grouping. */
export function bridgeInput(workspace: string, question: Question): Input<'ledger.bridge'> {
  const { from, to, measure, policy, basis, view, currency, asKnownAt } = question
  return { workspace, from, to, measure, policy, basis, view, currency, asKnownAt }
}

/** What of a question goes with a link to its movements. */
export function questionSearch({ by, measure, policy, basis, view, currency, asKnownAt }: BridgeSearch): BridgeSearch {
  return { by, measure, policy, basis, view, currency, asKnownAt }
}

/** Whether a month has not begun. */
export function isAhead(month: string, today: string): boolean {
  return month > today.slice(0, 7)
}

/** Whether a month is not over yet. */
export function isUnfinished(month: string, today: string): boolean {
  return month >= today.slice(0, 7)
}
