/** A page of rows from an offset given as text, and the offset of the next page; null on the last. */
export function pageOf<T>(
  rows: readonly T[],
  { limit, after }: { readonly limit: number; readonly after?: string },
): { readonly page: readonly T[]; readonly next: string | null } {
  const from = Number(after ?? 0)
  const to = from + limit
  return { page: rows.slice(from, to), next: to < rows.length ? String(to) : null }
}
