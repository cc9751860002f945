import type { Condition, FieldSource, FileEntry } from '../mapping.js'
import { headerText } from './header-words.js'

/** An entry of a mapping for a file of another name, whose columns are the same but for capitals, marks and order. */
export function fitToColumns(entry: FileEntry, file: string, columns: readonly string[]): FileEntry {
  const places = new Map(columns.map((name) => [headerText(name), name]))
  const named = (column: string): string =>
    columns.includes(column) ? column : (places.get(headerText(column)) ?? column)
  const source = (given: FieldSource): FieldSource => ({
    ...given,
    ...(given.column === undefined ? {} : { column: named(given.column) }),
    ...(given.firstOf === undefined ? {} : { firstOf: given.firstOf.map(named) }),
    ...(given.join === undefined ? {} : { join: given.join.map(named) }),
    ...(given.lookup === undefined ? {} : { lookup: { ...given.lookup, by: source(given.lookup.by) } }),
  })
  const condition = (given: Condition): Condition => ({ ...given, column: named(given.column) })
  const fields = Object.entries(entry.fields).map(([field, given]) => [field, source(given)] as const)
  return {
    ...entry,
    match: [file],
    fields: Object.fromEntries(fields),
    ...(entry.where === undefined ? {} : { where: entry.where.map(condition) }),
  }
}
