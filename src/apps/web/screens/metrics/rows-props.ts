import type { MetricSearch } from '../../search/metric-search.js'
import type { MetricPage, MetricRow } from './metric-input.js'

export type RowsProps = {
  readonly workspace: string
  readonly metric: string
  readonly search: MetricSearch
  readonly page: MetricPage
  readonly rows: readonly MetricRow[]
}
