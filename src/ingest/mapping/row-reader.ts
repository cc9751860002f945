import { parseDecimal } from '#foundation'
import type { FactShape, Field } from '#platform'
import type { RawRecord } from '../reading/index.js'
import { nulSign } from '../reading/index.js'
import { attributePrefix, constantValue, fieldOf } from './check-entry.js'
import { compileSource, type LookupFinder, type Source } from './compile-source.js'
import type { ColumnFinder } from './find-column.js'
import type { FieldSource, FileEntry } from './mapping.js'
import { majorOfMinor } from './values/read-decimal.js'
import { type ReadValue, Refusal } from './values/refusal.js'
import { valueReader } from './values/value-reader.js'

/** Why a row cannot go in: which field, from which column, what stood there, what is wrong with it. */
export type RowProblem = {
  readonly field: string
  readonly column: string | null
  readonly value: string | null
  readonly reason: string
}

/** One row of a source: its cells as they are, and either canonical values or problems. */
export type ImportRow = {
  readonly rowNumber: number
  readonly cells: (string | null)[]
  /** Aligned with the fields of the shape, then the attributes as JSON text if it has any; null if there are problems. */
  readonly values: (string | null)[] | null
  readonly problems: readonly RowProblem[]
}

export type RowReader = (record: RawRecord) => ImportRow

type FieldReader = {
  readonly field: Field
  readonly place: number
  readonly source: Source
  readonly direct: number
  readonly read: ReadValue
  readonly constant: string | null
  readonly fallback: string | null
  readonly minor: boolean
}

const none: readonly RowProblem[] = []

/** Compiles an entry of a mapping for the columns of a file. */
export function rowReader(entry: FileEntry, shape: FactShape, where: string, find: ColumnFinder, tables: LookupFinder): RowReader {
  const readers = Object.entries(entry.fields).map(([name, source]) =>
    fieldReader(name, source, entry, shape, `${where}.fields.${name}`, find, tables),
  )
  const unmapped = shape.fields.length + (shape.openAttributes ? 1 : 0)
  const attributes = readers.filter(({ place }) => place < 0)
  const currency = shape.fields.findIndex(({ name }) => name === 'currency')
  return (record) => {
    const { rowNumber, cells } = record
    if (record.broken !== undefined) return { rowNumber, cells, values: null, problems: [wholeRow(record.broken)] }
    const values: (string | null)[] = new Array(unmapped).fill(null)
    const own: Record<string, string> | null = attributes.length ? {} : null
    let problems: RowProblem[] | null = null
    for (const reader of readers) {
      const value = record.brokenCells ? checkedValue(reader, record) : readField(reader, cells)
      if (value instanceof Refusal) {
        problems ??= []
        problems.push(problemOf(reader, value, cells))
      } else if (reader.place >= 0) values[reader.place] = value
      else if (own && value !== null) own[reader.field.name.slice(attributePrefix.length)] = value
    }
    if (problems) return { rowNumber, cells, values: null, problems }
    for (const { minor, place } of readers) {
      const amount = minor ? values[place] : null
      if (amount) values[place] = majorOfMinor(amount, values[currency] ?? '')
    }
    if (own) values[unmapped - 1] = attributesText(own)
    return { rowNumber, cells, values, problems: none }
  }
}

function fieldReader(
  name: string,
  source: FieldSource,
  entry: FileEntry,
  shape: FactShape,
  where: string,
  find: ColumnFinder,
  tables: LookupFinder,
): FieldReader {
  const field = fieldOf(name, shape)
  if (typeof field === 'string') throw new Error(`Broken promise: "${name}" is a field of ${shape.name}`)
  const compiled = compileSource(source, where, find, tables)
  return {
    field,
    place: shape.fields.indexOf(field),
    source: compiled,
    direct: compiled.direct,
    read: valueReader(field, {
      dates: source.format ?? entry.dates ?? 'ISO',
      decimals: source.decimals ?? entry.decimals ?? '.',
      plusDays: source.plusDays ?? 0,
      times: source.times === undefined ? null : parseDecimal(source.times),
    }),
    constant: constantText(field, source.value),
    fallback: constantText(field, source.default),
    minor: source.units === 'minor',
  }
}

function constantText(field: Field, text: string | undefined): string | null {
  const value = text === undefined ? null : constantValue(field, text)
  return value instanceof Refusal ? null : value
}

function readField(reader: FieldReader, cells: readonly (string | null)[]): string | null | Refusal {
  let text: string | null | Refusal
  if (reader.direct >= 0) {
    const cell = cells[reader.direct]
    text = cell ? cell.trim() : null
  } else text = reader.constant ?? reader.source.read(cells)
  if (text instanceof Refusal) return text
  if (text === null || text === '') {
    const value = reader.constant ?? reader.fallback
    return value === null && reader.field.required ? blank : value
  }
  if (text.includes(nulSign)) return containsNul
  return reader.constant ?? reader.read(text)
}

const blank = new Refusal('is blank, and the field needs a value')
const containsNul = new Refusal('contains a NUL character')

function checkedValue(reader: FieldReader, record: RawRecord): string | null | Refusal {
  for (const index of reader.source.columns) {
    const reason = record.brokenCells?.get(index)
    if (reason !== undefined) return new Refusal(reason)
  }
  return readField(reader, record.cells)
}

function problemOf(reader: FieldReader, refusal: Refusal, cells: readonly (string | null)[]): RowProblem {
  const texts = reader.source.columns.map((index) => cells[index]?.trim()).filter((text) => text)
  const value = texts.length ? shortened(texts.join(' ')) : null
  return { field: reader.field.name, column: reader.source.column, value, reason: refusal.reason }
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text
}

function wholeRow(reason: string): RowProblem {
  return { field: '', column: null, value: null, reason }
}

// Sorted, so that the same attributes are the same text whatever the order of the mapping.
function attributesText(own: Readonly<Record<string, string>>): string | null {
  const names = Object.keys(own).sort()
  return names.length ? JSON.stringify(Object.fromEntries(names.map((name) => [name, own[name]]))) : null
}
