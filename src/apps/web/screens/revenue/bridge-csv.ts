import type { Output } from '../../api/client.js'
import { csvOf, offerFile } from '../../format/csv.js'
import type { Column } from '../../search/bridge-search.js'
import { groupedColumns, plainColumns } from './bridge-maths.js'

/** Offers a bridge as a file: a row per month (and group), amounts as plain decimals. */
export function offerCsv(bridge: Output<'ledger.bridge'>): void {
  const grouped = bridge.rows.some((row) => 'group' in row)
  const columns: readonly Column[] = ['opening', ...(grouped ? groupedColumns : plainColumns), 'closing']
  const header = ['month', ...(grouped ? ['group'] : []), ...columns, 'customers', 'currency', 'policy']
  const rows = bridge.rows.map((row) => [
    row.month,
    ...(grouped ? [row.group ?? ''] : []),
    ...columns.map((column) => row[column] ?? ''),
    row.customers,
    bridge.currency,
    bridge.policy,
  ])
  offerFile('bridge.csv', csvOf([header, ...rows]))
}
