import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { type GuessedField, type Inspection, missingFields, type PlannedEntry, withSource } from '../planned-entry.js'
import { fieldsOf } from '../use-wizard.js'
import { MatchField } from './match-field.js'

type Props = {
  readonly seen: Inspection
  readonly planned: PlannedEntry
  readonly onChange: (planned: PlannedEntry) => void
}

/** One kind of fact in a file: each of its fields beside the column that it is read from. */
export function MatchEntry({ seen, planned, onChange }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const { entry, isIncluded } = planned
  const guess = seen.entries.find(({ entity }) => entity === entry.entity)
  const name = t(`entities.${entry.entity}` as 'entities.account', entry.entity)
  const isAside = entry.distinct === true || guess?.distinct === true
  return (
    <section className="match-entry panel" aria-labelledby={id} data-entity={entry.entity}>
      <header className="match-head">
        <h3 id={id}>{name}</h3>
        {isAside ? (
          <label className="check-line">
            <input
              type="checkbox"
              checked={isIncluded}
              onChange={() => onChange({ ...planned, isIncluded: !isIncluded })}
            />
            {t('wizard.takeOut')}
          </label>
        ) : (
          <span className="small muted">{t('wizard.everyRow')}</span>
        )}
        {isAside && guess && <span className="small muted">{guess.because}</span>}
      </header>
      {isIncluded && <Fields seen={seen} planned={planned} onChange={onChange} />}
    </section>
  )
}

function Fields({ seen, planned, onChange }: Props) {
  const { t } = useTranslation()
  const { entry } = planned
  const fields = fieldsOf(seen, entry.entity)
  const own = Object.keys(entry.fields).filter((name) => !fields.some(({ field }) => field === name))
  const missing = new Set(missingFields(entry, fields))
  // By what was found at first, so that a field does not jump while it is changed.
  const isFirst = ({ required, source, field }: GuessedField) =>
    required || source !== null || (seen.remembered !== null && field in entry.fields)
  const [first, rest] = [fields.filter(isFirst), fields.filter((field) => !isFirst(field))]
  const row = (field: GuessedField) => (
    <MatchField
      key={field.field}
      seen={seen}
      guess={field}
      source={entry.fields[field.field]}
      isMissing={missing.has(field.field)}
      onChange={(source) => onChange({ ...planned, entry: withSource(entry, field.field, source) })}
    />
  )
  const used = rest.filter(({ field }) => field in entry.fields).length
  return (
    <>
      <ul className="match-list">
        {first.map(row)}
        {own.map((name) => (
          <li key={name} className="match">
            <div className="match-name">{name.replace('attributes.', '')}</div>
            <div className="cluster">
              <span className="muted">{t('wizard.ownAttribute')}</span>
              <button
                type="button"
                className="button"
                data-size="small"
                data-kind="quiet"
                onClick={() => onChange({ ...planned, entry: withSource(entry, name, undefined) })}
              >
                {t('upload.remove')}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <details className="match-more">
          <summary>
            {t('wizard.moreFields', { count: rest.length })}
            {used > 0 && ` · ${t('wizard.moreUsed', { count: used })}`}
          </summary>
          <ul className="match-list">{rest.map(row)}</ul>
        </details>
      )}
    </>
  )
}
