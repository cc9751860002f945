import { askAhead } from '../../api/client.js'
import { briefly } from '../../api/patience.js'
import { comparedInput, comparedSets, keptInput } from '../../parts/comparator/compared-question.js'
import type { SettingsSearch } from '../../search/definitions-search.js'

/** Policy sets, and what is compared of them, asked before the screen is there. */
export function askSettingsAhead(workspace: string, search: SettingsSearch): Promise<void> | undefined {
  if (search.tab !== 'policies') return undefined
  const begun = askAhead('policies.list', { workspace }).then((sets) => {
    if (search.view !== 'compare' || !sets) return
    const question = { workspace, ...comparedSets(sets.rows, search) }
    if (sets.rows.some((row) => row.current && row.key === question.left)) {
      void askAhead('metrics.show', keptInput(question))
    }
    void askAhead('metrics.compare', comparedInput(question))
  })
  return briefly(begun)
}
