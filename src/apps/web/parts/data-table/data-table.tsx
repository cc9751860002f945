import { type KeyboardEvent, memo, type ReactNode, useDeferredValue, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShortcut } from '../../shell/shortcuts.js'
import type { Column } from './column.js'
import { TableFooter } from './table-footer.js'
import { TableHead } from './table-head.js'
import type { DataTableProps } from './table-props.js'

// More than a screen is high: the rest is drawn after the first paint, and does not hold up what is typed above it.
const drawnFirst = 24

/** A table to work in: sorted by its headers, walked with J and K, previewed with Space, chosen for bulk acts. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowKeys(body, props)
  const { rows, selection } = props
  const drawn = useDeferredValue(rows, rows.slice(0, drawnFirst))
  return (
    <div className="stack-tight">
      {selection && selection.keys.size > 0 && (
        <div className="selection-bar" role="status">
          <strong>{t('grid.selected', { count: selection.keys.size })}</strong>
          {selection.acts(selection.keys)}
        </div>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll grid-scroll" tabIndex={0} aria-label={props.label}>
        <table className="table" data-testid={props.testId}>
          <caption>{props.caption}</caption>
          <TableHead {...props} />
          <tbody ref={body}>
            {drawn.map((row) => (
              <TableRow key={props.keyOf(row)} {...props} row={row} />
            ))}
          </tbody>
          {props.hasFooter && rows.length > 0 && <TableFooter {...props} />}
        </table>
      </section>
      {props.more && (
        <div>
          <button type="button" className="button" disabled={props.more.isLoading} onClick={props.more.onMore}>
            {props.more.isLoading ? t('states.loading') : t('states.more')}
          </button>
        </div>
      )}
    </div>
  )
}

function TableRow<Row>(props: DataTableProps<Row> & { readonly row: Row }) {
  const { t } = useTranslation()
  const { row, selection } = props
  const key = props.keyOf(row)
  const isSelected = selection?.keys.has(key) ?? false
  const select = () => {
    const keys = new Set(selection?.keys)
    if (!keys.delete(key)) keys.add(key)
    selection?.onChange(keys)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    if (event.key === 'Enter') props.onOpen?.(row)
  }
  return (
    <tr tabIndex={-1} data-key={key} data-selected={isSelected || props.previewed === key} onKeyDown={onKeyDown}>
      {selection && (
        <td className="check">
          <input
            type="checkbox"
            checked={isSelected}
            aria-label={t('grid.selectRow', { name: props.nameOf(row) })}
            onChange={select}
          />
        </td>
      )}
      <RowCells columns={props.columns} row={row} />
    </tr>
  )
}

// Choosing and previewing rows changes no cell: cells are drawn again only for another row or other columns.
const RowCells = memo(Cells) as typeof Cells

function Cells<Row>({ columns, row }: { readonly columns: readonly Column<Row>[]; readonly row: Row }): ReactNode {
  return columns.map((column, index) =>
    index === 0 ? (
      <th key={column.id} scope="row" className="pinned wrap-anywhere">
        {column.cell(row)}
      </th>
    ) : (
      <td key={column.id} className={column.isNumber ? 'number' : undefined}>
        {column.cell(row)}
      </td>
    ),
  )
}

// The row that has the focus, or the focus in it, is where J and K go on from.
function useRowKeys<Row>(
  body: React.RefObject<HTMLTableSectionElement | null>,
  { rows, keyOf, previewed, onPreview }: DataTableProps<Row>,
): void {
  const { t } = useTranslation()
  const focused = () => {
    const row = document.activeElement?.closest('tr')
    return row && body.current?.contains(row) ? row.rowIndex - (body.current.rows[0]?.rowIndex ?? 0) : -1
  }
  const go = (step: 1 | -1) => {
    const from = focused()
    const to = from < 0 ? (step > 0 ? 0 : rows.length - 1) : from + step
    const row = body.current?.rows[to]
    row?.focus()
    const shown = rows[to]
    if (row && shown && previewed !== undefined) onPreview?.(shown)
  }
  const preview = () => {
    const row = rows[focused()]
    if (row) onPreview?.(previewed === keyOf(row) ? undefined : row)
  }
  useShortcut('j', t('shortcuts.nextRow'), () => go(1), { isMove: true })
  useShortcut('k', t('shortcuts.previousRow'), () => go(-1), { isMove: true })
  useShortcut('space', t('shortcuts.preview'), preview, { isMove: true, enabled: onPreview !== undefined })
}
