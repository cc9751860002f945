import { type FileHandle, open } from 'node:fs/promises'
import Papa from 'papaparse'

/**
 * A text that a spreadsheet would run as a formula, with an apostrophe in front (OWASP, CSV Injection). One that has
 * an apostrophe before such a sign already gets another, so that taking one away always gives the text back.
 */
export function guarded(text: string): string {
  return /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

type Cells = readonly (string | null)[]

/** Writes a CSV file that spreadsheets open: UTF-8 with byte order mark, commas. Gives the number of its rows. */
export async function writeCsv(
  path: string,
  columns: readonly string[],
  batches: AsyncIterable<Cells[]>,
): Promise<number> {
  const file = await open(path, 'wx', 0o600)
  try {
    await write(file, [columns], '\ufeff')
    let count = 0
    for await (const rows of batches) {
      await write(file, rows)
      count += rows.length
    }
    return count
  } finally {
    await file.close()
  }
}

async function write(file: FileHandle, rows: readonly Cells[], before = ''): Promise<void> {
  if (rows.length > 0) await file.writeFile(`${before}${Papa.unparse(rows as unknown[][])}\r\n`)
}
