type Versioned = { readonly name: string; readonly version: number }

/** Every policy set once: of own ones the newest version. */
export function newestSets<Set extends Versioned>(rows: readonly Set[]): Set[] {
  const newest = new Map<string, Set>()
  for (const row of rows) if (row.version >= (newest.get(row.name)?.version ?? 0)) newest.set(row.name, row)
  return [...newest.values()]
}
