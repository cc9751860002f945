import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { formatMonth, monthsBetween } from '../../format/dates.js'
import { formatPercent } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Chart } from '../../parts/chart/chart.js'
import type { ChartData } from '../../parts/chart/chart-data.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { WhoDiffers } from '../metrics/who-differs.js'
import { isUnfinished } from '../revenue/question.js'
import { GroupTable } from './group-table.js'
import { RatioFigures } from './ratio-figures.js'
import { askedOverTime, type RetentionQuestion, retentionMetrics } from './retention-question.js'
import type { TabProps } from './tab-props.js'

type Series = Output<'metrics.series'>

/** The ratios now and over two years; under another policy set, who makes the difference; split, the groups. */
export function TrendTab({ question, onChange }: TabProps) {
  const { workspace, month, state, months, search } = question
  const overTime = askedOverTime(question)
  const series = useAsk('metrics.series', overTime)
  return (
    <div className="stack">
      <RatioFigures question={question} series={series.data} />
      {search.policy !== undefined && (
        <WhoDiffers
          workspace={workspace}
          left={state.policy}
          right={search.policy}
          metrics={retentionMetrics}
          at={month}
          months={months}
        />
      )}
      <Answer of={series} waiting={<Skeleton height="26.5rem" />}>
        {(found) => <Lines question={question} series={found} from={overTime.from} />}
      </Answer>
      {search.by !== undefined && <GroupTable question={question} by={search.by} onChange={onChange} />}
    </div>
  )
}

type LinesProps = { readonly question: RetentionQuestion; readonly series: Series; readonly from: string }

function Lines({ question, series, from }: LinesProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { month, months, state } = question
  const data = useMemo((): ChartData => {
    const points = monthsBetween(from, month)
    const colours = ['series-1', 'series-2', 'series-3'] as const
    return {
      points: points.map((point) => formatMonth(language, point, 'short')),
      series: retentionMetrics.map((id, index) => ({
        name: t(`metricNames.${id}`),
        kind: 'line',
        colour: colours[index] ?? 'series-1',
        values: points.map((point) => series.rows.find((row) => row.id === id && row.month === point)?.value ?? null),
      })),
      unfinished: points.map((point) => isUnfinished(point, state.today)),
      write: (value) => formatPercent(language, value),
      mark: (value) => formatPercent(language, String(value)),
      reference: { value: 1, name: '' },
      fromZero: false,
    }
  }, [series, from, month, language, t, state.today])
  return (
    <Chart
      title={t('retention.lines')}
      summary={<LinesSummary series={series} from={from} month={month} months={months} />}
      pointTitle={t('revenue.month')}
      data={data}
      fileName="retention"
    />
  )
}

function LinesSummary(props: {
  readonly series: Series
  readonly from: string
  readonly month: string
  readonly months: number
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const known = props.series.rows.filter((row) => row.id === 'nrr' && row.value !== null)
  const ordered = [...known].sort((a, b) => Number(a.value) - Number(b.value))
  const [low, high] = [ordered[0], ordered[ordered.length - 1]]
  if (!low?.value || !high?.value) return t('retention.noLines')
  return t('retention.linesSummary', {
    count: props.months,
    low: formatPercent(language, low.value),
    lowMonth: formatMonth(language, low.month, 'short'),
    high: formatPercent(language, high.value),
    highMonth: formatMonth(language, high.month, 'short'),
  })
}
