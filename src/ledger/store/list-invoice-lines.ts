import type { Transaction } from '#platform/server'
import type { InvoiceLine } from '../model/repeat-recognition.js'
import { readInvoiceLines } from './read-invoice-lines.js'

/** What a list of invoice lines shows beside the line itself; of an import, its file and row. */
export type InvoiceLineSource = {
  readonly invoice: string | null
  readonly product: string | null
  readonly importId: string | null
  readonly file: string | null
  readonly row: number | null
}

/** The invoice lines of one account, each with the row that it comes from, in the order of their days. */
export async function listInvoiceLines(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
): Promise<(InvoiceLine & { readonly source: InvoiceLineSource })[]> {
  const sources = await readSources(transaction, workspaceId, accountId)
  const lines: (InvoiceLine & { readonly source: InvoiceLineSource })[] = []
  for await (const line of readInvoiceLines(transaction, { workspaceId, accounts: 'all', accountIds: [accountId] })) {
    lines.push({ ...line, source: sources.get(line.id) ?? noSource })
  }
  const dayOf = ({ serviceStart, issuedDay }: InvoiceLine) => serviceStart ?? issuedDay ?? 0
  return lines.sort((a, b) => dayOf(a) - dayOf(b) || (a.ref < b.ref ? -1 : 1))
}

const noSource: InvoiceLineSource = { invoice: null, product: null, importId: null, file: null, row: null }

async function readSources(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
): Promise<Map<number, InvoiceLineSource>> {
  const { rows } = await transaction.query<InvoiceLineSource & { id: number }>(
    `select distinct on (v.id) v.id, v.invoice, p.ref as product,
            case when i.id is not null then i.id::text end as "importId", i.files[v.file_no + 1] as file,
            case when i.id is not null then v.row_no end as "row"
       from ledger.invoice_line_version v
       left join platform.recording i on i.workspace_id = $1 and i.id = v.recording and i.kind = 'import'
       left join customers.product p on p.workspace_id = $1 and p.id = v.product_id
      where v.workspace_id = $1 and v.account_id = $2 order by v.id, v.recording desc`,
    [workspaceId, accountId],
  )
  return new Map(rows.map(({ id, ...source }) => [id, source]))
}
