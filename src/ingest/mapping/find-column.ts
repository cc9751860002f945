import type { MappingProblem } from './invalid-mapping.js'
import { hint } from './nearest-name.js'

/** The index of a column, from 0. A column that is not there is noted as a problem and gives −1. */
export type ColumnFinder = (column: string, where: string, optional?: boolean) => number

/**
 * Finds columns by their name, or by number as `#3`; of columns with one name, `amount (2)` is the second.
 * Mistakes are added to `problems`.
 */
export function columnFinder(columns: readonly string[], file: string, problems: MappingProblem[]): ColumnFinder {
  const places = new Map<string, number[]>()
  for (const [index, name] of columns.entries()) places.set(name, [...(places.get(name) ?? []), index])
  return (column, where, optional = false) => {
    const sought = column.trim()
    const [index, second] = places.get(sought) ?? []
    if (index !== undefined && second === undefined) return index
    if (index !== undefined) {
      problems.push({
        where,
        problem: `${file} has several columns "${sought}"; write "${sought} (1)" or "${sought} (2)"`,
      })
      return -1
    }
    const indirect = numbered(sought, columns.length) ?? repeated(sought, places)
    if (indirect !== undefined) return indirect
    if (!optional) problems.push({ where, problem: `${file} has no column "${sought}"${hint(sought, columns)}` })
    return -1
  }
}

function numbered(sought: string, width: number): number | undefined {
  const number = Number(/^#(\d+)$/.exec(sought)?.[1])
  return number >= 1 && number <= width ? number - 1 : undefined
}

function repeated(sought: string, places: ReadonlyMap<string, number[]>): number | undefined {
  const parts = /^(.*) \((\d+)\)$/.exec(sought)
  return parts ? places.get(parts[1] ?? '')?.[Number(parts[2]) - 1] : undefined
}
