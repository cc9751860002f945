import type { Month } from '#foundation'
import type { Transaction } from '#platform/server'
import type { BridgeSum } from '../model/assemble-bridge.js'
import { type MovementKind, movementKinds } from '../model/movement.js'
import { type CellPart, netsByCell } from './cell-nets.js'
import { countedDay, datedSpans, readPastSpans } from './dated-spans.js'
import type { Grouping } from './group-by.js'
import { keptMonthSums } from './month-sums.js'

/** Which movements to sum: the maintained ones, or the temporary table of a computed ledger. */
export type BridgeSource = {
  readonly workspaceId: string
  readonly movements: 'ledger.movement' | 'computed_movement'
  readonly basis: 'known' | 'reported'
  /** The moment (ISO) that a computed ledger is as known at; accounts are grouped by what was known of them then. */
  readonly asKnownAt?: string
  readonly from: Month
  readonly to: Month
}

type SumRow = {
  grp: string | null
  month: number
  kind: number
  restated: boolean
  minor: string
  connected: string
  migration: string
  transfer?: string
  customers: number
}

/** Sums movements by month, kind and group. */
export async function readBridgeSums(
  transaction: Transaction,
  source: BridgeSource,
  grouping: Grouping,
): Promise<BridgeSum[]> {
  const { workspaceId, from, to } = source
  const past = await readPastSpans(transaction, source, grouping)
  const dated =
    grouping.by === 'account' &&
    grouping.dated &&
    (past.length > 0 || (await hasDatedAttributes(transaction, workspaceId)))
  const parameters = [workspaceId, from, to, ...(dated ? [JSON.stringify(past)] : [])]
  const { rows } = await transaction.query<SumRow>(sqlOf(source, grouping, dated), parameters)
  return rows.map((row) => ({
    group: row.grp,
    month: row.month as Month,
    kind: movementKinds[row.kind] as MovementKind,
    restated: row.restated,
    minor: BigInt(row.minor),
    connectedMinor: BigInt(row.connected),
    migrationMinor: BigInt(row.migration),
    transferMinor: BigInt(row.transfer ?? 0),
    customers: row.customers,
  }))
}

function sqlOf(source: BridgeSource, grouping: Grouping, dated: boolean): string {
  if (grouping.by === 'total' || grouping.by === 'product') return sumsOfMonths(source, grouping.by === 'product')
  if (grouping.by === 'account')
    return dated ? sumsByDatedAccount(source, grouping.value) : sumsByAccount(source, grouping.value)
  return sumsByCell(source, grouping.by)
}

const monthColumn = (source: BridgeSource): string => (source.basis === 'reported' ? 'report_month' : 'month')

const restatedColumn = (source: BridgeSource): string =>
  source.basis === 'reported' ? 'm.report_month <> m.month' : 'false'

const inRange = (column: string): string => `greatest(${column}, $2::int - 1)`

/** From the monthly sums where they are kept; they name the product only. */
function sumsOfMonths(source: BridgeSource, byProduct: boolean): string {
  const month = `m.${monthColumn(source)}`
  const kept = source.movements === 'ledger.movement'
  const table = kept ? keptMonthSums(source.workspaceId) : source.movements
  const connected = kept ? 'm.connected_minor' : 'case when m.connected_new then m.minor else 0 end'
  const group = byProduct ? 'p.ref' : 'null::text'
  const join = byProduct
    ? 'left join customers.product p on p.workspace_id = m.workspace_id and p.id = m.product_id'
    : ''
  const migration = byProduct ? 'm.migration_minor' : '0'
  const customers = byProduct ? 'm.product_customers' : 'm.customers'
  return `select ${group} as grp, ${inRange(month)} as month, m.kind, ${restatedColumn(source)} as restated,
                 sum(m.minor - ${migration})::text as minor, sum(${connected})::text as connected,
                 sum(${migration})::text as migration, sum(${customers})::int as customers
            from ${table} m ${join}
           where m.workspace_id = $1 and ${month} <= $3
           group by 1, 2, 3, 4`
}

/** By something of the account: few groups, so one pass over the movements with the accounts hashed beside them. */
function sumsByAccount(source: BridgeSource, value: string): string {
  const month = `m.${monthColumn(source)}`
  return `select ${value} as grp, ${inRange(month)} as month, m.kind, ${restatedColumn(source)} as restated, sum(m.minor)::text as minor,
                 coalesce(sum(m.minor) filter (where m.connected_new), 0)::text as connected, '0' as migration, sum(m.customers)::int as customers
            from ${source.movements} m
            join customers.account a on a.workspace_id = $1 and a.id = m.account_id
           where m.workspace_id = $1 and ${month} <= $3
           group by 1, 2, 3, 4`
}

