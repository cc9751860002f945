import { assert, parseDecimal } from '#foundation'
import type { FactShape, Field } from '#platform'
import { nulSign, type RawRecord } from '../reading/index.js'
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

/** What a row is compiled against: an entry of a mapping, its kind of fact, and the columns and lookups of its file. */
export type RowContext = {
  readonly entry: FileEntry
  readonly shape: FactShape
  /** Where the entry stands in the mapping, for messages. */
  readonly where: string
  readonly find: ColumnFinder
  readonly tables: LookupFinder
}

type Compiled = {
  readonly readers: readonly FieldReader[]
  readonly minors: readonly number[]
  readonly width: number
  readonly currency: number
  readonly hasAttributes: boolean
}

const none: readonly RowProblem[] = []

/** Compiles an entry of a mapping for the columns of a file. */
export function rowReader(context: RowContext): RowReader {
  const { entry, shape } = context
  const readers = Object.entries(entry.fields).map(([name, source]) => fieldReader(name, source, context))
  const compiled: Compiled = {
    readers,
    minors: readers.filter(({ minor }) => minor).map(({ place }) => place),
    width: shape.fields.length + (shape.openAttributes ? 1 : 0),
    currency: shape.fields.findIndex(({ name }) => name === 'currency'),
    hasAttributes: readers.some(({ place }) => place < 0),
  }
  return (record) => readRow(compiled, record)
}

function readRow(compiled: Compiled, record: RawRecord): ImportRow {
  const { rowNumber, cells } = record
  if (record.broken !== undefined) return { rowNumber, cells, values: null, problems: [wholeRow(record.broken)] }
  const values: (string | null)[] = new Array(compiled.width).fill(null)
  const attributes = compiled.hasAttributes ? new Map<string, string>() : null
  let problems: RowProblem[] | null = null
  for (const reader of compiled.readers) {
    const value = record.brokenCells ? checkedValue(reader, record) : readField(reader, cells)
    if (value instanceof Refusal) {
      problems ??= []
      addProblem(problems, problemOf(reader, value, cells))
    } else if (reader.place >= 0) values[reader.place] = value
    else if (value !== null) attributes?.set(reader.field.name.slice(attributePrefix.length), value)
  }
  if (problems) return { rowNumber, cells, values: null, problems }
  for (const place of compiled.minors) {
    const amount = values[place]
    if (amount) values[place] = majorOfMinor(amount, values[compiled.currency] ?? '')
  }
  if (attributes?.size) values[compiled.width - 1] = attributesText(attributes)
  return { rowNumber, cells, values, problems: none }
}

function fieldReader(
  name: string,
  source: FieldSource,
  { entry, shape, where, find, tables }: RowContext,
): FieldReader {
  const field = fieldOf(name, shape)
  assert(typeof field !== 'string', `"${name}" is a field of ${shape.name}`)
  const compiled = compileSource(source, `${where}.fields.${name}`, find, tables)
  const read = valueReader(field, {
    dates: source.format ?? entry.dates ?? 'ISO',
    decimals: source.decimals ?? entry.decimals ?? '.',
    plusDays: source.plusDays ?? 0,
    times: source.times === undefined ? null : parseDecimal(source.times),
  })
  return {
    field,
    place: shape.fields.indexOf(field),
    source: compiled,
    direct: compiled.direct,
    read: guardedText(entry, field, isIndexed(field, shape) ? shortText : read),
    constant: constantText(field, source.value),
    fallback: constantText(field, source.default),
    minor: source.units === 'minor',
  }
}

// A text that a spreadsheet would run as a formula has an apostrophe in front in a file of `mainstay export`.
function guardedText({ guarded }: FileEntry, field: Field, read: ReadValue): ReadValue {
  return guarded && field.type === 'text' ? (text) => read(text.replace(/^'(?='*[=+\-@])/, '')) : read
}

// Keys and names are indexed, and an index takes no long texts.
const longestKey = 300
const tooLong = new Refusal(`is longer than ${longestKey} characters, which no key or name may be`)
const shortText: ReadValue = (text) => (text.length > longestKey ? tooLong : text)

function isIndexed(field: Field, shape: FactShape): boolean {
  const isKey = shape.key.includes(field.name) || field.refersTo !== undefined || field.name === 'name'
  return isKey && field.type === 'text'
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

// A lookup that fails for one field fails for its sisters; the first says it all.
function addProblem(problems: RowProblem[], problem: RowProblem): void {
  const same = problems.some(({ column, reason }) => column === problem.column && reason === problem.reason)
  if (!same) problems.push(problem)
}

// Sorted, so that the same attributes are the same text whatever the order of the mapping.
function attributesText(attributes: ReadonlyMap<string, string>): string {
  return JSON.stringify(Object.fromEntries([...attributes].sort(([a], [b]) => (a < b ? -1 : 1))))
}
