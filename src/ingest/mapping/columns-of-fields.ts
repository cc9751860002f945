import type { FieldSource, FileEntry } from './mapping.js'

/** Which columns each field of an entry is read from; fields with a fixed value are left out. */
export function columnsOfFields(entry: FileEntry): Record<string, string[]> {
  const read = Object.entries(entry.fields).map(([field, source]) => [field, columnsOf(source)] as const)
  return Object.fromEntries(read.filter(([, columns]) => columns.length > 0))
}

function columnsOf({ column, firstOf, join, lookup }: FieldSource): string[] {
  if (lookup) return columnsOf(lookup.by)
  return column === undefined ? (firstOf ?? join ?? []) : [column]
}
