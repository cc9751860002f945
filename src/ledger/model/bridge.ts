import { addMonths, assert, type Month, monthOf } from '#foundation'
import { compareKeys } from './cells.js'
import type { Movement, MovementKind } from './movement.js'
import { offsetsOf } from './offsets.js'

/** What a bridge is grouped by: one value per movement, null for unassigned. */
export type Group = string | number | null

/** How a bridge is grouped; without `groupOf` there is one group, null. */
export type Grouping = {
  readonly groupOf?: (movement: Movement) => Group
  /** Names the unit that the policy counts, where that is more than account and contract: the parent of the account. */
  readonly countedUnitOf?: (movement: Movement) => string | number
}

/** One month of a bridge, in minor units: opening + all kinds + migration = closing. */
export type BridgeMonth = { readonly group: Group; readonly month: Month; readonly opening: bigint } & {
  readonly [Kind in MovementKind]: bigint
} & {
  readonly closing: bigint
  /** Counted units with ARR of lines > 0 (in this group) at the end of the month. */
  readonly customers: number
}

/**
 * The bridge of movements by month, from and to inclusive, every month present; movements before `from` make the
 * opening. Grouped, every kind's column sums over the groups to that of the whole: what a counted unit offsets among
 * groups on one day stands in `migration`, which sums to 0. A group appears if it has a movement up to `to`.
 * Throws if a row does not foot (a bug).
 */
export function bridgeOf(
  movements: readonly Movement[],
  from: Month,
  to: Month,
  grouping: Grouping = {},
): BridgeMonth[] {
  const sheets = new Map<Group, Sheet>()
  if (!grouping.groupOf) sheetOf(sheets, null, from, to)
  const counted = movements.filter((movement) => monthOf(movement.day) <= to)
  for (const together of netted(counted, grouping)) addTogether(sheets, together, { from, to, grouping })
  countCustomers(sheets, counted, { from, to, grouping })
  const rows = [...sheets].sort(([a], [b]) => nullLast(a, b)).flatMap(([group, sheet]) => rowsOf(group, sheet, from))
  assertMigrationNetsToZero(sheets)
  return rows
}

type Frame = { readonly from: Month; readonly to: Month; readonly grouping: Grouping }
type Columns = Record<MovementKind, bigint>
/** Month by month from the opening: `months[0]` is everything before `from`. `sums` is kept apart, as the proof. */
type Sheet = { readonly months: Columns[]; readonly sums: bigint[]; readonly customers: number[] }

/** Movements that were netted together: one kind of one counted unit on one day. */
function netted(movements: readonly Movement[], grouping: Grouping): Iterable<readonly Movement[]> {
  if (!grouping.groupOf) return movements.map((movement) => [movement])
  const together = new Map<string, Movement[]>()
  for (const movement of movements) {
    const key = `${movement.day}|${movement.kind}|${countedUnitOf(movement, grouping)}`
    const found = together.get(key)
    if (found) found.push(movement)
    else together.set(key, [movement])
  }
  return together.values()
}

function addTogether(sheets: Map<Group, Sheet>, together: readonly Movement[], { from, to, grouping }: Frame): void {
  const { kind, day } = together[0] as Movement
  const changes = new Map<Group, bigint>()
  for (const movement of together) {
    const group = grouping.groupOf?.(movement) ?? null
    changes.set(group, (changes.get(group) ?? 0n) + movement.minor)
  }
  const groups = [...changes].sort(([a], [b]) => compareGroups(a, b))
  const isNetted = kind !== 'fx' && kind !== 'unexplained' && groups.length > 1
  const offsets = isNetted ? offsetsOf(groups.map(([, minor]) => minor)) : []
  const at = Math.max(0, monthOf(day) - from + 1)
  for (const [index, [group, minor]] of groups.entries()) {
    const sheet = sheetOf(sheets, group, from, to)
    const offset = offsets[index] ?? 0n
    const columns = sheet.months[at] as Columns
    columns[kind] += minor - offset
    columns.migration += offset
    sheet.sums[at] = (sheet.sums[at] as bigint) + minor
  }
}

