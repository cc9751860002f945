import type { RetentionSearch } from '../../search/metric-search.js'
import type { RetentionQuestion } from './retention-question.js'

/** What every part of the screen is given. */
export type TabProps = {
  readonly question: RetentionQuestion
  readonly onChange: (change: RetentionSearch) => void
}
