import { Columns3 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Popover } from '../popover.js'
import { type Column, columnsShown } from './column.js'

/** Which columns are shown; `named` is what the address has. */
export function ColumnChooser<Row>(props: {
  readonly columns: readonly Column<Row>[]
  readonly named: string | undefined
  readonly onChange: (named: string | undefined) => void
}) {
  const { t } = useTranslation()
  const shown = new Set(columnsShown(props.columns, props.named).map((column) => column.id))
  const change = (id: string) => {
    const next = new Set(shown)
    if (!next.delete(id)) next.add(id)
    const named = props.columns.filter((column) => next.has(column.id)).map((column) => column.id)
    const usual = columnsShown(props.columns, undefined).map((column) => column.id)
    props.onChange(named.join() === usual.join() ? undefined : named.join())
  }
  const button = (
    <>
      <Columns3 aria-hidden="true" />
      {t('grid.columns')}
    </>
  )
  return (
    <Popover title={t('grid.columns')} look="small" button={button}>
      {() => (
        <fieldset className="check-list">
          <legend className="visually-hidden">{t('grid.columns')}</legend>
          {props.columns.map((column) => (
            <label key={column.id}>
              <input
                type="checkbox"
                checked={shown.has(column.id)}
                disabled={column.isFixed}
                onChange={() => change(column.id)}
              />
              {column.title}
            </label>
          ))}
        </fieldset>
      )}
    </Popover>
  )
}
