import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { csvOf, offerFile } from '../../format/csv.js'
import { formatCompact, formatCount, formatPercent } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { SegmentsField } from '../../parts/fields.js'
import { HeatTable } from '../../parts/heat-table.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import { cohortAddress } from '../../search/metric-search.js'
import { type Cohort, type CohortPeriod, firstCohort, keptAfterYear } from './cohort-question.js'
import type { RetentionQuestion } from './retention-question.js'
import type { TabProps } from './tab-props.js'

/** Customers by the period of their first ARR: how much of their money, or how many of them, is left at each age. */
export function CohortsTab({ question, onChange }: TabProps) {
  const { t } = useTranslation()
  const { workspace, month, search } = question
  const period: CohortPeriod = search.period ?? 'year'
  const { policy, measure, currency } = search
  const from = firstCohort(question, period)
  const cohorts = useAsk('metrics.cohorts', { workspace, period, from, to: month, policy, measure, currency })
  return (
    <section className="stack" aria-label={t('retention.tabs.cohorts')}>
      <div className="cluster">
        <SegmentsField
          label={t('cohorts.period')}
          isLabelHidden
          value={period}
          options={(['month', 'quarter', 'year'] as const).map((each) => ({
            value: each,
            label: t(`cohorts.${each}`),
          }))}
          onChange={(value) => onChange({ period: value === 'year' ? undefined : (value as 'month' | 'quarter') })}
        />
        <SegmentsField
          label={t('cohorts.cells')}
          isLabelHidden
          value={search.cells ?? 'money'}
          options={[
            { value: 'money', label: t('cohorts.money') },
            { value: 'customers', label: t('columns.customers') },
          ]}
          onChange={(value) => onChange({ cells: value === 'customers' ? 'customers' : undefined })}
        />
        {cohorts.data && (
          <button type="button" className="button" data-size="small" onClick={() => offerCohorts(cohorts.data.rows)}>
            {t('states.csv')}
          </button>
        )}
      </div>
      <Answer of={cohorts} waiting={<Skeleton lines={12} />}>
        {({ rows, currency: shown }) =>
          rows.length === 0 ? (
            <Empty title={t('cohorts.none')}>{t('cohorts.noneHint')}</Empty>
          ) : (
            <Table question={question} period={period} from={from} rows={rows} currency={shown} />
          )
        }
      </Answer>
    </section>
  )
}

type TableProps = {
  readonly question: RetentionQuestion
  readonly period: CohortPeriod
  readonly from: string
  readonly rows: readonly Cohort[]
  readonly currency: string
}

function Table({ question, period, from, rows, currency }: TableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, month, search } = question
  const kept = keptAfterYear(rows, period)
  const isMoney = search.cells !== 'customers'
  const ages = Math.max(...rows.map((row) => row.cells.length))
  const definition = { policy: search.policy, measure: search.measure, currency: search.currency, from, to: month }
  return (
    <>
      <p className="muted">
        {kept === null ? t('cohorts.young') : t('cohorts.summary', { kept: formatPercent(language, kept) })}
      </p>
      <HeatTable
        label={t('retention.tabs.cohorts')}
        caption={t(isMoney ? 'cohorts.captionMoney' : 'cohorts.captionCustomers', { currency })}
        corner={t('cohorts.cohort')}
        beside={[t('columns.customers'), t('cohorts.start')]}
        columns={Array.from({ length: ages }, (_, age) => String(age))}
        rows={rows.map((row) => ({
          key: row.cohort,
          title: row.cohort,
          beside: [
            formatCount(language, row.customers),
            row.cells[0]?.start == null ? '—' : formatCompact(language, row.cells[0].start, currency),
          ],
          cells: row.cells.map((cell) => ({
            ratio: isMoney ? cell.arrRetention : cell.logoRetention,
            customers: row.customers,
            because: cell.because ?? undefined,
            href: cohortAddress(workspace, {
              ...definition,
              period: period === 'year' ? undefined : period,
              cohort: row.month,
              age: String(cell.age),
            }),
          })),
        }))}
      />
    </>
  )
}

function offerCohorts(rows: readonly Cohort[]): void {
  const head = ['cohort', 'customers', 'age', 'month', 'start', 'arr', 'arrRetention', 'customersNow', 'logoRetention']
  const lines = rows.flatMap((row) =>
    row.cells.map((cell) => [
      row.cohort,
      row.customers,
      cell.age,
      cell.month,
      cell.start,
      cell.arr,
      cell.arrRetention,
      cell.customers,
      cell.logoRetention,
    ]),
  )
  offerFile('cohorts.csv', csvOf([head, ...lines]))
}
