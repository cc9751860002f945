import type { Transaction } from '#platform/server'

/** Where a fact comes from: of an import, its file and row (the header is row 1). */
export type SourceRow = { readonly importId: string | null; readonly file: string | null; readonly row: number | null }

/** The source of what no import brought. */
export const nowhere: SourceRow = { importId: null, file: null, row: null }

/** The rows that the contract lines of an account were last imported from, by the id of the line. */
export async function readContractRows(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
): Promise<ReadonlyMap<number, SourceRow>> {
  const { rows } = await transaction.query<SourceRow & { id: number }>(
    lastImported('ledger.contract_line_version', 'v.id'),
    [workspaceId, accountId],
  )
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** The rows that the balances of an account were last imported from, by their day and source: `2024-12-31 crm`. */
export async function readBalanceRows(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
): Promise<ReadonlyMap<string, SourceRow>> {
  const { rows } = await transaction.query<SourceRow & { day: string; source: string }>(
    lastImported('ledger.balance_version', 'v.id, v.day::text as day, v.source'),
    [workspaceId, accountId],
  )
  return new Map(rows.map(({ day, source, importId, file, row }) => [`${day} ${source}`, { importId, file, row }]))
}

function lastImported(table: string, columns: string): string {
  return `select distinct on (v.id) ${columns}, i.id::text as "importId", i.files[v.file_no + 1] as file, v.row_no as "row"
            from ${table} v
            join platform.recording i on i.workspace_id = $1 and i.id = v.recording and i.kind = 'import'
           where v.workspace_id = $1 and v.account_id = $2 and v.row_no is not null
           order by v.id, v.recording desc`
}
