import { useTranslation } from 'react-i18next'
import { EditCell } from '../../../parts/data-table/edit-cell.js'
import type { Option } from '../../../parts/fields.js'
import { useMay } from '../../../shell/session.js'
import { type Field, savedOrConflict, sendChange, useSend } from '../send-change.js'
import { type AccountRow, valueIn } from './account-row.js'

type Props = {
  readonly workspace: string
  readonly row: AccountRow
  readonly field: Field
  readonly title: string
  /** From this day on a change holds. */
  readonly today: string
  readonly options?: readonly Option[]
}

/** An attribute of an account that is changed where it stands, from today on. */
export function AttributeCell({ workspace, row, field, title, today, options }: Props) {
  const { t } = useTranslation()
  const send = useSend(workspace)
  const value = valueIn(row, field)
  const act = field.startsWith('own.') ? 'segments.assign' : 'accounts.change'
  const mayChange = useMay()(workspace, act)
  const save = (written: string) =>
    savedOrConflict((isForced) =>
      send(t('accounts.changed', { name: row.name, field: title, value: written || t('accounts.blank') }), () =>
        sendChange(workspace, {
          accounts: [row.account],
          field,
          value: written,
          from: today,
          version: isForced ? undefined : row.version,
        }),
      ),
    )
  if (!mayChange) return value || <span className="zero">—</span>
  return (
    <EditCell
      label={t('accounts.editCell', { column: title, row: row.name, value: value || t('accounts.blank') })}
      value={value}
      options={options}
      suggestions={options ? undefined : suggestionsId(field)}
      onSave={save}
    >
      {value || <span className="zero">—</span>}
    </EditCell>
  )
}

/** The values that the rows shown have in a field, to choose from while typing. */
export function Suggestions({ field, rows }: { readonly field: Field; readonly rows: readonly AccountRow[] }) {
  const values = [...new Set(rows.map((row) => valueIn(row, field)))].filter(Boolean).sort()
  return (
    <datalist id={suggestionsId(field)}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  )
}

/** The id of the list of suggestions of a field. */
export function suggestionsId(field: Field): string {
  return `values-of-${field}`
}
