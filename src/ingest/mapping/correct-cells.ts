import type { Table } from '../reading/index.js'
import { columnFinder } from './find-column.js'
import type { MappingProblem } from './invalid-mapping.js'

/** Cells of files that somebody corrected before the import: they count instead of what stands in the file. */
export type Corrections = readonly {
  readonly file: string
  /** Number of the row in the file. */
  readonly row: number
  /** By column, named as in a mapping. */
  readonly cells: Readonly<Record<string, string | null>>
}[]

/** What stood in corrected cells of a file: by the number of the row, then by the index of the column. */
export type Originals = ReadonlyMap<number, Readonly<Record<number, string | null>>>

/** A file with some cells corrected. `originals` fills as the rows are read. Columns that are not there are problems. */
export function correctCells(
  table: Table,
  file: string,
  corrections: Corrections,
  problems: MappingProblem[],
): { table: Table; originals: Originals } {
  const ofFile = corrections.filter((correction) => correction.file === file)
  if (ofFile.length === 0) return { table, originals: new Map() }
  const find = columnFinder(table.columns, file, problems)
  const byRow = new Map<number, ReadonlyMap<number, string | null>>()
  for (const { row, cells } of ofFile) {
    const where = `corrections of row ${row}`
    const placed = Object.entries(cells).map(([column, text]) => [find(column, where), text] as const)
    byRow.set(row, new Map([...(byRow.get(row) ?? []), ...placed]))
  }
  const originals = new Map<number, Readonly<Record<number, string | null>>>()
  async function* open() {
    for await (const records of table.open()) {
      yield records.map((record) => {
        const changes = byRow.get(record.rowNumber)
        if (!changes || record.broken !== undefined) return record
        originals.set(
          record.rowNumber,
          Object.fromEntries([...changes.keys()].map((at) => [at, record.cells[at] ?? null])),
        )
        const cells = table.columns.map((_, at) =>
          changes.has(at) ? (changes.get(at) ?? null) : (record.cells[at] ?? null),
        )
        const brokenCells = new Map([...(record.brokenCells ?? [])].filter(([at]) => !changes.has(at)))
        return { rowNumber: record.rowNumber, cells, ...(brokenCells.size > 0 ? { brokenCells } : {}) }
      })
    }
  }
  return { table: { ...table, open }, originals }
}
