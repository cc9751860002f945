import { useTranslation } from 'react-i18next'
import { type Output, useAsk } from '../../../api/client.js'
import { formatDay, lastDayOf } from '../../../format/dates.js'
import { changeBetween, type Measured } from '../../../format/measures.js'
import { useLanguage } from '../../../i18n/language.js'
import { Figure, Figures } from '../../../parts/figure.js'
import { fewCustomers } from '../../metrics/few-customers.js'
import { oneValue } from '../../metrics/metric-input.js'
import { RatioFacts } from '../../metrics/ratio-facts.js'
import { customersOf, type InvoicesQuestion } from './invoices-question.js'

type Row = Output<'invoices.bridge'>['rows'][number]

type Props = {
  readonly workspace: string
  readonly question: InvoicesQuestion
  readonly bridge: Output<'invoices.bridge'>
}

const ratios = [
  { id: 'revenue-nrr', of: 'nrr' },
  { id: 'revenue-grr', of: 'grr' },
  { id: 'revenue-logo-retention', of: 'logoRetention' },
] as const

/** Revenue of the last twelve months shown, and how much of the twelve before stayed. */
export function InvoicesFigures(props: Props) {
  const { t } = useTranslation()
  const row = props.bridge.rows.at(-1)
  if (!row) return null
  return (
    <div className="fill-figures">
      <Figures label={t('repeat.figures')}>
        <RevenueFigure {...props} row={row} />
        {ratios.map((ratio) => (
          <RatioFigure key={ratio.id} {...props} {...ratio} row={row} />
        ))}
      </Figures>
    </div>
  )
}

type FigureProps = Props & { readonly row: Row }

function RevenueFigure({ workspace, question, bridge, row }: FigureProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const money = (value: string | null): Measured => ({
    value,
    unit: 'money',
    currency: bridge.currency,
    because: row.because,
  })
  const hasMetric = question.accounts === 'without-contracts'
  return (
    <Figure
      name={t(hasMetric ? 'repeat.revenueWithoutContracts' : 'repeat.revenue')}
      of={money(row.closing)}
      change={changeBetween(money(row.closing), money(row.opening))}
      better="up"
      note={t('repeat.againstBefore', { day: formatDay(language, lastDayOf(row.month)) })}
      to={{
        to: '/w/$workspace/revenue/customers',
        params: { workspace },
        search: { at: row.month, column: 'closing', ...customersOf(question) },
      }}
      explain={hasMetric ? { id: 'revenue-ttm', workspace, at: row.month, currency: question.currency } : undefined}
    />
  )
}

type RatioProps = FigureProps & (typeof ratios)[number]

function RatioFigure({ workspace, question, row, id, of }: RatioProps) {
  const { t } = useTranslation()
  const hasMetric = question.accounts === 'without-contracts'
  const asked = { at: row.month, currency: question.currency }
  const metric = useAsk('metrics.show', { id, workspace, ...asked }, { enabled: hasMetric })
  const value = hasMetric && metric.data ? oneValue(metric.data) : undefined
  return (
    <Figure
      name={t(`repeat.ratios.${of}`)}
      of={{ value: row[of], unit: 'ratio', because: row.because }}
      to={
        hasMetric
          ? { to: '/w/$workspace/metrics/$metric/rows', params: { workspace, metric: id }, search: asked }
          : {
              to: '/w/$workspace/revenue/customers',
              params: { workspace },
              search: { at: row.month, column: 'opening', ...customersOf(question) },
            }
      }
      explain={hasMetric ? { id, workspace, ...asked } : undefined}
      note={(value?.units ?? fewCustomers) < fewCustomers ? t('repeat.few') : undefined}
    >
      {value && <RatioFacts value={value} />}
    </Figure>
  )
}
