import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../api/client.js'
import { addMonths, formatMonth, formatMonthEnd } from '../../format/dates.js'
import { changeBetween, type Measured } from '../../format/measures.js'
import { useLanguage } from '../../i18n/language.js'
import { Figure, Figures } from '../../parts/figure.js'
import { Answer, Skeleton } from '../../parts/states.js'
import { fewCustomers } from '../metrics/few-customers.js'
import { type MetricValue, oneValue } from '../metrics/metric-input.js'
import { RatioFacts } from '../metrics/ratio-facts.js'
import {
  asked,
  askedOfRows,
  type RetentionMetric,
  type RetentionQuestion,
  retentionMetrics,
} from './retention-question.js'

type Props = { readonly question: RetentionQuestion; readonly series: Output<'metrics.series'> | undefined }

/** NRR, GRR and logo retention, each with its interval and without its largest customer. */
export function RatioFigures(props: Props) {
  const { t } = useTranslation()
  return (
    <div className="fill-figures stack-tight">
      <AsOf question={props.question} policy={props.series} />
      <Figures label={t('retention.ratios')}>
        {retentionMetrics.map((id) => (
          <RatioFigure key={id} {...props} id={id} />
        ))}
      </Figures>
    </div>
  )
}

// The controls say it on the screen; paper has none.
function AsOf({ question, policy }: { readonly question: RetentionQuestion; readonly policy: Props['series'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (!policy) return null
  const { policy: name, policyVersion: version, currency } = policy
  return (
    <p className="small muted print-only">
      {t('home.asOf', { day: formatMonthEnd(language, question.month), currency })}{' '}
      {t('explain.policyVersion', { name, version })}
    </p>
  )
}

function RatioFigure({ question, series, id }: Props & { readonly id: RetentionMetric }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const input = { id, ...asked(question) }
  const shown = useAsk('metrics.show', input)
  const before = addMonths(question.month, -12)
  const yearAgo = series?.rows.find((row) => row.id === id && row.month === before)
  const name = t(`metricNames.${id}`)
  return (
    <Answer of={{ ...shown, data: shown.data && oneValue(shown.data) }} waiting={<Skeleton height="11.5rem" />}>
      {(value) => (
        <Figure
          name={name}
          of={{ value: value.value, unit: 'ratio', because: value.reasons.because?.[language] }}
          to={{
            to: '/w/$workspace/metrics/$metric/rows',
            params: { workspace: question.workspace, metric: id },
            search: askedOfRows(question),
          }}
          explain={input}
          better="up"
          change={changeSince(value, yearAgo)}
          note={
            series === undefined
              ? '\u00a0'
              : yearAgo?.value && t('metrics.against', { month: formatMonth(language, before, 'short') })
          }
        >
          <RatioFacts value={value} />
        </Figure>
      )}
    </Answer>
  )
}

// Of few customers a change says nothing.
function changeSince(now: MetricValue, before: { value: string | null; units: number | null } | undefined) {
  if (!before || (now.units ?? 0) < fewCustomers || (before.units ?? 0) < fewCustomers) return null
  const ratio = (value: string | null): Measured => ({ value, unit: 'ratio' })
  return changeBetween(ratio(now.value), ratio(before.value))
}
