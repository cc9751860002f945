import { csvOf, offerFile } from '../../format/csv.js'
import type { BridgeRow } from './bridge-maths.js'

/** Offers a bridge as a file: a row per month (and group), amounts as plain decimals; `same` stands in every row. */
export function offerCsv<Row extends BridgeRow>(
  file: string,
  rows: readonly Row[],
  columns: readonly (keyof Row & string)[],
  same: Readonly<Record<string, string>>,
): void {
  const grouped = rows.some((row) => 'group' in row)
  const header = ['month', ...(grouped ? ['group'] : []), ...columns, ...Object.keys(same)]
  const cells = rows.map((row) => [
    row.month,
    ...(grouped ? [row.group ?? ''] : []),
    ...columns.map((column) => (row[column] as string | number | null | undefined) ?? ''),
    ...Object.values(same),
  ])
  offerFile(file, csvOf([header, ...cells]))
}
