import type { Output } from '../../../api/client.js'
import { dimensionOf, type Field, isOwn } from '../send-change.js'

/** An account in the list, with its ARR now and a year before. */
export type AccountRow = Output<'metrics.accounts'>['rows'][number]

/** An own dimension with the names of its segments, in their order. */
export type Dimension = { readonly name: string; readonly segments: readonly string[] }

/** What an account has in a field; blank for nothing. */
export function valueIn(row: AccountRow, field: Field): string {
  if (!isOwn(field)) return row[field] ?? ''
  const name = dimensionOf(field)
  return row.dimensions.find(({ dimension }) => dimension === name)?.segment ?? ''
}
