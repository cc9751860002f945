/** One record of a file: a line, a row, an object. */
export type RawRecord = {
  /** The number a person finds in a spreadsheet: the header is row 1, the first record after it row 2. JSON counts records from 1. */
  readonly rowNumber: number
  /** Aligned with the columns of the table; null where the record has nothing. */
  readonly cells: (string | null)[]
  /** Why the whole record cannot be trusted. */
  readonly broken?: string
  /** Cells that hold no usable value, by the index of their column, with the reason. */
  readonly brokenCells?: ReadonlyMap<number, string>
}

/** A file, or a sheet of one, as a header and records. It can be opened many times; memory stays constant. */
export type Table = {
  /** The header as it is written; `#3` where a column has no name. */
  readonly columns: readonly string[]
  /** How the text of a CSV file is written; null for formats that say it themselves and have numbers of their own. */
  readonly text: { readonly encoding: string; readonly delimiter: string } | null
  open(): AsyncIterable<readonly RawRecord[]>
  /** The first rows as they stand, header and all; none for JSON. */
  firstRows(count: number): Promise<(string | null)[][]>
  /** The sheets of a workbook; none for other formats. */
  readonly sheets: readonly string[]
}

/** How a file is written, as far as its mapping says. */
export type TableOptions = {
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string | number
  /** Row of the header, from 1; 0 where there is none. */
  readonly headerRow?: number
  /** JSON pointer to the array of records. */
  readonly path?: string
  /** The decimal mark in which numbers of spreadsheets and JSON are rendered, so that they read back as they are. */
  readonly decimals?: '.' | ','
}

/** The columns of a header, blank names replaced by their number. */
export function columnsOf(header: readonly (string | null)[]): string[] {
  return header.map((name, index) => name?.trim() || `#${index + 1}`)
}

export function isBlankRecord(cells: readonly (string | null)[]): boolean {
  for (const cell of cells) if (cell !== null && cell.trim() !== '') return false
  return true
}

/** The cells of the first rows that have any. */
export async function cellsOfFirst(
  records: AsyncIterable<readonly RawRecord[]>,
  count: number,
): Promise<(string | null)[][]> {
  const rows: (string | null)[][] = []
  for await (const batch of records) {
    for (const { rowNumber, cells } of batch) {
      // Rows that a sheet leaves out are blank ones.
      while (rows.length < Math.min(count, rowNumber - 1)) rows.push([])
      if (rows.length < count) rows.push(cells)
    }
    if (rows.length >= count) break
  }
  return rows
}

/** A number as plain digits, in the 15 significant ones that spreadsheets keep, with the given decimal mark. */
export function plainNumber(value: number, decimalMark: '.' | ',' = '.'): string {
  const text = expandExponent(String(Number.isInteger(value) ? value : Number(value.toPrecision(15))))
  return decimalMark === ',' ? text.replace('.', ',') : text
}

function expandExponent(text: string): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!parts) return text
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts
  const shift = Number(exponent)
  if (shift >= 0) return `${sign}${whole}${fraction.padEnd(shift, '0')}`
  return `${sign}0.${'0'.repeat(-shift - whole.length)}${whole}${fraction}`
}
