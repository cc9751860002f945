import { assert } from '#foundation'
import type { FactShape } from '#platform'
import { columnFinder } from './find-column.js'
import { InvalidMapping, type MappingProblem } from './invalid-mapping.js'
import type { Mapping } from './mapping.js'
import { type ImportSource, lookupsOf } from './plan-import.js'
import { rowReader } from './row-reader.js'

/** Rows of a file that was read before, with the number of the entry that reads them. */
export type RowsOfFile = {
  readonly file: string
  readonly columns: readonly string[]
  readonly entry: number
  readonly rows: readonly { readonly rowNumber: number; readonly cells: (string | null)[] }[]
}

/** Reads rows without their file, by the entry of a mapping that read it, which must not look values up in other files. */
export function sourceOfRows(mapping: Mapping, shape: FactShape, given: RowsOfFile): ImportSource {
  const entry = mapping.files[given.entry]
  if (!entry) throw new Error('Broken promise: an import keeps the entry that read its file')
  assert(lookupsOf(entry).length === 0, 'rows are read without other files')
  const problems: MappingProblem[] = []
  const find = columnFinder(given.columns, given.file, problems)
  const where = `files[${given.entry}]`
  const read = rowReader({ entry, shape, where, find, tables: () => new Map() })
  if (problems.length > 0) throw new InvalidMapping(mapping.name, problems)
  async function* open() {
    yield { rows: given.rows.map(read), skipped: 0 }
  }
  return {
    file: given.file,
    path: '',
    entity: entry.entity,
    entry: given.entry,
    shape,
    columns: given.columns,
    text: null,
    open,
  }
}
