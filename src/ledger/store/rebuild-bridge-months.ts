import type { Transaction } from '#platform/server'

const sums = `
  select workspace_id, month, report_month, coalesce(product_id, 0) as product_id, kind, sum(minor)::bigint as minor,
         sum(migration_minor)::bigint as migration_minor,
         coalesce(sum(minor) filter (where connected_new), 0)::bigint as connected_minor,
         sum(customers)::int as customers, sum(product_customers)::int as product_customers
    from ledger.movement where workspace_id = $1
   group by workspace_id, month, report_month, coalesce(product_id, 0), kind`

/** Makes the monthly sums of a workspace anew from its movements. */
export async function rebuildBridgeMonths(transaction: Transaction, workspaceId: string): Promise<void> {
  await transaction.query('delete from ledger.bridge_month where workspace_id = $1', [workspaceId])
  await transaction.query(`insert into ledger.bridge_month ${sums}`, [workspaceId])
}

/** How many monthly sums differ from what the movements add up to; sums of nothing do not count. */
export async function countWrongSums(transaction: Transaction, workspaceId: string): Promise<number> {
  const { rows } = await transaction.query<{ count: number }>(
    `with rebuilt as (${sums}), kept as (
       select workspace_id, month, report_month, product_id, kind, minor, migration_minor, connected_minor, customers, product_customers
         from ledger.bridge_month where workspace_id = $1
     ), wrong as (
       (select * from rebuilt except select * from kept) union all (select * from kept except select * from rebuilt)
     ) select count(*) as count from wrong
        where (minor, migration_minor, connected_minor, customers, product_customers) <> (0, 0, 0, 0, 0)`,
    [workspaceId],
  )
  return rows[0]?.count ?? 0
}
