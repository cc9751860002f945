import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { isSame, ratioOf, sumOf } from '../../format/exact.js'
import type { Unit } from '../../format/measures.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Measure } from '../../parts/measure.js'
import type { MetricSearch } from '../../search/metric-search.js'
import { type MetricPage, type MetricRow, oneValue, valueInput } from './metric-input.js'

type Props = {
  readonly workspace: string
  readonly metric: string
  readonly search: MetricSearch
  readonly page: MetricPage
  /** The rows read so far. */
  readonly rows: readonly MetricRow[]
  readonly isAll: boolean
}

/** What the rows add up to, how many they are, and whether that is the number. */
export function RowsSentence(props: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { page } = props
  const { currency } = page
  if (page.value === null) {
    return (
      <>
        <strong>{t('states.notApplicable')}</strong>: {page.reason?.[language]}
      </>
    )
  }
  const sum = (value: string | undefined, unit: Unit = page.rowUnit) => <Measure of={{ value, unit, currency }} />
  return (
    <>
      <strong>
        <Measure of={{ value: page.value, unit: page.unit, currency }} />
      </strong>
      {page.numerator !== undefined && (
        <>
          {' = '}
          {sum(page.numerator)} ÷ {sum(page.denominator, page.id === 'average-arr' ? 'count' : page.rowUnit)}
        </>
      )}
      {', '}
      {t('metrics.fromRows', { count: page.count, written: formatCount(language, page.count) })} <Verdict {...props} />
    </>
  )
}

/** Asks for the number by its own question, and adds the rows up anew where all of them are here. */
function Verdict({ workspace, metric, search, page, rows, isAll }: Props) {
  const { t } = useTranslation()
  const asked = useAsk('metrics.show', valueInput(workspace, metric, search))
  const number = asked.data && !asked.isPlaceholderData ? oneValue(asked.data) : undefined
  if (!number || number.value === null || page.value === null) return null
  const equals = isSame(number.value, valueFrom(page)) && (!isAll || addsUp(page, rows))
  return (
    <span className="badge" data-tone={equals ? 'good' : 'off'} data-testid="equals">
      {equals ? `✓ ${t('metrics.equals')}` : `■ ${t('metrics.differs')}`}
    </span>
  )
}

// Worked out from the sums with as many decimals as the number has; one unit of the last is left to rounding.
function valueFrom(page: MetricPage): string {
  if (page.numerator === undefined || page.denominator === undefined) return page.total ?? ''
  const decimals = page.value?.split('.')[1]?.length ?? 0
  const ratio = ratioOf(page.numerator, page.denominator, decimals) ?? ''
  const apart = Number(ratio) - Number(page.value)
  return Math.abs(apart) < 10 ** -decimals * 1.5 ? (page.value ?? ratio) : ratio
}

function addsUp(page: MetricPage, rows: readonly MetricRow[]): boolean {
  const sum = (of: (row: MetricRow) => string | undefined) => sumOf(['0', ...rows.map((row) => of(row) ?? '0')])
  if (page.total !== undefined)
    return isSame(
      sum((row) => row.amount),
      page.total,
    )
  return (
    isSame(
      sum((row) => row.numerator),
      page.numerator ?? '0',
    ) &&
    isSame(
      sum((row) => row.denominator),
      page.denominator ?? '0',
    )
  )
}
