import { useTranslation } from 'react-i18next'
import { formatCount, formatPercent } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import type { MetricValue } from './metric-input.js'

/** What stands beside a ratio: of how many customers, its interval, and the number without the largest of them. */
export function RatioFacts({ value }: { readonly value: MetricValue }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { interval, withoutLargest, largest, units } = value
  const percent = (ratio: string) => formatPercent(language, ratio)
  return (
    <ul className="figure-facts">
      {units !== null && <li>{t('metrics.ofCustomers', { count: units, written: formatCount(language, units) })}</li>}
      {interval && <li>{t('metrics.interval', { low: percent(interval.low), high: percent(interval.high) })}</li>}
      {!interval && value.reasons.interval && <li>{value.reasons.interval[language]}</li>}
      {withoutLargest !== null && largest && (
        <li>{t('metrics.withoutLargest', { name: largest.name, value: percent(withoutLargest) })}</li>
      )}
    </ul>
  )
}
