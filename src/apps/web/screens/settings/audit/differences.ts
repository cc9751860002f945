/** One field of a changed row; undefined where it was not there. */
export type Difference = { readonly field: string; readonly before?: string; readonly after?: string }

type Row = Readonly<Record<string, unknown>>

/** What differs between a row as it was and as it is, field by field. */
export function differences(before: Row | undefined, after: Row | undefined): Difference[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields
    .map((field) => ({ field, before: written(before?.[field]), after: written(after?.[field]) }))
    .filter((each) => each.before !== each.after)
}

// An absent value and null are the same to who reads.
function written(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  return typeof value === 'string' ? value : JSON.stringify(value)
}
