import type { ReactNode } from 'react'
import type { Column, Sort } from './column.js'

/** Rows that are chosen for an act on all of them. */
export type Selection = {
  readonly keys: ReadonlySet<string>
  readonly onChange: (keys: ReadonlySet<string>) => void
  /** What can be done with the chosen rows. */
  readonly acts: (keys: ReadonlySet<string>) => ReactNode
}

/** Sums and averages of columns by their ids, as decimal text, and of how many values. */
export type Totals = Readonly<
  Record<string, { readonly sum: string | null; readonly average?: string | null; readonly count?: number }>
>

/** What a data table is made of. Columns, sort and filters stand in the address: see `columnsShown` and `sortedBy`. */
export type DataTableProps<Row> = {
  readonly label: string
  readonly caption: ReactNode
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  /** The row for somebody who cannot see it. */
  readonly nameOf: (row: Row) => string
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  readonly selection?: Selection
  /** Enter on a row. */
  readonly onOpen?: (row: Row) => void
  /** The row that is previewed; Space on a row and its button change it. */
  readonly previewed?: string
  readonly onPreview?: (row: Row | undefined) => void
  /** Sum, average and count of the rows shown. */
  readonly hasFooter?: boolean
  /** Those of all rows that match, where the server tells them. */
  readonly totals?: Totals
  /** The next page. */
  readonly more?: { readonly isLoading: boolean; readonly onMore: () => void }
  readonly testId?: string
}
