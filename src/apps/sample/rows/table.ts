import { type Day, formatDay, formatMinor } from '#foundation'

/** A cell as canonical text: days ISO, decimals with a point, flags `true` and `false`; null is blank. */
export type Cell = string | null

/** One file of the sample. Its columns are the field names of the kind of fact, so that its mapping is the identity. */
export type SampleFile = {
  readonly name: string
  /** The kind of fact, as the shapes of the rooms name it. */
  readonly entity: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Builds a file from records that all have every column. */
export function table<C extends string>(
  name: string,
  entity: string,
  columns: readonly C[],
  records: readonly Readonly<Record<C, Cell>>[],
): SampleFile {
  return { name, entity, columns, rows: records.map((record) => columns.map((column) => record[column])) }
}

/** A day as text, blank if there is none. */
export function dayCell(day: Day | null): Cell {
  return day === null ? null : formatDay(day)
}

/** Minor units as plain decimal text in major units. */
export function amountCell(minor: bigint | number, currency: string): string {
  return formatMinor(BigInt(minor), currency)
}

/** The first day of a calendar year as text. */
export function calendarYearDay(year: number): string {
  return `${year}-01-01`
}
