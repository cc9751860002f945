import type { AccountSpan } from '#customers/server'
import { addMonths, assert, formatDay, lastDayOf, type Month } from '#foundation'
import type { Transaction } from '#platform/server'
import { movementKinds, movementReasons } from '../model/movement.js'
import { netsByCell, partOf } from './cell-nets.js'
import { countedDay, datedSpans, readPastSpans } from './dated-spans.js'
import type { Grouping } from './group-by.js'
import type { ListedMovement } from './list-movements.js'

/** One number of the bridge, or all movements of its months when there is no column. */
export type Cell = {
  readonly workspaceId: string
  readonly movements: 'ledger.movement' | 'computed_movement'
  readonly basis: 'known' | 'reported'
  readonly view: 'ledger' | 'generation' | 'finance'
  readonly from: Month
  readonly to: Month
  readonly column?: string
  readonly grouping: Grouping
  /** The group's name, null for the unassigned one; absent when it is not asked by group. */
  readonly group?: string | null
  readonly account?: string
  readonly product?: string
  readonly asKnownAt?: string
}

export type CellMovement = Omit<ListedMovement, 'id'> & {
  readonly id: number | null
  readonly booked: string
  readonly act: string | null
}

const monthOf = (cell: Cell): string => (cell.basis === 'reported' ? 'report_month' : 'month')

/** The movements behind a number of the bridge, a page from `offset`, with their sum and number on all pages. */
export async function listCellMovements(
  transaction: Transaction,
  cell: Cell,
  page: { limit: number; offset: number },
): Promise<{ rows: CellMovement[]; total: string; count: number }> {
  const { text, parameters } = matching(cell, await readPastSpans(transaction, cell, cell.grouping))
  const sums = transaction.query<{ total: string; count: number }>(
    `select coalesce(sum(minor), 0)::text as total, count(*)::int as count from (${text}) m`,
    parameters,
  )
  const at = parameters.length
  const listed = transaction.query<CellMovement>(
    `select m.id, m.day::text as day, a.ref as account, a.name as account_name, p.ref as product, u.ref as unit,
            m.kind, m.part, m.reason, m.minor::text as minor, m.booked,
            coalesce(m.known_at, w.known_at) as known_at, coalesce(r.recorded_at, wr.recorded_at) as recorded_at, r.kind as act, r.because,
            w.ref as line, s.recording as import_id, s.file, s.row_no
       from (${text} order by day, account_id, kind, product_id, unit_id, booked, line_id, part, minor, id
             limit $${at + 1} offset $${at + 2}) m
       join customers.account a on a.workspace_id = $1 and a.id = m.account_id
       left join platform.recording r on r.workspace_id = $1 and r.id = m.recording
       left join customers.product p on p.workspace_id = $1 and p.id = m.product_id
       left join customers.unit u on u.workspace_id = $1 and u.id = m.unit_id
       left join lateral (${versionBehind('')}) w on true
       left join platform.recording wr on wr.workspace_id = $1 and wr.id = w.recording
       left join lateral (
         select v.recording, i.files[v.file_no + 1] as file, v.row_no from (${versionBehind('and v.row_no is not null')}) v
           join platform.recording i on i.workspace_id = $1 and i.id = v.recording and i.kind = 'import'
       ) s on true
      order by m.day, m.account_id, m.kind, m.product_id, m.unit_id, m.booked, m.line_id, m.part, m.minor, m.id`,
    [...parameters, page.limit, page.offset],
  )
  const [sum, rows] = await Promise.all([sums, listed])
  return { rows: rows.rows, total: sum.rows[0]?.total ?? '0', count: sum.rows[0]?.count ?? 0 }
}

// The version of the line that the movement was computed from: the last one recorded with or before it.
const versionBehind = (only: string): string => `
  select v.ref, v.recording, v.file_no, v.row_no, v.known_at from ledger.contract_line_version v
   where v.workspace_id = $1 and v.account_id = m.account_id and v.id = m.line_id
     and (m.recording is null or v.recording <= m.recording) ${only}
   order by v.recording desc limit 1`

type Query = { readonly text: string; readonly parameters: unknown[] }
type Give = (value: unknown) => string

function matching(cell: Cell, past: readonly AccountSpan[]): Query {
  const parameters: unknown[] = [cell.workspaceId]
  const give: Give = (value) => `$${parameters.push(value)}`
  const spans = isDated(cell) ? `(${datedSpans(give(JSON.stringify(past)))})` : ''
  const parts = [
    ...(cell.column === 'transfer' ? [] : [movementsOf(cell, give, spans)]),
    ...(hasTransfers(cell) ? [transfersOf(cell, cell.grouping, give, spans)] : []),
  ]
  const text = parts.join(' union all ') || movementsOf(cell, give, spans)
  return { text: `select * from (${text}) m`, parameters }
}