async function hasDatedAttributes(transaction: Transaction, workspaceId: string): Promise<boolean> {
  const { rows } = await transaction.query<{ any: boolean }>(
    'select exists (select from customers.account_span where workspace_id = $1) as any',
    [workspaceId],
  )
  return rows[0]?.any === true
}

/**
 * By something of the account that some accounts changed on a day: a movement counts where the account was on its
 * day, and on the day of the change the balance moves from the one group to the other as a transfer.
 */
function sumsByDatedAccount(source: BridgeSource, value: string): string {
  const month = `m.${monthColumn(source)}`
  const day = countedDay(source.basis)
  const transferMonth = '(extract(year from c.from_day) * 12 + extract(month from c.from_day) - 1)::int'
  return `with dated as (${datedSpans('$4')}), spans as (
      select a.account_id, a.from_day, coalesce(lead(a.from_day) over (partition by a.account_id order by a.from_day), 'infinity') as to_day, ${value} as value
        from dated a
    ), changes as (
      select s.account_id, s.from_day, s.value, b.value as value_before,
             (select coalesce(sum(m.minor), 0) from ${source.movements} m where m.workspace_id = $1 and m.account_id = s.account_id and ${day} < s.from_day) as balance,
             (select coalesce(sum(m.customers), 0) from ${source.movements} m where m.workspace_id = $1 and m.account_id = s.account_id and ${day} < s.from_day) as customers
        from spans s join spans b on b.account_id = s.account_id and b.to_day = s.from_day
       where b.value is distinct from s.value
    ), transfers as (
      select c.value as grp, ${transferMonth} as month, c.balance, c.customers from changes c
      union all
      select c.value_before, ${transferMonth}, -c.balance, -c.customers from changes c
    )
    select case when s.account_id is null then ${value} else s.value end as grp, ${inRange(month)} as month, m.kind, ${restatedColumn(source)} as restated,
           sum(m.minor)::text as minor, coalesce(sum(m.minor) filter (where m.connected_new), 0)::text as connected, '0' as migration,
           '0' as transfer, sum(m.customers)::int as customers
      from ${source.movements} m
      join customers.account a on a.workspace_id = $1 and a.id = m.account_id
      left join spans s on s.account_id = m.account_id and ${day} >= s.from_day and ${day} < s.to_day
     where m.workspace_id = $1 and ${month} <= $3
     group by 1, 2, 3, 4
    union all
    select t.grp, ${inRange('t.month')}, ${movementKinds.indexOf('migration')}, false, '0', '0', '0', sum(t.balance)::text, sum(t.customers)::int
      from transfers t where t.month <= $3 group by 1, 2`
}

/** By a part of the cell: see `netsByCell`. */
function sumsByCell(source: BridgeSource, by: CellPart): string {
  const month = `m.${monthColumn(source)}`
  const group =
    by === 'unit'
      ? '(select u.ref from customers.unit u where u.workspace_id = $1 and u.id = s.cell::bigint)'
      : 's.cell'
  const movements = `${source.movements} m where m.workspace_id = $1 and ${month} <= $3`
  return `with ${netsByCell(by, { movements, month, restated: restatedColumn(source) })}, balances as (
      select *, sum(minor) over (partition by account_id, cell order by month, restated desc, day, kind rows unbounded preceding) as balance
        from days where kind <> ${movementKinds.indexOf('unexplained')}
    ), crossings as (
      select cell, ${inRange('month')} as month, kind, restated,
             sum((balance > 0)::int - (balance - minor > 0)::int)::int as customers from balances group by 1, 2, 3, 4
    ), sums as (
      select cell, ${inRange('month')} as month, kind, restated, sum(own) as minor, sum(connected) as connected, sum(minor - own) as migration
        from kept group by 1, 2, 3, 4
    )
    select ${group} as grp, s.month, s.kind, s.restated, s.minor::text, s.connected::text, s.migration::text, coalesce(c.customers, 0) as customers
      from sums s left join crossings c on c.cell is not distinct from s.cell and c.month = s.month and c.kind = s.kind and c.restated = s.restated`
}
