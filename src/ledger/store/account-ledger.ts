import type { Transaction } from '#platform/server'

/** One version of a contract line with the act that recorded it and, of an import, its file and row. */
export type LineVersion = {
  readonly id: number
  readonly ref: string
  readonly product: string | null
  readonly product_name: string | null
  readonly unit: string | null
  readonly contract: string | null
  readonly start_day: string
  readonly end_day: string | null
  readonly quantity: string | null
  readonly amount: string
  readonly period: string
  readonly currency: string
  readonly void: boolean
  readonly is_current: boolean
  readonly known_at: string | null
  readonly recorded_at: string
  readonly act: string
  readonly actor: string
  readonly because: string | null
  readonly import_id: number | null
  readonly file: string | null
  readonly row_no: number | null
}

/** The id of an account by its key; null if there is none. */
export async function findAccountId(
  transaction: Transaction,
  workspaceId: string,
  ref: string,
): Promise<number | null> {
  const { rows } = await transaction.query<{ id: number }>(
    'select id from customers.account where workspace_id = $1 and ref = $2 and not void',
    [workspaceId, ref],
  )
  return rows[0]?.id ?? null
}

/** Every version of the contract lines of an account, by line, the newest first. */
export async function readLineVersions(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
): Promise<LineVersion[]> {
  const { rows } = await transaction.query<LineVersion>(
    `select v.id, v.ref, p.ref as product, p.name as product_name, u.ref as unit, v.contract,
            v.start_day::text, v.end_day::text, trim_scale(v.quantity)::text as quantity,
            trim_scale(v.amount)::text as amount, v.period, v.currency, v.void, v.recording = l.recording as is_current,
            v.known_at, r.recorded_at, r.kind as act, r.actor, r.because,
            case when r.kind = 'import' and v.row_no is not null then r.id end as import_id,
            r.files[v.file_no + 1] as file, v.row_no
       from ledger.contract_line_version v
       join ledger.contract_line l on l.workspace_id = v.workspace_id and l.id = v.id
       join platform.recording r on r.workspace_id = v.workspace_id and r.id = v.recording
       left join customers.product p on p.workspace_id = v.workspace_id and p.id = v.product_id
       left join customers.unit u on u.workspace_id = v.workspace_id and u.id = v.unit_id
      where v.workspace_id = $1 and v.account_id = $2
      order by v.start_day, v.ref, v.id, v.recording desc`,
    [workspaceId, accountId],
  )
  return rows
}

/** The ARR of accounts at the end of a day by their keys, in minor units; accounts without movements are left out. */
export async function readArrOf(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly string[],
  day: string,
): Promise<{ account: string; minor: string }[]> {
  const { rows } = await transaction.query<{ account: string; minor: string }>(
    `select a.ref as account, sum(m.minor)::text as minor
       from customers.account a
       join ledger.movement m on m.workspace_id = a.workspace_id and m.account_id = a.id
      where a.workspace_id = $1 and a.ref = any($2) and m.day <= $3
      group by a.ref`,
    [workspaceId, accounts, day],
  )
  return rows
}
