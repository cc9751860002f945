import { askAhead } from '../../api/client.js'
import { briefly } from '../../api/patience.js'
import type { DataSearch } from '../../search/definitions-search.js'
import { billing, listInput, pageSize, sentenceInputs, usualDay } from './reconciliation/reconciled.js'

/** What the tab of an address shows, asked before the screen is there. */
export function askDataAhead(workspace: string, search: DataSearch): Promise<void> | undefined {
  if (search.tab !== 'reconciliation') return undefined
  const begun = askAhead('ledger.state', { workspace }).then((state) => {
    if (!state) return
    const at = search.at ?? usualDay(state.today)
    void askAhead('reconciliation.list', { ...listInput(workspace, search, at), limit: pageSize })
    const { all, openHere, open, arr } = sentenceInputs(workspace, at, billing)
    for (const input of [all, openHere, open]) void askAhead('reconciliation.list', input)
    void askAhead('metrics.show', arr)
  })
  return briefly(begun)
}
