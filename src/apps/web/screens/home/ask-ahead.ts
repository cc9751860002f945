import { askAhead } from '../../api/client.js'
import { briefly } from '../../api/patience.js'
import { shownMonth } from '../metrics/shown-month.js'

/** Where the company stands, asked before the screen is there. */
export function askHomeAhead(workspace: string): Promise<void> {
  const begun = askAhead('ledger.state', { workspace }).then((state) => {
    const month = state && shownMonth(state)
    if (month) void askAhead('ledger.bridge', { workspace, from: month, to: month })
  })
  return briefly(begun)
}
