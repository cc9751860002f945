import { limits, openTable, UnreadableFile } from '../reading/index.js'
import { columnFinder } from './find-column.js'
import { InvalidMapping, type MappingProblem } from './invalid-mapping.js'
import type { Lookup } from './mapping.js'
import { matches } from './match-name.js'
import { rowFilter } from './row-filter.js'
import { Refusal } from './values/refusal.js'

/** The values of some columns of a file, joined by spaces, by its key column; null where they are blank. */
export type LookupTable = { get(key: string): string | null | Refusal | undefined }

type Folder = { readonly files: readonly string[]; path(file: string): string }

/** The lookup tables of one import, each read once, together within a limit of memory. */
export class Lookups {
  private readonly tables = new Map<string, Map<string, string | null | Refusal>>()
  private records = 0
  private characters = 0

  constructor(
    private readonly folder: Folder,
    private readonly mapping: string,
  ) {}

  /** The files of the folder that a lookup reads. */
  filesOf(lookup: Lookup): string[] {
    return this.folder.files.filter((file) => lookup.file.some((pattern) => matches(pattern, file)))
  }

  /** Reads the table of a lookup, if it was not read before. */
  async load(lookup: Lookup): Promise<void> {
    const key = keyOf(lookup)
    if (this.tables.has(key)) return
    const files = this.filesOf(lookup)
    if (files.length === 0) {
      throw new UnreadableFile(
        lookup.file.join(' or '),
        'is looked up by the mapping but is not there',
        'Put it beside the other files',
      )
    }
    const table = new Map<string, string | null | Refusal>()
    for (const file of files) await this.read(file, lookup, table)
    this.tables.set(key, table)
  }

  /** The table of a lookup that was loaded. */
  tableOf(lookup: Lookup): LookupTable {
    return this.tables.get(keyOf(lookup)) ?? new Map()
  }

  private async read(file: string, lookup: Lookup, table: Map<string, string | null | Refusal>): Promise<void> {
    const source = await openTable(this.folder.path(file), file, lookup)
    const problems: MappingProblem[] = []
    const find = columnFinder(source.columns, file, problems)
    const keyColumn = find(lookup.key, 'lookup.key')
    const columns = lookup.column.map((column) => find(column, 'lookup.column'))
    const keeps = rowFilter(lookup.where, find, 'lookup')
    if (problems.length) throw new InvalidMapping(this.mapping, problems)
    for await (const records of source.open()) {
      for (const { cells } of records) {
        if (keeps && !keeps(cells)) continue
        const key = ownCopy(cells[keyColumn])
        if (key !== null) this.keep(key, joinedCells(cells, columns), file, lookup, table)
      }
    }
  }

  private keep(key: string, value: string | null, file: string, lookup: Lookup, table: Map<string, unknown>): void {
    const before = table.get(key)
    if (before === undefined) {
      table.set(key, value)
      this.records++
      this.characters += key.length + (value?.length ?? 0)
    } else if (before !== value) {
      table.set(
        key,
        new Refusal(
          `points to "${key}", for which ${lookup.file} has different values of "${lookup.column.join(', ')}"`,
        ),
      )
    }
    if (this.records > limits.lookupRecords || this.characters > limits.lookupCharacters) {
      const most = `${limits.lookupRecords.toLocaleString('en')} records or 64 MiB`
      throw new UnreadableFile(
        file,
        `is too large to look up values in: more than ${most}`,
        'Join the files before the import',
      )
    }
  }
}

function joinedCells(cells: readonly (string | null)[], columns: readonly number[]): string | null {
  return ownCopy(columns.map((column) => cells[column]?.trim() ?? '').join(' '))
}

function keyOf({ by: _, note: __, ...table }: Lookup): string {
  return JSON.stringify(table)
}

// A cell is a slice of its chunk of the file and would keep all of it in memory.
function ownCopy(cell: string | null | undefined): string | null {
  const text = cell?.trim()
  return text ? Buffer.from(text, 'utf8').toString('utf8') : null
}
