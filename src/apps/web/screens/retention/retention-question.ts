import { addMonths, laterOf } from '../../format/dates.js'
import type { RetentionSearch } from '../../search/metric-search.js'
import { shownMonth } from '../metrics/shown-month.js'
import type { LedgerState } from '../revenue/question.js'

/** What the retention screen asks, its blanks filled in. */
export type RetentionQuestion = {
  readonly workspace: string
  readonly state: LedgerState
  /** The month at whose end the window ends. */
  readonly month: string
  readonly months: number
  readonly search: RetentionSearch
}

export const retentionMetrics = ['nrr', 'grr', 'logo-retention'] as const
export type RetentionMetric = (typeof retentionMetrics)[number]

/** Null for a ledger without movements. */
export function retentionQuestion(
  workspace: string,
  state: LedgerState,
  search: RetentionSearch,
): RetentionQuestion | null {
  const month = search.at ?? shownMonth(state)
  return month === null ? null : { workspace, state, month, months: Number(search.months ?? 12), search }
}

/** The question as every metric takes it. */
export function asked({ workspace, month, months, search }: RetentionQuestion) {
  const { policy, measure, currency } = search
  return { workspace, at: month, months, policy, measure, currency }
}

const monthsShown = 24

/** The ratios month by month over two years. */
export function askedOverTime(question: RetentionQuestion) {
  const { month, state } = question
  const { at: _, ...definition } = asked(question)
  const earliest = laterOf(addMonths(month, -monthsShown), state.firstMonth ?? month)
  const from = [earliest, month].sort()[0] ?? month
  return { ids: [...retentionMetrics], ...definition, from, to: month }
}

/** The question as addresses of rows have it. */
export function askedOfRows({ month, search }: RetentionQuestion) {
  const { policy, measure, currency, months } = search
  return { at: month, months, policy, measure, currency }
}

/** What numbers can be split by: the groupings of accounts. */
export function splitsOf(state: LedgerState): readonly string[] {
  return state.groupings.filter((name) => !['unit', 'currency', 'account'].includes(name))
}
