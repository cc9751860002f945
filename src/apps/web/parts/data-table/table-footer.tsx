import { useTranslation } from 'react-i18next'
import { ratioOf, sumOf } from '../../format/exact.js'
import { formatCount } from '../../format/numbers.js'
import { type Language, useLanguage } from '../../i18n/language.js'
import type { Column } from './column.js'
import type { DataTableProps } from './table-props.js'

/** Sum, average and count of the values shown, or of all that match; rows without a value are in none of them. */
export function TableFooter<Row>({ columns, rows, selection, totals }: DataTableProps<Row>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const figures = {
    sum: sumIn,
    average: averageIn,
    count: (column: Column<Row>) => formatCount(language, amountsIn(column, rows).length),
  } as const
  return (
    <tfoot>
      {(['sum', 'average', 'count'] as const).map((name) => (
        <tr key={name}>
          {selection && <td />}
          {columns.map((column, index) =>
            index === 0 ? (
              <th key={column.id} scope="row" className="pinned">
                {t(`grid.${name}`)}
              </th>
            ) : (
              <td key={column.id} className="number">
                {totals
                  ? told(column, totals[column.id]?.[name], language)
                  : column.amount && figures[name](column, rows)}
              </td>
            ),
          )}
        </tr>
      ))}
    </tfoot>
  )
}

function told<Row>(column: Column<Row>, value: string | number | null | undefined, language: Language) {
  if (value === null || value === undefined) return null
  return typeof value === 'number' ? formatCount(language, value) : column.write?.(value)
}

function sumIn<Row>(column: Column<Row>, rows: readonly Row[]) {
  const amounts = amountsIn(column, rows)
  return amounts.length > 0 ? column.write?.(sumOf(amounts)) : null
}

function averageIn<Row>(column: Column<Row>, rows: readonly Row[]) {
  const amounts = amountsIn(column, rows)
  const average = ratioOf(sumOf(amounts), String(amounts.length), 2)
  return average === null ? null : column.write?.(average)
}

function amountsIn<Row>({ amount }: Column<Row>, rows: readonly Row[]): string[] {
  return amount ? rows.map(amount).filter((value) => value !== null) : []
}
