import { useTranslation } from 'react-i18next'
import { SelectField } from '../../../parts/fields.js'
import type { DataSearch } from '../../../search/definitions-search.js'
import { billing, type Listed, states } from './reconciled.js'

/** On which day, which differences, against which source, whose. */
export function ReconciliationFilters(props: {
  readonly search: DataSearch
  readonly at: string
  readonly listed: Listed
  readonly onChange: (change: DataSearch) => void
}) {
  const { t } = useTranslation()
  const { search, listed, onChange } = props
  const all = { value: '', label: t('reconciliation.all') }
  return (
    <search className="controls">
      <label className="field">
        <span>{t('reconciliation.onDay')}</span>
        <input
          type="date"
          className="input figures"
          value={props.at}
          onChange={(event) => event.target.value && onChange({ at: event.target.value })}
        />
      </label>
      <SelectField
        label={t('reconciliation.show')}
        value={search.state ?? 'open'}
        options={states.map((state) => ({ value: state, label: t(`reconciliation.filters.${state}`) }))}
        onChange={(state) => onChange({ state: state === 'open' ? undefined : state })}
      />
      <SelectField
        label={t('reconciliation.source')}
        value={search.source ?? ''}
        options={[
          all,
          ...listed.sources.map((source) => ({
            value: source,
            label: source === billing ? t('reconciliation.billing') : source,
          })),
        ]}
        onChange={(source) => onChange({ source: source || undefined })}
      />
      <SelectField
        label={t('reconciliation.owner')}
        value={search.owner ?? ''}
        options={[all, ...listed.owners.map((owner) => ({ value: owner, label: owner }))]}
        onChange={(owner) => onChange({ owner: owner || undefined })}
      />
    </search>
  )
}
