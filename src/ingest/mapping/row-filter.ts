import type { ColumnFinder } from './find-column.js'
import type { Condition } from './mapping.js'

export type RowFilter = (cells: readonly (string | null)[]) => boolean

/** The filter that keeps the rows which meet every condition; null if there is none. Words are compared without regard to capitals. */
export function rowFilter(
  conditions: readonly Condition[] | undefined,
  find: ColumnFinder,
  where: string,
): RowFilter | null {
  if (!conditions?.length) return null
  const tests = conditions.map((condition, index) =>
    testOf(condition, find(condition.column, `${where}.where[${index}]`)),
  )
  return (cells) => {
    for (const test of tests) if (!test(cells)) return false
    return true
  }
}

function testOf(condition: Condition, index: number): RowFilter {
  if (condition.blank !== undefined) return (cells) => ((cells[index] ?? '').trim() === '') === condition.blank
  const wanted = condition.is !== undefined
  const words = new Set((condition.is ?? condition.not ?? []).map((word) => word.trim().toLowerCase()))
  return (cells) => words.has((cells[index] ?? '').trim().toLowerCase()) === wanted
}
