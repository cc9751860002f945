import type { Transaction } from '#platform/server'
import { latestInvoiceLines } from './read-invoice-lines.js'

/** How many customers have invoice lines, and the first and last day (ISO) that these become revenue on. */
export type InvoiceRange = {
  readonly hasContracts: boolean
  readonly customers: number
  /** Null where no line names a day. */
  readonly first: string | null
  readonly last: string | null
}

/** The ranges of customers without contract lines and of the others; what has no invoice line is left out. */
export async function readInvoiceRanges(transaction: Transaction, workspaceId: string): Promise<InvoiceRange[]> {
  const { text, parameters } = latestInvoiceLines({ workspaceId, accounts: 'all' })
  const { rows } = await transaction.query<InvoiceRange>(
    `select "hasContracts", count(distinct account_id)::int as customers, min(first)::text as first, max(last)::text as last
       from (select v.account_id,
                    exists (select from ledger.contract_line c
                             where c.workspace_id = $1 and c.account_id = v.account_id and not c.void) as "hasContracts",
                    case when service_end > service_start then service_start
                         else coalesce(issued_day, service_start, service_end) end as first,
                    case when service_end > service_start then service_end - 1
                         else coalesce(issued_day, service_start, service_end) end as last
               from (${text}) v) days
      group by "hasContracts"`,
    parameters,
  )
  return rows
}
