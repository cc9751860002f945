import { nameInScope } from '../shell/name-in-scope.js'

/** Rows as CSV text: commas, CRLF, quotes where needed, a byte order mark so that spreadsheets see UTF-8. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`
}

/** Offers text or bytes as a file. */
export function offerFile(name: string, content: BlobPart, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = nameInScope(name)
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function cellOf(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
