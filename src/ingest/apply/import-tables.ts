import type { Database } from '#platform/server'
import type { Batch, ImportPlan, ImportSource } from '../mapping/index.js'
import { type ImportedFile, type ImportWorld, importable, importFacts } from './import-facts.js'

/** Facts of one kind that a program gives as rows of canonical text; the columns are names of fields. */
export type FactRows = {
  readonly file: string
  readonly entity: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | null)[])[]
}

const rowsPerBatch = 2000

/** Imports rows that need no mapping, as one import of the given name. Kinds that cannot be imported yet are left out. */
export async function importTables(
  database: Database,
  request: {
    workspaceId: string
    name: string
    tables: readonly FactRows[]
    actor: string
    currency: string
    today: string
  },
  world: ImportWorld,
): Promise<ImportedFile[]> {
  const sources = importable.flatMap(({ shape }) =>
    request.tables.filter(({ entity }) => entity === shape.name).map((table) => sourceOf(table, shape)),
  )
  const mapping = { name: request.name, version: 1 as const, files: [] }
  const plan: ImportPlan = { mapping, sources, ignoredFiles: [], unmatched: [] }
  const { files } = await database.withWorkspace(request.workspaceId, (transaction) =>
    importFacts(transaction, { ...request, plan, mapping, mode: 'upsert' }, world),
  )
  return files
}

function sourceOf(table: FactRows, shape: ImportSource['shape']): ImportSource {
  const places = shape.fields.map((field) => table.columns.indexOf(field.name))
  const lists = shape.fields.map((field) => field.type === 'list')
  const attributes = table.columns.flatMap((column, index) =>
    column.startsWith('attributes.') ? [{ name: column.slice(11), index }] : [],
  )
  const valuesOf = (row: readonly (string | null)[]): (string | null)[] => {
    const values = places.map((place, index) => (lists[index] ? asList(row[place]) : (row[place] ?? null)))
    if (!shape.openAttributes) return values
    const own = attributes.flatMap(({ name, index }) => (row[index] ? [[name, row[index]]] : []))
    return [...values, own.length > 0 ? JSON.stringify(Object.fromEntries(own)) : null]
  }
  async function* open(): AsyncIterable<Batch> {
    for (let at = 0; at < table.rows.length; at += rowsPerBatch) {
      const rows = table.rows.slice(at, at + rowsPerBatch)
      yield {
        rows: rows.map((row, index) => ({
          rowNumber: at + index + 2,
          cells: [...row],
          values: valuesOf(row),
          problems: [],
        })),
        skipped: 0,
      }
    }
  }
  return {
    file: table.file,
    path: '',
    entity: table.entity,
    entry: null,
    shape,
    columns: table.columns,
    text: null,
    open,
  }
}

function asList(text: string | null | undefined): string | null {
  return text ? JSON.stringify(text.split(';').map((item) => item.trim())) : null
}
