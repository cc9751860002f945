import { askAhead } from '../../api/client.js'
import { briefly } from '../../api/patience.js'
import type { RevenueSearch } from '../../search/bridge-search.js'
import { bridgeInput, questionOf } from './question.js'

/** The bridge of an address, asked before the screen is there. */
export function askRevenueAhead(workspace: string, search: RevenueSearch): Promise<void> {
  const begun = askAhead('ledger.state', { workspace }).then((state) => {
    const question = state && questionOf(search, state)
    if (!question || search.of === 'invoices') return
    const input = bridgeInput(workspace, question)
    void askAhead('ledger.bridge', input)
    if (question.by !== undefined) void askAhead('ledger.bridge', { ...input, by: question.by })
  })
  return briefly(begun)
}
