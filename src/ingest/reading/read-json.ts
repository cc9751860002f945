import { extname } from 'node:path'
import { decodeText, nulSign } from './decode-text.js'
import { JsonRecords, type RecordPlace } from './json-records.js'
import { limits, recordsPerBatch } from './limits.js'
import { plainNumber, type RawRecord, type Table, type TableOptions } from './table.js'
import { encodingOf } from './text-encoding.js'
import { UnreadableFile } from './unreadable-file.js'

type JsonFile = { path: string; name: string; encoding: string; place: RecordPlace; decimals: '.' | ',' }

const quotedOrLongNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]{14,}/g
const loneSurrogate = /\p{Surrogate}/gu

/**
 * Opens a JSON file: an array of objects, such an array inside an object, or one object per line. Nested
 * objects become columns `outer.inner`, arrays JSON text. It is read once to learn the columns.
 */
export async function openJson(path: string, name: string, options: TableOptions): Promise<Table> {
  const encoding = await encodingOf(path, name, options.encoding)
  const place = await placeOf(path, name, encoding, options)
  const file: JsonFile = { path, name, encoding, place, decimals: options.decimals ?? '.' }
  const columns = new Map<string, number>()
  for await (const records of objectsOf(file)) for (const record of records) noteColumns(record, '', columns, name)
  return {
    columns: [...columns.keys()].map(storable),
    text: null,
    open: () => rawRecords(file, columns),
    firstRows: async () => [],
    sheets: [],
  }
}

async function placeOf(path: string, name: string, encoding: string, options: TableOptions): Promise<RecordPlace> {
  if (options.path !== undefined) return { path: options.path.split('/').slice(1).map(unescaped) }
  let head = ''
  for await (const piece of decodeText(path, encoding, name)) {
    head += piece
    if (head.length > 64 * 1024) break
  }
  const start = head.trimStart()
  if (start === '') throw new UnreadableFile(name, 'is empty', 'Export it again')
  if (start.startsWith('[')) return { path: [] }
  if (['.ndjson', '.jsonl'].includes(extname(name).toLowerCase()) || isLines(start)) return 'lines'
  return { path: ['records'] }
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~')
}

function isLines(head: string): boolean {
  const [first = '', second = ''] = head.split(/\r?\n/, 2)
  return second.trimStart().startsWith('{') && parsedObject(first) !== null
}

function parsedObject(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

async function* objectsOf(file: JsonFile): AsyncGenerator<object[]> {
  const splitter = new JsonRecords(file.name, file.place)
  let count = 0
  for await (const piece of decodeText(file.path, file.encoding, file.name)) {
    const objects = splitter.add(piece).map((text, index) => {
      const object = parsedObject(withExactNumbers(text))
      if (object) return object
      throw new UnreadableFile(file.name, `is not valid JSON in record ${count + index + 1}`, 'Export it again')
    })
    count += objects.length
    if (objects.length) yield objects
  }
  splitter.end()
}

// Numbers of more digits than a double holds (keys, mostly) would silently change; as texts they stay.
function withExactNumbers(text: string): string {
  if (!/\d[\d.]{14}/.test(text)) return text
  return text.replace(quotedOrLongNumber, (match) => (match.startsWith('"') ? match : `"${match}"`))
}

function noteColumns(object: object, prefix: string, columns: Map<string, number>, name: string): void {
  for (const [key, value] of Object.entries(object)) {
    if (isNested(value)) noteColumns(value, `${prefix}${key}.`, columns, name)
    else if (!columns.has(prefix + key)) columns.set(prefix + key, columns.size)
  }
  if (columns.size > limits.columns) {
    throw new UnreadableFile(name, `has more than ${limits.columns} different fields`, 'Export fewer')
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

async function* rawRecords(file: JsonFile, columns: ReadonlyMap<string, number>): AsyncGenerator<RawRecord[]> {
  let rowNumber = 0
  for await (const objects of objectsOf(file)) {
    for (let from = 0; from < objects.length; from += recordsPerBatch) {
      yield objects.slice(from, from + recordsPerBatch).map((object) => {
        const cells: (string | null)[] = new Array(columns.size).fill(null)
        fill(cells, object, '', columns, file.decimals)
        rowNumber++
        return { rowNumber, cells }
      })
    }
  }
}

function fill(
  cells: (string | null)[],
  object: object,
  prefix: string,
  columns: ReadonlyMap<string, number>,
  decimals: '.' | ',',
): void {
  for (const [key, value] of Object.entries(object)) {
    if (isNested(value)) fill(cells, value, `${prefix}${key}.`, columns, decimals)
    else {
      const index = columns.get(prefix + key)
      if (index !== undefined) cells[index] = cellText(value, decimals)
    }
  }
}

function cellText(value: unknown, decimals: '.' | ','): string | null {
  if (value === null || value === undefined) return null
  if (typeof value === 'number') return plainNumber(value, decimals)
  const text = typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : JSON.stringify(value)
  return storable(text)
}

// JSON can escape what PostgreSQL cannot store.
function storable(text: string): string {
  return text.replaceAll('\0', nulSign).replace(loneSurrogate, '\ufffd')
}
