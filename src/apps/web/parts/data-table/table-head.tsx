import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { nextSort, readSort } from './column.js'
import type { DataTableProps } from './table-props.js'

/** The headers: each sorts its column where that makes sense. */
export function TableHead<Row>(props: DataTableProps<Row>) {
  const { t } = useTranslation()
  const { columns, rows, selection, keyOf, onSort } = props
  const sort = readSort(props.sort)
  const keys = rows.map(keyOf)
  const chosen = keys.filter((key) => selection?.keys.has(key)).length
  return (
    <thead>
      <tr>
        {selection && (
          <th scope="col" className="check">
            <input
              type="checkbox"
              aria-label={t('grid.selectAll')}
              checked={chosen > 0 && chosen === keys.length}
              ref={(box) => {
                if (box) box.indeterminate = chosen > 0 && chosen < keys.length
              }}
              onChange={() => selection.onChange(new Set(chosen === keys.length ? [] : keys))}
            />
          </th>
        )}
        {columns.map((column, index) => {
          const isSorted = sort?.id === column.id
          const direction = sort?.isDescending ? 'descending' : 'ascending'
          const look = [column.isNumber && 'number', index === 0 && 'pinned'].filter(Boolean).join(' ')
          return (
            <th key={column.id} scope="col" className={look || undefined} aria-sort={isSorted ? direction : undefined}>
              {column.sortBy && onSort ? (
                <button type="button" className="sort-button" onClick={() => onSort(nextSort(column, props.sort))}>
                  {column.title}
                  {isSorted && (sort.isDescending ? <ArrowDown aria-hidden="true" /> : <ArrowUp aria-hidden="true" />)}
                </button>
              ) : (
                column.title
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