function countCustomers(
  sheets: Map<Group, Sheet>,
  movements: readonly Movement[],
  { from, to, grouping }: Frame,
): void {
  const { groupOf } = grouping
  if (!groupOf) {
    const total = sheetOf(sheets, null, from, to)
    for (const movement of movements)
      addFrom(total.customers, Math.max(0, monthOf(movement.day) - from + 1), movement.customers)
    return
  }
  const values = new Map<string, { group: Group; changes: Map<number, bigint> }>()
  for (const movement of movements) {
    if (movement.kind === 'unexplained') continue
    const group = groupOf(movement)
    const key = `${typeof group}|${group}|${countedUnitOf(movement, grouping)}`
    const value = values.get(key) ?? { group, changes: new Map<number, bigint>() }
    values.set(key, value)
    const at = Math.max(0, monthOf(movement.day) - from + 1)
    value.changes.set(at, (value.changes.get(at) ?? 0n) + movement.minor)
  }
  for (const { group, changes } of values.values()) countOne(sheetOf(sheets, group, from, to).customers, changes)
}

function countOne(customers: number[], changes: ReadonlyMap<number, bigint>): void {
  let value = 0n
  for (let at = 0; at < customers.length; at++) {
    value += changes.get(at) ?? 0n
    if (value > 0n) customers[at] = (customers[at] as number) + 1
  }
}

function addFrom(customers: number[], at: number, change: number): void {
  if (change === 0) return
  for (let month = at; month < customers.length; month++) customers[month] = (customers[month] as number) + change
}

function rowsOf(group: Group, { months, sums, customers }: Sheet, from: Month): BridgeMonth[] {
  let closing = total(months[0] as Columns)
  let sum = sums[0] as bigint
  assert(closing === sum, 'the opening of a bridge is the sum of the movements before it')
  return months.slice(1).map((columns, index) => {
    const opening = closing
    closing += total(columns)
    sum += sums[index + 1] as bigint
    assert(closing === sum, 'opening + movements = closing')
    return {
      group,
      month: addMonths(from, index),
      opening,
      ...columns,
      closing,
      customers: customers[index + 1] as number,
    }
  })
}

function assertMigrationNetsToZero(sheets: ReadonlyMap<Group, Sheet>): void {
  const count = [...sheets.values()][0]?.months.length ?? 0
  for (let at = 0; at < count; at++) {
    let migration = 0n
    for (const sheet of sheets.values()) migration += (sheet.months[at] as Columns).migration
    assert(migration === 0n, 'migration sums to 0 over all groups')
  }
}

function total(columns: Columns): bigint {
  let sum = 0n
  for (const minor of Object.values(columns)) sum += minor
  return sum
}

function sheetOf(sheets: Map<Group, Sheet>, group: Group, from: Month, to: Month): Sheet {
  const found = sheets.get(group)
  if (found) return found
  const length = Math.max(0, to - from + 1) + 1
  const sheet: Sheet = {
    months: Array.from({ length }, noColumns),
    sums: Array.from({ length }, () => 0n),
    customers: Array.from({ length }, () => 0),
  }
  sheets.set(group, sheet)
  return sheet
}

function noColumns(): Columns {
  return {
    new: 0n,
    reactivation: 0n,
    expansion: 0n,
    contraction: 0n,
    churn: 0n,
    fx: 0n,
    unexplained: 0n,
    migration: 0n,
  }
}

function countedUnitOf(movement: Movement, { countedUnitOf }: Grouping): string {
  return countedUnitOf ? String(countedUnitOf(movement)) : `${movement.account}|${JSON.stringify(movement.contract)}`
}

function compareGroups(a: Group, b: Group): number {
  return typeof a === typeof b || a === null || b === null ? compareKeys(a, b) : typeof a < typeof b ? -1 : 1
}

function nullLast(a: Group, b: Group): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return compareGroups(a, b)
}
