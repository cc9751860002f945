import { csvOf, offerFile } from '../../../format/csv.js'

/** A refused row: its cells as they were read, corrections and all, and what is wrong with it. */
export type RefusedRow = {
  readonly row: number
  readonly cells: readonly (string | null)[]
  readonly problems: readonly { readonly field: string; readonly reason: string }[]
}

/** Which columns each field is read from. */
export type Reads = Readonly<Record<string, readonly string[]>>

/** Corrected cells of refused rows: by row, then by column. */
export type Edits = Readonly<Record<number, Readonly<Record<string, string>>>>

/** Columns as mappings name them: of several with one name, `amount (2)` is the second. */
export function namesOf(columns: readonly string[]): string[] {
  return columns.map((name, index) => {
    const same = columns.flatMap((other, at) => (other === name ? [at] : []))
    return same.length > 1 ? `${name} (${same.indexOf(index) + 1})` : name
  })
}

/** What is wrong with each column of a row; what cannot be said of a column is about the whole row. */
export function reasonsOf(
  row: RefusedRow,
  names: readonly string[],
  reads: Reads,
): { readonly byColumn: ReadonlyMap<string, readonly string[]>; readonly ofRow: readonly string[] } {
  const byColumn = new Map<string, string[]>()
  const ofRow: string[] = []
  for (const { field, reason } of row.problems) {
    const columns = (reads[field] ?? []).flatMap((column) => placed(column, names))
    if (columns.length === 0) ofRow.push(reason)
    for (const column of columns) byColumn.set(column, [...new Set([...(byColumn.get(column) ?? []), reason])])
  }
  return { byColumn, ofRow }
}

function placed(column: string, names: readonly string[]): string[] {
  const numbered = names[Number(/^#(\d+)$/.exec(column)?.[1]) - 1]
  return names.includes(column) ? [column] : numbered === undefined ? [] : [numbered]
}

/** The edits with one cell changed. */
export function withEdit(edits: Edits, row: number, column: string, value: string): Edits {
  return { ...edits, [row]: { ...edits[row], [column]: value } }
}

/** Offers refused rows as a file: the original columns, then the row, the fields and the reasons. */
export function offerRefused(file: string, columns: readonly string[], rows: readonly RefusedRow[]): void {
  const lines = rows.map((row) => [
    ...columns.map((_, index) => row.cells[index] ?? ''),
    row.row,
    row.problems.map((problem) => problem.field).join('; '),
    row.problems.map((problem) => problem.reason).join('; '),
  ])
  offerFile(`${file}.errors.csv`, csvOf([[...columns, 'row', 'field', 'reason'], ...lines]))
}
