import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { addMonths, formatMonth, laterOf, monthsBetween } from '../../format/dates.js'
import { compareAmounts, negated, ratioOf, signOf, sumOf } from '../../format/exact.js'
import { formatAmount, formatCompact, formatCount, formatMark, formatPercent } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Amount } from '../../parts/amount.js'
import { CellLink } from '../../parts/cell-link.js'
import { Chart } from '../../parts/chart/chart.js'
import type { ChartData } from '../../parts/chart/chart-data.js'
import { Answer, Empty, Skeleton } from '../../parts/states.js'
import { metricRowsAddress } from '../../search/metric-search.js'
import { groupValues, type MetricValue } from '../metrics/metric-input.js'
import { isUnfinished } from '../revenue/question.js'
import { asked, askedOfRows, type RetentionQuestion } from './retention-question.js'
import type { TabProps } from './tab-props.js'

const losses = ['churned-arr', 'contraction-arr'] as const
const monthsShown = 24

/** What was lost: by reason over the window, and month by month. */
export function ChurnTab({ question }: TabProps) {
  const reasons = useAsk('metrics.show', { id: 'churned-arr', ...asked(question), by: 'reason' })
  return (
    <div className="stack">
      <Answer of={reasons} waiting={<Skeleton lines={6} />}>
        {(found) => <Reasons question={question} values={groupValues(found)} />}
      </Answer>
      <LostByMonth question={question} />
    </div>
  )
}

function Reasons({ question, values }: { question: RetentionQuestion; values: readonly MetricValue[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const known = values.filter((value) => value.value !== null && signOf(value.value) !== 0)
  const missing = values.find((value) => !value.known)
  const rows = [...known].sort((a, b) => compareAmounts(a.value ?? '0', b.value ?? '0'))
  if (missing) return <Empty title={t('churn.undefined')}>{missing.reasons.because?.[language]}</Empty>
  if (rows.length === 0) return <Empty title={t('churn.none')}>{t('churn.noneHint', { count: question.months })}</Empty>
  return <ReasonTable question={question} rows={rows} />
}

function ReasonTable({ question, rows }: { question: RetentionQuestion; rows: readonly MetricValue[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, months } = question
  const total = sumOf(rows.map((row) => row.value ?? '0'))
  const to = (search: { by?: string; group?: string; unassigned?: 'yes' }) =>
    metricRowsAddress(workspace, 'churned-arr', { ...askedOfRows(question), ...search })
  return (
    <section className="stack-tight" aria-label={t('churn.title')}>
      <h2>{t('churn.title')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={t('churn.title')}>
        <table className="table" data-testid="reasons">
          <caption>{t('churn.caption', { count: months, currency: rows[0]?.currency })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('churn.reason')}</th>
              <th scope="col" className="number">
                {t('columns.customers')}
              </th>
              <th scope="col" className="number">
                {t('churn.lost')}
              </th>
              <th scope="col" className="number">
                {t('churn.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const group = row.group == null ? { unassigned: 'yes' as const } : { group: row.group }
              const share = ratioOf(row.value ?? '0', total, 6) ?? '0'
              return (
                <tr key={row.group ?? '-'}>
                  <th scope="row" className="name">
                    <CellLink href={to({ by: 'reason', ...group })}>{row.group ?? t('churn.noReason')}</CellLink>
                  </th>
                  <td className="number">{formatCount(language, row.units ?? 0)}</td>
                  <td className="number">
                    <CellLink href={to({ by: 'reason', ...group })} className="number-link">
                      <Amount value={row.value} />
                    </CellLink>
                  </td>
                  <td className="number">
                    <span className="share-cell">
                      <span className="share-bar" aria-hidden="true">
                        <span style={{ width: `${Number(share) * 100}%` }} />
                      </span>
                      {formatPercent(language, share)}
                    </span>
                  </td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('grid.sum')}</th>
              <td className="number">
                {formatCount(
                  language,
                  rows.reduce((sum, row) => sum + (row.units ?? 0), 0),
                )}
              </td>
              <td className="number">
                <CellLink href={to({})} className="number-link">
                  <Amount value={total} />
                </CellLink>
              </td>
              <td />
            </tr>
          </tfoot>
        </table>
      </section>
    </section>
  )
}

function LostByMonth({ question }: { question: RetentionQuestion }) {
  const { state, month } = question
  const { months: _, at: __, ...definition } = asked(question)
  const from = laterOf(addMonths(month, 1 - monthsShown), state.firstMonth ?? month)
  const input = { ids: [...losses], ...definition, months: 1, from: [from, month].sort()[0] ?? month, to: month }
  return (
    <Answer of={useAsk('metrics.series', input)} waiting={<Skeleton height="22rem" />}>
      {(series) => <LostChart question={question} series={series} from={input.from} />}
    </Answer>
  )
}

type LostProps = {
  readonly question: RetentionQuestion
  readonly series: Output<'metrics.series'>
  readonly from: string
}

function LostChart({ question, series, from }: LostProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { month, state } = question
  const data = useMemo((): ChartData => {
    const points = monthsBetween(from, month)
    return {
      points: points.map((point) => formatMonth(language, point, 'short')),
      series: losses.map((id) => ({
        name: t(id === 'churned-arr' ? 'columns.churn' : 'columns.contraction'),
        kind: 'bar',
        stack: 'lost',
        colour: id === 'churned-arr' ? 'movement-churn' : 'movement-contraction',
        values: points.map((point) => series.rows.find((row) => row.id === id && row.month === point)?.value ?? null),
      })),
      unfinished: points.map((point) => isUnfinished(point, state.today)),
      write: (value) => formatAmount(language, value, { currency: series.currency }),
      mark: (value) => formatMark(language, value),
    }
  }, [series, from, month, language, t, state.today])
  const lost = (id: string) =>
    sumOf(['0', ...series.rows.filter((row) => row.id === id).map((row) => row.value ?? '0')])
  const short = (amount: string) => formatCompact(language, negated(amount), series.currency)
  return (
    <Chart
      title={t('churn.byMonth')}
      summary={t('churn.byMonthSummary', {
        churn: short(lost('churned-arr')),
        contraction: short(lost('contraction-arr')),
        from: formatMonth(language, from, 'short'),
        to: formatMonth(language, month, 'short'),
      })}
      pointTitle={t('revenue.month')}
      data={data}
      fileName="lost"
    />
  )
}
