import { type FileHandle, open } from 'node:fs/promises'
import Papa from 'papaparse'
import type { ImportSource } from './plan-import.js'
import type { ImportRow } from './row-reader.js'

/** A rejected row: its cells as they were, its number, and what is wrong with which fields. */
export type RejectedRow = Pick<ImportRow, 'rowNumber' | 'cells' | 'problems'>

/** The columns that an error file has after those of the source. */
const errorColumns = ['row number', 'field', 'reason'] as const

/**
 * Writes rejected rows as CSV that a spreadsheet opens: the original columns, then the row number, the fields
 * and the reasons. UTF-8 with byte order mark, the delimiter of the source. It can be mended and imported again.
 */
export class ErrorFile {
  private constructor(
    private readonly handle: FileHandle,
    private readonly delimiter: string,
  ) {}

  /** Creates the file, or replaces it. */
  static async create(path: string, source: Pick<ImportSource, 'columns' | 'text'>): Promise<ErrorFile> {
    const file = new ErrorFile(await open(path, 'w'), source.text?.delimiter ?? ',')
    await file.handle.writeFile(`\ufeff${file.line([...source.columns, ...errorColumns])}`)
    return file
  }

  async write(rows: Iterable<RejectedRow>): Promise<void> {
    let text = ''
    for (const { cells, rowNumber, problems } of rows) {
      const fields = [...new Set(problems.map(({ field }) => field))].join('; ')
      text += this.line([...cells, String(rowNumber), fields, problems.map(inWords).join('; ')])
    }
    if (text) await this.handle.writeFile(text)
  }

  async close(): Promise<void> {
    await this.handle.close()
  }

  private line(cells: readonly (string | null)[]): string {
    return `${Papa.unparse([cells as string[]], { delimiter: this.delimiter, escapeFormulae: formula })}\r\n`
  }
}

// A spreadsheet would run such a cell; a number with a sign is none. The apostrophe in front shows only in other programs.
const formula = /^(?:[=@\t\r]|[+-](?![\d\s.,]*$))[\s\S]*$/

/** A problem as one sentence: `"31/02/2024" in start_date is not a day of the calendar`. */
export function inWords({ column, value, reason }: RejectedRow['problems'][number]): string {
  if (column === null) return reason
  return value === null ? `${column} ${reason}` : `"${value}" in ${column} ${reason}`
}