const columns =
  'id, account_id, day, kind, part, reason, product_id, unit_id, line_id, booked, recording, known_at, minor'

function movementsOf(cell: Cell, give: Give, spans: string): string {
  const month = `m.${monthOf(cell)}`
  const amount = amountOf(cell)
  const conditions = [
    'm.workspace_id = $1',
    ...monthConditions(cell, month, give),
    ...columnConditions(cell),
    ...groupConditions(cell, give, spans),
    `${amount} <> 0`,
    ...standing(cell, month),
  ]
  if (cell.account !== undefined) {
    conditions.push(
      `m.account_id = (select id from customers.account where workspace_id = $1 and ref = ${give(cell.account)})`,
    )
  }
  if (cell.product !== undefined) {
    conditions.push(
      `m.product_id = (select id from customers.product where workspace_id = $1 and ref = ${give(cell.product)})`,
    )
  }
  return `select ${columns} from (
    select m.id, m.account_id, m.day, m.kind, m.part, m.reason, m.product_id, m.unit_id, m.line_id,
           m.currency as booked, m.recording, m.known_at, ${amount} as minor
      from ${relationOf(cell)} m where ${conditions.join(' and ')}) found`
}

// What was taken back within the same month cancels out and is left out with what took it back. A computed ledger
// takes nothing back.
function standing(cell: Cell, month: string): string[] {
  if (cell.movements === 'computed_movement') return []
  const same = `from ledger.movement x where x.workspace_id = $1 and x.account_id = m.account_id and x.${monthOf(cell)} = ${month}`
  return [`not exists (select ${same} and x.reverses = m.id)`, `not exists (select ${same} and x.id = m.reverses)`]
}

/** The kind and the reason of a transfer, after all those of movements. */
export const transferKind = movementKinds.length
export const transferReason = movementReasons.length

type ByAccount = Extract<Grouping, { by: 'account' }>

function isDated({ grouping, group }: Cell): boolean {
  return grouping.by === 'account' && grouping.dated && group !== undefined
}

function hasTransfers({ grouping, group, column }: Cell): boolean {
  return (
    grouping.by === 'account' &&
    grouping.dated &&
    group !== undefined &&
    (column === undefined || column === 'transfer')
  )
}

/** What came to a group or left it because an account's attribute changed on a day: the balance on that day. */
function transfersOf(cell: Cell, grouping: Grouping, give: Give, dated: string): string {
  const group = give(cell.group)
  const [from, to] = [give(cell.from), give(cell.to)]
  const account = cell.account === undefined ? 'null' : give(cell.account)
  return `
    select null::bigint as id, c.account_id, c.from_day as day, ${transferKind}::smallint as kind, null::smallint as part,
           ${transferReason}::smallint as reason, null::bigint as product_id, null::bigint as unit_id, null::bigint as line_id,
           null::text as booked, null::bigint as recording, null::timestamptz as known_at,
           case when c.value is not distinct from ${group}::text then b.minor else -b.minor end as minor
      from (select s.*, lag(value) over spans as value_before, row_number() over spans as nth
              from (select a.account_id, a.from_day, ${(grouping as ByAccount).value} as value
                      from ${dated} a) s
            window spans as (partition by account_id order by from_day)) c
      cross join lateral (select coalesce(sum(m.minor), 0)::bigint as minor from ${cell.movements} m
                           where m.workspace_id = $1 and m.account_id = c.account_id and ${countedDay(cell.basis)} < c.from_day) b
     where c.nth > 1 and c.value is distinct from c.value_before and b.minor <> 0
       and (c.value is not distinct from ${group}::text or c.value_before is not distinct from ${group}::text)
       and (extract(year from c.from_day) * 12 + extract(month from c.from_day) - 1) between ${from}::int and ${to}::int
       and (${account}::text is null or c.account_id = (select id from customers.account where workspace_id = $1 and ref = ${account}::text))`
}

const isExpansion = `m.kind = ${movementKinds.indexOf('expansion')}`

// What counts under the column of the bridge: connected new counts whole as new in the generation view.
function amountOf({ grouping, column, view }: Cell): string {
  if (isWhole(column)) return 'm.minor'
  if (column === 'migration') return migrationOf(grouping)
  const own = ownOf(grouping)
  if (view === 'generation' && column === 'new') return `(case when ${isExpansion} then m.minor else ${own} end)`
  if (view === 'generation' && column === 'expansion')
    return `(case when m.connected_new then ${own} - m.minor else ${own} end)`
  return own
}

function isWhole(column: string | undefined): boolean {
  return column === undefined || column === 'opening' || column === 'closing' || column === 'restated'
}

