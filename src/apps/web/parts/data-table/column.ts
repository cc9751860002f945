import type { ReactNode } from 'react'
import { compareAmounts } from '../../format/exact.js'

/** A column of a data table. */
export type Column<Row> = {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  /** Right-aligned, with figures of one width. */
  readonly isNumber?: boolean
  /** What rows sort by: a decimal text where the column is a number. Without it the column does not sort. */
  readonly sortBy?: (row: Row) => string | null
  /** What the footer adds up: a decimal text. */
  readonly amount?: (row: Row) => string | null
  /** How the footer writes its sum and average; without it they are left out. */
  readonly write?: (amount: string) => ReactNode
  /** Always shown: the name of the row. */
  readonly isFixed?: boolean
  /** Shown only where it is chosen. */
  readonly isExtra?: boolean
}

/** By which column rows stand in order, as the address has it: `arr`, or `-arr` for largest first. */
export type Sort = string | undefined

/** The column that a sort names, and its direction. */
export function readSort(sort: Sort): { readonly id: string; readonly isDescending: boolean } | undefined {
  if (!sort) return undefined
  return sort.startsWith('-') ? { id: sort.slice(1), isDescending: true } : { id: sort, isDescending: false }
}

/** What a click on a column's header asks for next: numbers begin with the largest; the third click takes it off. */
export function nextSort<Row>(column: Column<Row>, sort: Sort): Sort {
  const [first, second] = column.isNumber ? [`-${column.id}`, column.id] : [column.id, `-${column.id}`]
  if (sort === first) return second
  return sort === second ? undefined : first
}

/** Rows in the order that was asked for, where the browser has all of them; rows without a value come last. */
export function sortedBy<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: Sort,
  language: string,
): readonly Row[] {
  const asked = readSort(sort)
  const column = columns.find((each) => each.id === asked?.id)
  const keyOf = column?.sortBy
  if (!asked || !column || !keyOf) return rows
  const collator = new Intl.Collator(language, { numeric: true })
  const compare = column.isNumber ? compareAmounts : collator.compare
  return [...rows].sort((left, right) => {
    const [a, b] = [keyOf(left), keyOf(right)]
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return asked.isDescending ? compare(b, a) : compare(a, b)
  })
}

/** The columns that are shown, as the address names them: `name,arr`; without it all but the extra ones. */
export function columnsShown<Row>(columns: readonly Column<Row>[], named: string | undefined): readonly Column<Row>[] {
  const ids = named?.split(',')
  return columns.filter((column) => column.isFixed || (ids ? ids.includes(column.id) : !column.isExtra))
}
