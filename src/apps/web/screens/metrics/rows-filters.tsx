import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import type { MetricSearch } from '../../search/metric-search.js'
import { MonthField, PolicyField, WindowField } from './metric-fields.js'
import { useGroupingName } from './use-grouping-name.js'

type Props = {
  readonly workspace: string
  readonly metric: string
  readonly search: MetricSearch
  readonly onChange: (change: MetricSearch) => void
}

/** Of when, over how long and by which policy set; what else came with the link can be taken off. */
export function RowsFilters(props: Props) {
  const { t } = useTranslation()
  const { workspace, metric, search, onChange } = props
  const { data: state } = useAsk('ledger.state', { workspace })
  const { data: metrics } = useAsk('metrics.list', {})
  const window = metrics?.rows.find((row) => row.id === metric)?.window ?? null
  if (!state) return <div className="controls skeleton" style={{ height: '5rem' }} />
  return (
    <section className="controls" aria-label={t('controls.title')}>
      <MonthField
        state={state}
        month={search.at?.slice(0, 7) ?? ''}
        hasToday
        onChange={(at) => onChange({ at: at || undefined })}
      />
      {window !== null && (
        <WindowField months={Number(search.months ?? window)} onChange={(months) => onChange({ months })} />
      )}
      <PolicyField state={state} policy={search.policy} onChange={(policy) => onChange({ policy })} />
      <Chips {...props} />
    </section>
  )
}

function Chips({ search, onChange }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const groupingName = useGroupingName()
  const chips: { text: string; off: MetricSearch }[] = []
  const group = search.group ?? (search.unassigned ? t('revenue.unassigned') : undefined)
  if (search.by) {
    const name = groupingName(search.by)
    const off = { by: undefined, group: undefined, unassigned: undefined }
    chips.push({ text: group ? `${name}: ${group}` : name, off })
  }
  if (search.at && search.at.length > 7)
    chips.push({ text: formatDay(language, search.at), off: { at: search.at.slice(0, 7) } })
  if (search.measure) chips.push({ text: t('measures.mrr'), off: { measure: undefined } })
  if (search.currency) chips.push({ text: search.currency, off: { currency: undefined } })
  if (search.asKnownAt)
    chips.push({ text: `${t('controls.asKnownAt')}: ${search.asKnownAt}`, off: { asKnownAt: undefined } })
  return chips.map((chip) => (
    <button key={chip.text} type="button" className="button" data-size="small" onClick={() => onChange(chip.off)}>
      {chip.text} <span aria-hidden="true">✕</span>
      <span className="visually-hidden">{t('movements.takeOff')}</span>
    </button>
  ))
}
