import type { Recording, Transaction } from '#platform/server'

/** Changes of the monthly sums, collected while movements are written and saved once. */
export type MonthSums = {
  /** Adds a movement row, given by its cells. */
  add(cells: readonly (string | null)[], reportMonth: number): void
  /** Adds what was collected to the monthly sums of the workspace. */
  save(transaction: Transaction, recording: Recording): Promise<void>
}

type Sum = { minor: bigint; migration: bigint; connected: bigint; customers: number; productCustomers: number }

/** Places of the cells that are summed or summed by, in the order of the columns of a movement row. */
export type SumPlaces = Readonly<
  Record<'month' | 'product' | 'kind' | 'minor' | 'migration' | 'connected' | 'customers' | 'productCustomers', number>
>

/** Starts collecting. */
export function monthSums(places: SumPlaces): MonthSums {
  const sums = new Map<string, Sum>()
  return {
    add(cells, reportMonth) {
      const key = `${cells[places.month]} ${reportMonth} ${cells[places.product] ?? '0'} ${cells[places.kind]}`
      let sum = sums.get(key)
      if (!sum) {
        sum = { minor: 0n, migration: 0n, connected: 0n, customers: 0, productCustomers: 0 }
        sums.set(key, sum)
      }
      const minor = BigInt(cells[places.minor] ?? 0)
      sum.minor += minor
      sum.migration += BigInt(cells[places.migration] ?? 0)
      if (cells[places.connected] === 't') sum.connected += minor
      sum.customers += Number(cells[places.customers])
      sum.productCustomers += Number(cells[places.productCustomers])
    },
    save: (transaction, recording) => save(transaction, recording, sums),
  }
}

async function save(transaction: Transaction, recording: Recording, sums: ReadonlyMap<string, Sum>): Promise<void> {
  if (sums.size === 0) return
  const rows = [...sums].map(([key, sum]) => {
    const [month, reportMonth, product, kind] = key.split(' ')
    return [
      month,
      reportMonth,
      product,
      kind,
      `${sum.minor}`,
      `${sum.migration}`,
      `${sum.connected}`,
      sum.customers,
      sum.productCustomers,
    ]
  })
  const column = (index: number): unknown[] => rows.map((row) => row[index])
  await transaction.query(
    `insert into ledger.bridge_month as b
            (workspace_id, month, report_month, product_id, kind, minor, migration_minor, connected_minor, customers, product_customers)
     select $1, * from unnest($2::int[], $3::int[], $4::bigint[], $5::smallint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::int[], $10::int[])
     on conflict (workspace_id, month, report_month, product_id, kind) do update
        set minor = b.minor + excluded.minor, migration_minor = b.migration_minor + excluded.migration_minor,
            connected_minor = b.connected_minor + excluded.connected_minor, customers = b.customers + excluded.customers,
            product_customers = b.product_customers + excluded.product_customers`,
    [recording.workspaceId, ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map(column)],
  )
}
