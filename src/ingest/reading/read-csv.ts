import Papa from 'papaparse'
import { decodeText } from './decode-text.js'
import { limits } from './limits.js'
import { cellsOfFirst, columnsOf, isBlankRecord, type RawRecord, type Table, type TableOptions } from './table.js'
import { encodingOf } from './text-encoding.js'
import { UnreadableFile } from './unreadable-file.js'

type Dialect = { path: string; name: string; encoding: string; delimiter: string; newline: '\n' | '\r' }
type Parsed = { data: string[][]; errors: { code: string; row?: number }[]; meta: { cursor: number } }

const sampleRecords = 50
const separatorLine = /^sep=(.)\r?\n/i

/** Opens a text file of delimited records. `name` is what messages call it. */
export async function openCsv(path: string, name: string, options: TableOptions): Promise<Table> {
  const encoding = await encodingOf(path, name, options.encoding)
  const sample = await firstText(path, encoding, name)
  if (sample.trim() === '') throw new UnreadableFile(name, 'is empty', 'Export it again')
  const newline = sample.includes('\n') ? '\n' : '\r'
  const declared = separatorLine.exec(sample)?.[1]
  const delimiter = options.delimiter && options.delimiter !== 'auto' ? options.delimiter : declared
  const dialect: Dialect = { path, name, encoding, delimiter: delimiter ?? guessDelimiter(sample, newline), newline }
  const headerRow = (options.headerRow ?? 1) + (declared ? 1 : 0)
  const skipped = options.headerRow === 0 ? (declared ? 1 : 0) : headerRow
  const columns = await headerOf(dialect, headerRow, options.headerRow === 0)
  const text = { encoding, delimiter: dialect.delimiter }
  return {
    columns,
    text,
    open: () => dataRecords(dialect, columns.length, skipped),
    firstRows: (count) => cellsOfFirst(allRecords(dialect), count),
    sheets: [],
  }
}

async function firstText(path: string, encoding: string, name: string): Promise<string> {
  let text = ''
  for await (const piece of decodeText(path, encoding, name)) {
    text += piece
    if (text.length >= 64 * 1024) break
  }
  return text
}

// The delimiter that cuts most records into equally many cells, and of those the one that gives most cells.
function guessDelimiter(sample: string, newline: string): string {
  const text = sample.replaceAll('\r\n', '\n').replaceAll(newline, '\n')
  let best = { delimiter: ',', share: 0, cells: 1 }
  for (const delimiter of [',', ';', '\t', '|']) {
    const parsed: Parsed = parserOf(delimiter).parse(`${text}\n`, 0, true)
    const counts = parsed.data
      .slice(0, sampleRecords)
      .filter((cells) => !isBlankRecord(cells))
      .map((cells) => cells.length)
    const cells = mostFrequent(counts)
    const share = counts.filter((count) => count === cells).length / counts.length
    if (cells > 1 && (share > best.share || (share === best.share && cells > best.cells)))
      best = { delimiter, share, cells }
  }
  return best.delimiter
}

function mostFrequent(counts: readonly number[]): number {
  const times = new Map<number, number>()
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1)
  return [...times].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0
}

function parserOf(delimiter: string): Papa.Parser {
  return new Papa.Parser({ delimiter, newline: '\n', quoteChar: '"' })
}

async function headerOf(dialect: Dialect, headerRow: number, headerless: boolean): Promise<string[]> {
  const wanted = headerless ? headerRow + 1 : headerRow
  for await (const records of allRecords(dialect)) {
    for (const { rowNumber, cells } of records) {
      if (rowNumber < wanted || (headerless && isBlankRecord(cells))) continue
      if (cells.length > limits.columns) throw tooManyColumns(dialect.name, cells.length)
      return headerless ? cells.map((_, index) => `#${index + 1}`) : columnsOf(cells)
    }
  }
  throw new UnreadableFile(dialect.name, `has no header in row ${headerRow}`, 'Check "headerRow" in the mapping')
}