// What another group of the same customer offsets stands under migration and not under its kind.
function ownOf({ by }: Grouping): string {
  if (by === 'product') return '(m.minor - m.migration_minor)'
  return by === 'unit' || by === 'currency' ? 'm.own' : 'm.minor'
}

function migrationOf({ by }: Grouping): string {
  if (by === 'product') {
    return `(case when m.kind = ${movementKinds.indexOf('migration')} then m.minor else m.migration_minor end)`
  }
  return by === 'unit' || by === 'currency' ? '(m.minor - m.own)' : 'm.minor'
}

// By unit or currency every movement carries its share of what its part has of its own, in running shares.
function relationOf(cell: Cell): string {
  const { grouping, column, movements } = cell
  if ((grouping.by !== 'unit' && grouping.by !== 'currency') || isWhole(column)) return movements
  const month = `m.${monthOf(cell)}`
  const restated = cell.basis === 'reported' ? 'm.report_month <> m.month' : 'false'
  const standingOnly = ['m.workspace_id = $1', ...standing(cell, month)].join(' and ')
  const nets = netsByCell(grouping.by, { movements: `${movements} m where m.workspace_id = $1`, month, restated })
  return `(
    with ${nets}
    select m.*, case when k.minor = 0 then 0 else round(k.own * m.so_far / k.minor) - round(k.own * (m.so_far - m.minor) / k.minor) end::bigint as own
      from (select m.*, ${partOf(grouping.by)} as cell, ${month} as in_month, ${restated} as is_restated,
                   sum(m.minor) over (partition by m.account_id, m.day, ${partOf(grouping.by)}, m.kind, ${month}, ${restated}
                                      order by m.line_id, m.product_id, m.part, m.minor, m.id rows unbounded preceding) as so_far
              from ${movements} m where ${standingOnly}) m
      join kept k on k.account_id = m.account_id and k.day = m.day and k.cell is not distinct from m.cell and k.kind = m.kind
                 and k.month = m.in_month and k.restated = m.is_restated)`
}

function monthConditions(cell: Cell, month: string, give: Give): string[] {
  if (cell.column === 'opening') return [`${month} <= ${give(addMonths(cell.from, -1))}`]
  if (cell.column === 'closing') return [`${month} <= ${give(cell.to)}`]
  return [`${month} between ${give(cell.from)} and ${give(cell.to)}`]
}

function columnConditions({ column, basis, view, grouping }: Cell): string[] {
  if (column === undefined || column === 'opening' || column === 'closing') return []
  if (column === 'restated') return [basis === 'reported' ? 'm.report_month <> m.month' : 'false']
  const reported = basis === 'reported' ? ['m.report_month = m.month'] : []
  if (column === 'transfer') return ['false']
  if (column === 'migration' && ['product', 'unit', 'currency'].includes(grouping.by)) return reported
  const kind = (movementKinds as readonly string[]).indexOf(column)
  assert(kind >= 0, `${column} is a column of the bridge`)
  if (view === 'generation' && column === 'new')
    return [...reported, `(m.kind = ${kind} or (${isExpansion} and m.connected_new))`]
  return [...reported, `m.kind = ${kind}`]
}

function groupConditions(cell: Cell, give: Give, spans: string): string[] {
  const { grouping, group } = cell
  if (grouping.by === 'total' || group === undefined) return []
  return [`${groupOf(cell, grouping, give, spans)} is not distinct from ${give(group)}::text`]
}

// A flow counts where its account was on its day; a balance where the account is at its end.
function groupOf(cell: Cell, grouping: Exclude<Grouping, { by: 'total' }>, give: Give, dated: string): string {
  if (grouping.by === 'currency') return 'm.currency'
  if (grouping.by === 'product') {
    return '(select p.ref from customers.product p where p.workspace_id = $1 and p.id = m.product_id)'
  }
  if (grouping.by !== 'account') {
    return '(select u.ref from customers.unit u where u.workspace_id = $1 and u.id = m.unit_id)'
  }
  const now = `(select ${grouping.value} from customers.account a where a.workspace_id = $1 and a.id = m.account_id)`
  if (!grouping.dated) return now
  const end = cell.column === 'opening' ? lastDayOf(addMonths(cell.from, -1)) : lastDayOf(cell.to)
  const day =
    cell.column === 'opening' || cell.column === 'closing' ? `${give(formatDay(end))}::date` : countedDay(cell.basis)
  const spans = `from ${dated} a where a.account_id = m.account_id`
  return `(case when exists (select ${spans}) then (select ${grouping.value} ${spans} and a.from_day <= ${day} order by a.from_day desc limit 1) else ${now} end)`
}
