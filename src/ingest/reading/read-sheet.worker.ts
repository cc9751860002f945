// A program of its own: it reads one sheet of a workbook within a heap of its own and writes the rows to its
// output, a line of JSON each. A full pipe holds it up, so neither side keeps more than it needs.
import { writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { type Cell, readXlsx, streamXlsxRows } from 'hucre/xlsx'

/** What the reader asks for, as JSON in the first argument. */
export type SheetRequest = {
  path: string
  sheet?: string | number
  /** The index of the sheet, if it is known; finding it costs as much as reading all texts. */
  index?: number
  hasFormulas: boolean
  maxRows?: number
}
export type SheetCell = string | number | boolean | null | { day: string }
/** A line of the output. The last one is `{ end: true }`. */
export type SheetLine = {
  names?: string[]
  index?: number
  row?: number
  cells?: SheetCell[]
  broken?: [number, string][]
  failed?: string
  end?: true
}

type SheetInfo = { name: string; index: number; hidden?: boolean; veryHidden?: boolean }

const output = 1
let pending = ''

async function main(request: SheetRequest): Promise<void> {
  const bytes = await readFile(request.path)
  const { names, index } =
    request.index === undefined ? await chosenSheet(bytes, request.sheet) : { names: [], index: request.index }
  write({ names, index })
  if (index >= 0) await (request.hasFormulas ? detailedRows(bytes, index, request) : plainRows(bytes, index, request))
  write({ end: true })
}

async function chosenSheet(
  bytes: Uint8Array,
  wanted: string | number | undefined,
): Promise<{ names: string[]; index: number }> {
  const infos: SheetInfo[] = []
  const note = (info: SheetInfo) => {
    infos.push(info)
    return false
  }
  await readXlsx(bytes, { sheets: note })
  const chosen = infos.find(({ name, index, hidden, veryHidden }) => {
    if (wanted === undefined) return !hidden && !veryHidden
    return typeof wanted === 'number' ? index === wanted - 1 : name.trim().toLowerCase() === wanted.trim().toLowerCase()
  })
  return { names: infos.map(({ name }) => name), index: chosen?.index ?? -1 }
}

async function plainRows(bytes: Uint8Array, sheet: number, { maxRows }: SheetRequest): Promise<void> {
  for await (const { index, values } of streamXlsxRows(bytes, { sheet, ...(maxRows ? { maxRows } : {}) })) {
    write({ row: index + 1, cells: values.map(cellOf) })
  }
}

// Only this way of reading tells a formula without a value from a blank cell, and an error from a text.
async function detailedRows(bytes: Uint8Array, index: number, { maxRows }: SheetRequest): Promise<void> {
  const { sheets } = await readXlsx(bytes, { sheets: [index], ...(maxRows ? { maxRows } : {}) })
  const sheet = sheets[0]
  if (!sheet) return
  const broken = new Map<number, [number, string][]>()
  for (const [place, cell] of sheet.cells ?? []) {
    const reason = reasonOf(cell)
    if (reason === null) continue
    const [row = 0, column = 0] = place.split(',').map(Number)
    broken.set(row, [...(broken.get(row) ?? []), [column, reason]])
  }
  sheet.rows.forEach((values, row) => {
    if (values.length > 0) write({ row: row + 1, cells: values.map(cellOf), broken: broken.get(row) })
  })
}

function reasonOf(cell: Cell): string | null {
  if (cell.type === 'error') return `holds the spreadsheet error ${String(cell.value)}`
  if (cell.formula === undefined || (cell.value !== null && cell.value !== undefined)) return null
  return 'holds a formula without a stored value; open and save the file in a spreadsheet program, or paste values'
}

function cellOf(value: unknown): SheetCell {
  if (value instanceof Date) return { day: Number.isNaN(value.getTime()) ? '#DATE' : value.toISOString() }
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null
}

function write(line: SheetLine): void {
  pending += `${JSON.stringify(line)}\n`
  if (pending.length > 64 * 1024 || line.end) flush()
}

function flush(): void {
  const bytes = Buffer.from(pending)
  pending = ''
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(output, bytes, at)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') process.exit(1)
      // The reader has not caught up; nothing else is to be done here meanwhile.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}

main(JSON.parse(process.argv[2] ?? '{}')).catch((error: unknown) => {
  write({ failed: error instanceof Error ? error.message : String(error) })
  write({ end: true })
})
