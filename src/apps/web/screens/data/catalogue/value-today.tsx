import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { CellLink } from '../../../parts/cell-link.js'
import { Measure } from '../../../parts/measure.js'

/** The value of today, with its interval, without its largest customer, and the way to its rows. */
export function ValueToday({ workspace, explained }: { workspace: string; explained: Output<'metrics.explain'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { value } = explained
  const measured = (told: string | null, because: string | null = null) => ({
    value: told,
    unit: value.unit,
    currency: value.currency,
    because,
  })
  const rows = `/w/${encodeURIComponent(workspace)}/metrics/${encodeURIComponent(explained.id)}/rows`
  return (
    <section className="stack-tight" aria-label={t('catalogue.valueToday')}>
      <p className="metric">
        <CellLink href={rows} className="number-link">
          <Measure of={measured(value.value, value.because)} />
        </CellLink>
      </p>
      <p className="muted">
        {t('comparator.asOf', { day: formatDay(language, value.asOf) })}
        {value.months !== null && `, ${t('explain.window', { count: value.months })}`}
      </p>
      {value.because !== null && <p className="notice">{value.reasons.because?.[language] ?? value.because}</p>}
      <dl className="explanation">
        {value.known && (
          <div>
            <dt>{t('explain.interval')}</dt>
            <dd>
              {value.interval ? (
                <>
                  <Measure of={measured(value.interval.low)} /> – <Measure of={measured(value.interval.high)} />
                </>
              ) : (
                (value.reasons.interval?.[language] ?? t('catalogue.noInterval'))
              )}
            </dd>
          </div>
        )}
        {value.largest && (
          <div>
            <dt>{t('explain.withoutLargest', { name: value.largest.name })}</dt>
            <dd>
              <Measure of={measured(value.withoutLargest, value.withoutLargestBecause)} />
            </dd>
          </div>
        )}
      </dl>
      <div className="cluster">
        <CellLink href={rows}>{t('catalogue.toRows')}</CellLink>
        <Link
          to="/w/$workspace/settings"
          params={{ workspace }}
          search={{ tab: 'policies', view: 'compare', metric: explained.id }}
        >
          {t('catalogue.toComparator')}
        </Link>
      </div>
    </section>
  )
}
