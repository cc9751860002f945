import { CircleHelp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { SegmentsField } from '../../parts/fields.js'
import { Popover } from '../../parts/popover.js'
import { type RevenueSource, revenueSources } from '../../search/bridge-search.js'

/** Contracts or invoices, with when to take which. */
export function SourceField(props: {
  readonly source: RevenueSource
  readonly onChange: (source: RevenueSource) => void
}) {
  const { t } = useTranslation()
  return (
    <div className="source-field">
      <SegmentsField
        label={t('revenueSource.title')}
        value={props.source}
        options={revenueSources.map((source) => ({ value: source, label: t(`revenueSource.${source}`) }))}
        onChange={(value) => props.onChange(revenueSources.find((source) => source === value) ?? 'contracts')}
      />
      <Popover
        title={t('revenueSource.which')}
        label={t('revenueSource.which')}
        look="icon"
        button={<CircleHelp aria-hidden="true" />}
      >
        {() => <WhichSource />}
      </Popover>
    </div>
  )
}

/** When to look at contracts, when at invoices, and that the two are never added. */
export function WhichSource() {
  const { t } = useTranslation()
  return (
    <div className="which-source">
      <dl>
        {revenueSources.map((source) => (
          <div key={source}>
            <dt>{t(`revenueSource.${source}`)}</dt>
            <dd>{t(`revenueSource.${source}When`)}</dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t('revenueSource.never')}</p>
    </div>
  )
}
