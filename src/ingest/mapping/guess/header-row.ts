import { profileColumn } from './column-profile.js'

const examinedRows = 15

/**
 * Which row of a sheet holds the names of the columns, from 1; 0 if none does. It is the first row of texts that are
 * all different, as wide as the rows below it, which hold other things than texts or simply more of them.
 */
export function guessHeaderRow(rows: readonly (readonly (string | null)[])[]): number {
  const widths = rows.map((row) => row.filter((cell) => cell?.trim()).length)
  const width = Math.max(0, ...widths)
  for (const [index, row] of rows.slice(0, examinedRows).entries()) {
    const filled = row.flatMap((cell) => cell?.trim() || [])
    if (filled.length === 0 || filled.length < width * 0.6) continue
    return looksLikeNames(filled) ? index + 1 : 0
  }
  return 1
}

function looksLikeNames(cells: readonly string[]): boolean {
  if (new Set(cells).size < cells.length * 0.9) return false
  const values = cells.filter((cell) => {
    const { type } = profileColumn('', 0, [[cell]])
    return type !== 'text' && type !== 'period' && type !== 'currency'
  })
  return values.length <= cells.length * 0.2
}
