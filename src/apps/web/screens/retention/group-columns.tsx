import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount, formatPercent } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Amount } from '../../parts/amount.js'
import { CellLink } from '../../parts/cell-link.js'
import type { Column } from '../../parts/data-table/column.js'
import { Measure } from '../../parts/measure.js'
import { metricRowsAddress } from '../../search/metric-search.js'
import { fewCustomers } from '../metrics/few-customers.js'
import type { MetricValue } from '../metrics/metric-input.js'
import { askedOfRows, type RetentionMetric, type RetentionQuestion } from './retention-question.js'

type Props = {
  readonly question: RetentionQuestion
  readonly by: string
  readonly metric: RetentionMetric
  readonly name: string
}

/** What stands in the table of groups. */
export function useGroupColumns({ question, by, metric, name }: Props): readonly Column<MetricValue>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const rowsOf = (row: MetricValue) =>
    metricRowsAddress(question.workspace, metric, {
      ...askedOfRows(question),
      by,
      group: row.group ?? undefined,
      unassigned: row.group == null ? 'yes' : undefined,
    })
  const sum = (value: string | null) =>
    metric === 'logo-retention' ? <Measure of={{ value, unit: 'count' }} /> : <Amount value={value} />
  const percent = (ratio: string) => formatPercent(language, ratio)
  const customers = numberOf(
    'customers',
    t('columns.customers'),
    (row) => String(row.units ?? 0),
    (row) => formatCount(language, row.units ?? 0),
  )
  return [
    {
      id: 'group',
      title: name,
      isFixed: true,
      sortBy: (row) => row.group ?? null,
      cell: (row) => <CellLink href={rowsOf(row)}>{row.group ?? t('revenue.unassigned')}</CellLink>,
    },
    ...(metric === 'logo-retention' ? [] : [customers]),
    numberOf(
      'then',
      t(metric === 'logo-retention' ? 'columns.customers' : 'metrics.atStart'),
      (row) => row.denominator,
      (row) => sum(row.denominator),
    ),
    numberOf(
      'now',
      t(`retention.now.${metric}`),
      (row) => row.numerator,
      (row) => sum(row.numerator),
    ),
    numberOf(
      'ratio',
      t(`metricNames.${metric}`),
      (row) => row.value,
      (row) => (
        <CellLink
          href={rowsOf(row)}
          className="number-link"
          data-few={(row.units ?? 0) < fewCustomers}
          title={(row.units ?? 0) < fewCustomers ? t('drawing.few') : undefined}
        >
          <Measure of={{ value: row.value, unit: 'ratio', because: row.reasons.because?.[language] }} />
        </CellLink>
      ),
    ),
    {
      id: 'interval',
      title: t('explain.interval'),
      isNumber: true,
      cell: (row) =>
        row.interval ? (
          <span className="muted">{`${percent(row.interval.low)} – ${percent(row.interval.high)}`}</span>
        ) : (
          <abbr className="muted" title={row.reasons.interval?.[language]}>
            {t('states.notApplicable')}
          </abbr>
        ),
    },
    {
      id: 'without',
      title: t('retention.without'),
      isNumber: true,
      cell: (row) => (
        <span className="muted" title={row.largest?.name}>
          <Measure of={{ value: row.withoutLargest, unit: 'ratio', because: row.reasons.withoutLargest?.[language] }} />
        </span>
      ),
    },
  ]
}

function numberOf(
  id: string,
  title: string,
  sortBy: (row: MetricValue) => string | null,
  cell: (row: MetricValue) => ReactNode,
): Column<MetricValue> {
  return { id, title, isNumber: true, sortBy, cell }
}
