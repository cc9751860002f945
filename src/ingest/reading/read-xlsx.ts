import { type ChildProcess, spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { checkWorkbook } from './check-workbook.js'
import { nulSign } from './decode-text.js'
import { charactersPerBatch, limits, recordsPerBatch } from './limits.js'
import type { SheetCell, SheetLine, SheetRequest } from './read-sheet.worker.js'
import {
  cellsOfFirst,
  columnsOf,
  isBlankRecord,
  plainNumber,
  type RawRecord,
  type Table,
  type TableOptions,
} from './table.js'
import { UnreadableFile } from './unreadable-file.js'

type Workbook = SheetRequest & { name: string; decimals: '.' | ','; sheets: readonly string[] }

/** Opens a sheet of a workbook: the one that is named or numbered, else the first that is not hidden. */
export async function openXlsx(path: string, name: string, options: TableOptions): Promise<Table> {
  const { hasFormulas } = await checkWorkbook(path, name)
  const { sheet, decimals = '.' } = options
  const workbook: Workbook = { path, name, hasFormulas, sheet, decimals, sheets: [] }
  const headerRow = options.headerRow ?? 1
  const columns = await headerOf(workbook, headerRow)
  return {
    columns,
    text: null,
    open: () => dataRecords(workbook, columns.length, headerRow),
    firstRows: (count) => cellsOfFirst(sheetRecords(workbook, count), count),
    sheets: workbook.sheets,
  }
}

async function headerOf(workbook: Workbook, headerRow: number): Promise<string[]> {
  const wanted = Math.max(1, headerRow)
  for await (const records of sheetRecords(workbook, headerRow > 0 ? wanted : undefined)) {
    for (const { rowNumber, cells } of records) {
      if (headerRow > 0 ? rowNumber !== wanted : isBlankRecord(cells)) continue
      while (cells.length && !cells.at(-1)?.trim()) cells.pop()
      if (cells.length > limits.columns) throw tooManyColumns(workbook.name, cells.length)
      if (cells.length) return headerRow === 0 ? cells.map((_, index) => `#${index + 1}`) : columnsOf(cells)
    }
  }
  throw new UnreadableFile(
    workbook.name,
    `has no header in row ${wanted}`,
    'Check "sheet" and "headerRow" in the mapping',
  )
}

async function* dataRecords(workbook: Workbook, width: number, headerRow: number): AsyncGenerator<RawRecord[]> {
  for await (const records of sheetRecords(workbook)) {
    const kept = records
      .filter(({ rowNumber }) => rowNumber > headerRow)
      .map((record) => ({ ...record, cells: fitted(record.cells, width) }))
      .filter(({ cells, brokenCells }) => brokenCells || !isBlankRecord(cells))
    if (kept.length) yield kept
  }
}

// Beside the table a sheet may hold remarks; what has no header is none of its columns.
function fitted(cells: (string | null)[], width: number): (string | null)[] {
  if (cells.length > width) return cells.slice(0, width)
  while (cells.length < width) cells.push(null)
  return cells
}

async function* sheetRecords(workbook: Workbook, maxRows?: number): AsyncGenerator<RawRecord[]> {
  const child = startReader({ ...workbook, maxRows })
  try {
    let records: RawRecord[] = []
    let characters = 0
    for await (const { line, length } of sheetLines(child, workbook)) {
      if (line.row === undefined) continue
      records.push(recordOf(line, line.row, workbook.decimals))
      characters += length
      if (records.length < recordsPerBatch && characters < charactersPerBatch) continue
      yield records
      records = []
      characters = 0
    }
    if (records.length) yield records
  } finally {
    child.kill('SIGKILL')
  }
}

function startReader({ name: _, decimals: __, sheets: ___, ...request }: Workbook): ChildProcess {
  // In the sources the reader is TypeScript, in the bundle it lies beside the caller.
  const fromSources = import.meta.url.endsWith('.ts')
  const reader = new URL(fromSources ? './read-sheet.worker.ts' : './read-sheet.worker.mjs', import.meta.url)
  const fileMebibytes = Math.ceil(statSync(request.path).size / (1024 * 1024))
  const heap = [`--max-old-space-size=${limits.workbookHeapMebibytes - fileMebibytes}`, '--max-semi-space-size=4']
  const loader = fromSources ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href] : []
  return spawn(process.execPath, [...heap, ...loader, fileURLToPath(reader), JSON.stringify(request)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  })
}

async function* sheetLines(
  child: ChildProcess,
  workbook: Workbook,
): AsyncGenerator<{ line: SheetLine; length: number }> {
  const { name } = workbook
  const failed = new Promise<never>((_, reject) => child.once('error', reject))
  failed.catch(() => undefined)
  let last: SheetLine = {}
  for await (const text of createInterface({ input: child.stdout as Readable, crlfDelay: Number.POSITIVE_INFINITY })) {
    last = JSON.parse(text)
    if (last.failed !== undefined) throw damaged(name, last.failed)
    if (last.index === -1) throw noSheet(workbook.name, workbook.sheet, last.names ?? [])
    if (last.names?.length) workbook.sheets = last.names
    workbook.index ??= last.index
    yield { line: last, length: text.length }
  }
  if (last.end) return
  // Without its last line the reader was stopped, which only the limit of its heap does.
  if (child.pid === undefined) await failed
  const what = 'is too large for XLSX: it needs more memory than a workbook may take'
  throw new UnreadableFile(name, what, 'Save it as CSV, which may be of any size')
}

function recordOf({ cells = [], broken }: SheetLine, rowNumber: number, decimals: '.' | ','): RawRecord {
  const texts = cells.map((cell) => cellText(cell, decimals))
  return broken ? { rowNumber, cells: texts, brokenCells: new Map(broken) } : { rowNumber, cells: texts }
}

function cellText(cell: SheetCell, decimals: '.' | ','): string | null {
  if (cell === null) return null
  if (typeof cell === 'number') return plainNumber(cell, decimals)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (typeof cell === 'object') return dayText(cell.day)
  return cell.includes('\0') ? cell.replaceAll('\0', nulSign) : cell
}

// Days are fractions in a spreadsheet, so a time can be a millisecond off its second.
function dayText(iso: string): string {
  const milliseconds = Date.parse(iso)
  if (Number.isNaN(milliseconds)) return iso
  const text = new Date(Math.round(milliseconds / 1000) * 1000).toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ')
}

function damaged(name: string, reason: string): UnreadableFile {
  return new UnreadableFile(name, `is a damaged workbook or none (${reason})`, 'Save it again as .xlsx, or as CSV')
}

function noSheet(name: string, sheet: string | number | undefined, names: readonly string[]): UnreadableFile {
  const wanted = sheet === undefined ? 'no sheet that is not hidden' : `no sheet ${JSON.stringify(sheet)}`
  return new UnreadableFile(
    name,
    `has ${wanted}; it has ${names.join(', ')}`,
    'Name one of them as "sheet" in the mapping',
  )
}

function tooManyColumns(name: string, count: number): UnreadableFile {
  return new UnreadableFile(name, `has ${count} columns; at most ${limits.columns} can be read`, 'Export fewer columns')
}
