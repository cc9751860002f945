import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { SelectField } from '../../../parts/fields.js'
import { FilterField } from '../../../parts/filter-field.js'
import type { SettingsSearch } from '../../../search/definitions-search.js'
import type { AuditEntry } from './audit-entry.js'
import { useWho } from './who.js'

type Props = {
  readonly workspace: string
  readonly search: SettingsSearch
  readonly entries: readonly AuditEntry[]
  readonly onChange: (change: SettingsSearch) => void
}

/** Narrows the log down: a text, who, which action, from which day to which. */
export function AuditFilters({ workspace, search, entries, onChange }: Props) {
  const { t } = useTranslation()
  const who = useWho(workspace)
  const { data } = useAsk('members.list', { workspace })
  const people = (data?.rows ?? []).map(({ userId }) => `user:${userId}`)
  const actors = [...new Set([...people, 'local', 'mainstay', ...entries.map(({ actor }) => actor)])]
  const actions = useId()
  const day = (name: 'from' | 'to') => (
    <label className="field">
      <span>{t(`audit.${name}`)}</span>
      <input
        type="date"
        className="input figures day-input"
        value={search[name] ?? ''}
        onChange={(event) => onChange({ [name]: event.target.value || undefined })}
      />
    </label>
  )
  return (
    <search className="controls">
      <FilterField label={t('audit.text')} value={search.q} onChange={(q) => onChange({ q: q || undefined })} />
      <SelectField
        label={t('audit.actor')}
        value={search.actor ?? ''}
        options={[
          { value: '', label: t('audit.anybody') },
          ...actors.map((actor) => ({ value: actor, label: who(actor) })),
        ]}
        onChange={(actor) => onChange({ actor: actor || undefined })}
      />
      <label className="field">
        <span>{t('audit.action')}</span>
        <input
          className="input"
          list={actions}
          defaultValue={search.action ?? ''}
          onBlur={(event) => onChange({ action: event.target.value.trim() || undefined })}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onChange({ action: event.currentTarget.value.trim() || undefined })
          }}
        />
        <datalist id={actions}>
          {[...new Set(entries.map(({ action }) => action))].sort().map((action) => (
            <option key={action} value={action} />
          ))}
        </datalist>
      </label>
      <div className="day-range">
        {day('from')}
        {day('to')}
      </div>
    </search>
  )
}
