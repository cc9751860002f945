import { seesAllAccounts } from '#access/server'
import type { Month } from '#foundation'
import type { Recording, Transaction } from '#platform/server'
import { type Movement, movementKinds } from '../model/movement.js'

type Sum = {
  readonly month: Month
  readonly reportMonth: number
  readonly kind: number
  minor: bigint
  migration: bigint
  connected: bigint
  customers: number
  productCustomers: number
}

/**
 * The monthly sums of the maintained ledger, as a table of SQL in which `$1` is the workspace: the kept ones, or for
 * whoever sees only some accounts those of the movements in sight.
 */
export function keptMonthSums(workspaceId: string): string {
  if (seesAllAccounts(workspaceId)) return 'ledger.bridge_month'
  return `(select workspace_id, month, report_month, coalesce(product_id, 0) as product_id, kind, sum(minor) as minor,
                  sum(migration_minor) as migration_minor, coalesce(sum(minor) filter (where connected_new), 0) as connected_minor,
                  sum(customers) as customers, sum(product_customers) as product_customers
             from ledger.movement where workspace_id = $1 group by 1, 2, 3, 4, 5)`
}

/** Changes of the monthly sums, collected while movements are written and saved once. */
export class MonthSums {
  /** By product (0: none), then by month and kind as one number: months are reported in one month each. */
  private readonly sums = new Map<number, Map<number, Sum>>()

  /** Adds a movement of a month; every movement of a month must be reported in the same one. */
  add(movement: Movement, month: Month, reportMonth: number): void {
    const sum = this.sumOf(movement, month, reportMonth)
    sum.minor += movement.minor
    if (movement.migrationMinor !== 0n) sum.migration += movement.migrationMinor
    if (movement.connectedNew) sum.connected += movement.minor
    sum.customers += movement.customers
    sum.productCustomers += movement.productCustomers
  }

  private sumOf(movement: Movement, month: Month, reportMonth: number): Sum {
    const product = movement.product ?? 0
    const kind = movementKinds.indexOf(movement.kind)
    let ofProduct = this.sums.get(product)
    if (!ofProduct) {
      ofProduct = new Map()
      this.sums.set(product, ofProduct)
    }
    const key = month * movementKinds.length + kind
    let sum = ofProduct.get(key)
    if (!sum) {
      sum = { month, reportMonth, kind, minor: 0n, migration: 0n, connected: 0n, customers: 0, productCustomers: 0 }
      ofProduct.set(key, sum)
    }
    return sum
  }

  /** Adds what was collected to the monthly sums of the workspace. */
  async save(transaction: Transaction, recording: Recording): Promise<void> {
    if (this.sums.size === 0) return
    const rows = [...this.sums].flatMap(([product, sums]) => [...sums.values()].map((sum) => ({ product, ...sum })))
    const column = (of: (row: (typeof rows)[number]) => unknown): unknown[] => rows.map(of)
    await transaction.query(
      `insert into ledger.bridge_month as b
              (workspace_id, month, report_month, product_id, kind, minor, migration_minor, connected_minor, customers, product_customers)
       select $1, * from unnest($2::int[], $3::int[], $4::bigint[], $5::smallint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::int[], $10::int[])
       on conflict (workspace_id, month, report_month, product_id, kind) do update
          set minor = b.minor + excluded.minor, migration_minor = b.migration_minor + excluded.migration_minor,
              connected_minor = b.connected_minor + excluded.connected_minor, customers = b.customers + excluded.customers,
              product_customers = b.product_customers + excluded.product_customers`,
      [
        recording.workspaceId,
        column(({ month }) => month),
        column(({ reportMonth }) => reportMonth),
        column(({ product }) => product),
        column(({ kind }) => kind),
        column(({ minor }) => String(minor)),
        column(({ migration }) => String(migration)),
        column(({ connected }) => String(connected)),
        column(({ customers }) => customers),
        column(({ productCustomers }) => productCustomers),
      ],
    )
  }
}
