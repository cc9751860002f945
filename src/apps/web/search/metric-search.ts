import {
  type BridgeSearch,
  leaveBlanksOut,
  matching,
  moment,
  month,
  oneOf,
  text,
  writeAddress,
} from './bridge-search.js'

/** Which number of a metric, as the address has it. Blank is the usual. */
export type MetricSearch = {
  /** A month, whose last day is meant, or a day. */
  at?: string
  /** Length of the window in months. */
  months?: string
  by?: string
  group?: string
  unassigned?: 'yes'
  policy?: string
  measure?: 'mrr'
  currency?: string
  asKnownAt?: string
  /** How rows stand in order, where all of them are there. */
  sort?: string
}

/** One cell of the cohort table. */
export type CohortSearch = Pick<MetricSearch, 'policy' | 'measure' | 'currency'> & {
  period?: 'month' | 'quarter'
  from?: string
  to?: string
  cohort?: string
  age?: string
}

export const retentionTabs = ['trend', 'cohorts', 'churn', 'below'] as const
export type RetentionTab = (typeof retentionTabs)[number]

/** The retention screen: which month, window and policy set, what it is split by, and which part is shown. */
export type RetentionSearch = Pick<MetricSearch, 'at' | 'months' | 'by' | 'policy' | 'measure' | 'currency'> & {
  tab?: Exclude<RetentionTab, 'trend'>
  /** The metric that is split, or compared. */
  of?: 'grr' | 'logo-retention'
  sort?: string
  period?: 'month' | 'quarter'
  cells?: 'customers'
}

type Raw = Readonly<Record<string, unknown>>

const day = /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/
const windowMonths = /^([1-9]|[1-9]\d|1[01]\d|120)$/

/** Reads which number is asked for; what makes no sense is left out. */
export function readMetricSearch(raw: Raw): MetricSearch {
  return leaveBlanksOut({
    at: matching(raw.at, day),
    months: matching(raw.months, windowMonths),
    by: text(raw.by),
    group: text(raw.group),
    unassigned: oneOf(raw.unassigned, ['yes']),
    policy: text(raw.policy),
    measure: oneOf(raw.measure, ['mrr']),
    currency: matching(raw.currency, /^[A-Z]{3}$/),
    asKnownAt: matching(raw.asKnownAt, moment),
    sort: text(raw.sort),
  })
}

export function readCohortSearch(raw: Raw): CohortSearch {
  const { policy, measure, currency } = readMetricSearch(raw)
  return leaveBlanksOut({
    policy,
    measure,
    currency,
    period: oneOf(raw.period, ['month', 'quarter']),
    from: matching(raw.from, month),
    to: matching(raw.to, month),
    cohort: matching(raw.cohort, month),
    age: matching(raw.age, /^\d{1,4}$/),
  })
}

export function readRetentionSearch(raw: Raw): RetentionSearch {
  const { months, by, policy, measure, currency } = readMetricSearch(raw)
  return leaveBlanksOut({
    at: matching(raw.at, month),
    months,
    by,
    policy,
    measure,
    currency,
    tab: oneOf(raw.tab, ['cohorts', 'churn', 'below']),
    of: oneOf(raw.of, ['grr', 'logo-retention']),
    sort: text(raw.sort),
    period: oneOf(raw.period, ['month', 'quarter']),
    cells: oneOf(raw.cells, ['customers']),
  })
}

/** The rows behind a number of a metric. */
export function metricRowsAddress(workspace: string, metric: string, search: MetricSearch): string {
  return `/w/${encodeURIComponent(workspace)}/metrics/${encodeURIComponent(metric)}/rows${writeAddress(search)}`
}

/** The customers behind a cell of the cohort table. */
export function cohortAddress(workspace: string, search: CohortSearch): string {
  return `/w/${encodeURIComponent(workspace)}/retention/cohort${writeAddress(search)}`
}

/** How numbers are defined in a question, to go with links to others. */
export function definitionOf({ policy, measure, currency, asKnownAt }: MetricSearch): BridgeSearch {
  return { policy, measure, currency, asKnownAt }
}
