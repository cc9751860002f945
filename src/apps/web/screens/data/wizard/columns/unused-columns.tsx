import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type Inspection, type PlannedEntry, unusedColumns, withSource } from '../planned-entry.js'

/** The columns that nothing reads; what belongs to accounts can be kept with them under its own name. */
export function UnusedColumns(props: {
  seen: Inspection
  planned: readonly PlannedEntry[]
  onChange: (planned: readonly PlannedEntry[]) => void
}) {
  const { t } = useTranslation()
  const { seen, planned, onChange } = props
  const names = unusedColumns(seen, planned)
  if (names.length === 0) return null
  const account = planned.findIndex(({ entry, isIncluded }) => isIncluded && entry.entity === 'account')
  const keep = (column: string) =>
    onChange(
      planned.map((one, index) =>
        index === account ? { ...one, entry: withSource(one.entry, `attributes.${column}`, { column }) } : one,
      ),
    )
  return (
    <section className="stack-tight" data-testid="unused">
      <h3>{t('wizard.unused', { count: names.length })}</h3>
      <p className="small muted">{account >= 0 ? t('wizard.unusedKeep') : t('wizard.unusedHint')}</p>
      <ul className="cluster chips">
        {names.map((name) => (
          <li key={name} className="chip">
            <code className="wrap-anywhere">{name}</code>
            {account >= 0 && (
              <button
                type="button"
                className="icon-button"
                aria-label={t('wizard.keepColumn', { column: name })}
                onClick={() => keep(name)}
              >
                <Plus aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