async function* dataRecords(dialect: Dialect, width: number, skipped: number): AsyncGenerator<RawRecord[]> {
  for await (const records of allRecords(dialect)) {
    const kept: RawRecord[] = []
    for (const record of records) {
      if (record.rowNumber <= skipped) continue
      const cells = record.cells
      if (cells.length === width) {
        if (!isBlankRecord(cells)) kept.push(record)
      } else if (!isBlankRecord(cells)) kept.push(fitted(record, width, dialect.name))
    }
    if (kept.length) yield kept
  }
}

// Spreadsheets drop delimiters of blank cells at the end of a line, so a short record is fine; a long one is not.
function fitted(record: RawRecord, width: number, name: string): RawRecord {
  const { cells } = record
  if (cells.length > limits.columns) throw tooManyColumns(name, cells.length)
  const surplus = cells.slice(width)
  while (cells.length < width) cells.push(null)
  if (isBlankRecord(surplus)) return { ...record, cells: cells.slice(0, width) }
  const broken = `the row has ${cells.length} cells, the header ${width}; a cell that holds the delimiter needs quotes`
  return { ...record, cells: cells.slice(0, width), broken: record.broken ?? broken }
}

async function* allRecords(dialect: Dialect): AsyncGenerator<RawRecord[]> {
  const parser = parserOf(dialect.delimiter)
  let rest = ''
  let rowNumber = 0
  let width = 0
  for await (const piece of unifiedLines(dialect)) {
    const text = rest + piece
    const parsed: Parsed = parser.parse(text, 0, true)
    rest = text.slice(parsed.meta.cursor)
    if (rest.length > limits.recordLength) throw tooLong(dialect.name, rowNumber + parsed.data.length + 1)
    width ||= parsed.data[0]?.length ?? 0
    if (parsed.data.length) yield numbered(parsed, rowNumber)
    rowNumber += parsed.data.length
  }
  if (rest === '') return
  const parsed: Parsed = parser.parse(rest, 0, false)
  if (parsed.errors.some(({ code }) => code === 'MissingQuotes')) throw openQuote(dialect.name, rowNumber + 1)
  yield numbered(parsed, rowNumber).map((record) => cutOff(record, width))
}

function numbered(parsed: Parsed, before: number): RawRecord[] {
  const records: RawRecord[] = parsed.data.map((cells, index) => ({ rowNumber: before + index + 1, cells }))
  for (const { code, row = 0 } of parsed.errors) {
    const record = records[row]
    if (record && code === 'InvalidQuotes') {
      const broken =
        'a quote stands in the middle of a quoted cell; the lines after it may have been read as part of this row'
      records[row] = { ...record, broken }
    }
  }
  return records
}

// Only the last record has no line end; if it is short too, the file was cut while it was written or copied.
function cutOff(record: RawRecord, width: number): RawRecord {
  if (record.cells.length >= width || isBlankRecord(record.cells)) return record
  return { ...record, broken: 'the file ends in the middle of this row; export it again' }
}

// Quoted text keeps its line breaks, written as one LF, whatever system the file comes from.
async function* unifiedLines(dialect: Dialect): AsyncGenerator<string> {
  let held = ''
  for await (const piece of decodeText(dialect.path, dialect.encoding, dialect.name)) {
    let text = held + piece
    held = text.endsWith('\r') ? '\r' : ''
    if (held) text = text.slice(0, -1)
    yield dialect.newline === '\n' ? withoutReturns(text) : text.replaceAll('\r', '\n')
  }
  if (held) yield '\n'
}

function withoutReturns(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
}

function tooLong(name: string, row: number): UnreadableFile {
  return new UnreadableFile(
    name,
    `has a record longer than 1 MiB, starting in row ${row}`,
    'A quote is probably not closed there, or the line ends are missing',
  )
}

function openQuote(name: string, row: number): UnreadableFile {
  return new UnreadableFile(
    name,
    `opens a quote in row ${row} that is never closed`,
    'Close it, or double the quotes that are part of the text',
  )
}

function tooManyColumns(name: string, count: number): UnreadableFile {
  return new UnreadableFile(
    name,
    `has ${count} columns; at most ${limits.columns} can be read`,
    'Check the delimiter, or export fewer columns',
  )
}
