import { askAhead } from '../../api/client.js'
import { briefly } from '../../api/patience.js'
import { comparedInput, keptInput } from '../../parts/comparator/compared-question.js'
import type { RetentionSearch } from '../../search/metric-search.js'
import {
  asked,
  askedOverTime,
  type RetentionQuestion,
  retentionMetrics,
  retentionQuestion,
} from './retention-question.js'

/** The ratios of an address, asked before the screen is there. */
export function askRetentionAhead(workspace: string, search: RetentionSearch): Promise<void> {
  const begun = askAhead('ledger.state', { workspace }).then((state) => {
    const question = state && retentionQuestion(workspace, state, search)
    if (question) askRatios(question)
  })
  return briefly(begun)
}

function askRatios(question: RetentionQuestion): void {
  const { tab, by, of = 'nrr', policy } = question.search
  const isTrend = tab === undefined
  if (isTrend && policy !== undefined) {
    void askAhead('metrics.show', keptInput(switchedFrom(question, policy)))
    void askAhead('metrics.compare', comparedInput(switchedFrom(question, policy)))
  }
  for (const id of isTrend ? retentionMetrics : (['nrr', 'logo-retention'] as const)) {
    void askAhead('metrics.show', { id, ...asked(question) })
  }
  if (!isTrend) return
  void askAhead('metrics.series', askedOverTime(question))
  if (by !== undefined) void askAhead('metrics.show', { id: of, ...asked(question), by })
}

function switchedFrom({ workspace, state, month, months }: RetentionQuestion, policy: string) {
  return { workspace, metric: retentionMetrics[0], left: state.policy, right: policy, at: month, months }
}
