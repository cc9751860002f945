import type { Transaction } from '#platform/server'

/** Which movements to list; blank means any. Days are inclusive. */
export type MovementFilter = {
  readonly fromDay: string
  readonly toDay: string
  readonly account?: string
  readonly product?: string
  readonly kind?: number
  readonly limit?: number
  readonly after?: string
}

/** A movement in effect with the fact behind it. */
export type ListedMovement = {
  readonly id: number
  readonly day: string
  readonly account: string
  readonly account_name: string
  readonly product: string | null
  readonly unit: string | null
  readonly kind: number
  readonly part: number | null
  readonly reason: number
  readonly minor: string
  readonly known_at: string | null
  readonly recorded_at: string
  readonly because: string | null
  readonly line: string | null
  readonly import_id: number | null
  readonly file: string | null
  readonly row_no: number | null
}

/** The movements in effect that match, by day; with the sum and number of all that match, on whatever page. */
export async function listMovements(
  transaction: Transaction,
  workspaceId: string,
  filter: MovementFilter,
): Promise<{ rows: ListedMovement[]; total: string; count: number }> {
  const parameters = [
    workspaceId,
    filter.fromDay,
    filter.toDay,
    filter.account ?? null,
    filter.product ?? null,
    filter.kind ?? null,
  ]
  const sums = await transaction.query<{ total: string; count: number }>(
    `select coalesce(sum(m.minor), 0)::text as total, count(*) as count ${matching}`,
    parameters,
  )
  const [afterDay, afterId] = filter.after?.split('_') ?? [null, null]
  const { rows } = await transaction.query<ListedMovement>(
    `select m.id, m.day::text as day, a.ref as account, a.name as account_name, p.ref as product, u.ref as unit,
            m.kind, m.part, m.reason, m.minor::text as minor, m.known_at, r.recorded_at, r.because,
            v.ref as line, i.id as import_id, i.files[v.file_no + 1] as file, v.row_no
       from (select m.* ${matching}
                and ($7::date is null or (m.day, m.id) > ($7::date, $8::bigint))
              order by m.day, m.id limit $9) m
       join customers.account a on a.workspace_id = m.workspace_id and a.id = m.account_id
       join platform.recording r on r.workspace_id = m.workspace_id and r.id = m.recording
       left join customers.product p on p.workspace_id = m.workspace_id and p.id = m.product_id
       left join customers.unit u on u.workspace_id = m.workspace_id and u.id = m.unit_id
       left join lateral (
         select v.ref, v.recording, v.file_no, v.row_no from ledger.contract_line_version v
          where v.workspace_id = m.workspace_id and v.account_id = m.account_id and v.id = m.line_id and v.recording <= m.recording
          order by v.recording desc limit 1
       ) v on true
       left join platform.recording i on i.workspace_id = m.workspace_id and i.id = v.recording and i.kind = 'import'
      order by m.day, m.id`,
    [...parameters, afterDay, afterId, filter.limit ?? null],
  )
  const sum = sums.rows[0]
  return { rows, total: sum?.total ?? '0', count: sum?.count ?? 0 }
}

const matching = `
  from ledger.movement m
 where m.workspace_id = $1 and m.day between $2 and $3 and m.reverses is null
   and not exists (select from ledger.movement x where x.workspace_id = $1 and x.account_id = m.account_id and x.reverses = m.id)
   and ($4::text is null or m.account_id = (select id from customers.account where workspace_id = $1 and ref = $4))
   and ($5::text is null or m.product_id = (select id from customers.product where workspace_id = $1 and ref = $5))
   and ($6::int is null or m.kind = $6)`
