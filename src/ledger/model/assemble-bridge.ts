import { addMonths, assert, type Currency, formatMinor, formatMonth, type Month } from '#foundation'
import type { MovementKind } from './movement.js'

/** A sum of movements of one kind in one month of one group; everything before the first month stands in the month before it. */
export type BridgeSum = {
  readonly group: string | null
  readonly month: Month
  readonly kind: MovementKind
  /** Changed a closed month and is reported in this one. */
  readonly restated: boolean
  readonly minor: bigint
  /** How much of `minor` is connected new. */
  readonly connectedMinor: bigint
  /** What other groups of the same customer offset; not in `minor`. */
  readonly migrationMinor: bigint
  /** What came from or went to other groups because the account's attribute changed; not in `minor`. */
  readonly transferMinor: bigint
  readonly customers: number
}

/** A span of months without values, and why. `to` is exclusive, null is open. */
export type UndefinedMonths = { readonly from: Month; readonly to: Month | null; readonly because: string }

/** What the bridge shows. */
export type BridgeShape = {
  readonly from: Month
  readonly to: Month
  readonly currency: Currency
  /** Generation shows connected new as new; ledger and finance show it inside expansion. */
  readonly view: 'ledger' | 'generation' | 'finance'
  readonly grouped: boolean
  readonly undefinedMonths: readonly UndefinedMonths[]
}

const columns = [
  'new',
  'reactivation',
  'expansion',
  'contraction',
  'churn',
  'fx',
  'unexplained',
  'restated',
  'migration',
  'transfer',
] as const
type BridgeColumn = (typeof columns)[number]

/** Amounts are decimal strings in the currency; all of them null where the month has no value, with the reason. */
export type BridgeRow = {
  readonly month: string
  readonly group?: string | null
  readonly customers: number | null
  readonly because?: string
} & {
  readonly [Column in 'opening' | 'closing' | Exclude<BridgeColumn, 'migration' | 'transfer'>]: string | null
} & { readonly migration?: string | null; readonly transfer?: string | null }

/**
 * Lays sums out as the bridge: per group every month from first to last, opening + columns = closing, which is
 * the next opening. Groups in the order of their names, the unassigned one (null) last.
 */
export function assembleBridge(sums: readonly BridgeSum[], shape: BridgeShape): BridgeRow[] {
  const groups = new Map<string | null, BridgeSum[]>()
  if (!shape.grouped) groups.set(null, [])
  for (const sum of sums) {
    const ofGroup = groups.get(sum.group)
    if (ofGroup) ofGroup.push(sum)
    else groups.set(sum.group, [sum])
  }
  const names = [...groups.keys()].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : a > b ? 1 : 0))
  return names.flatMap((name) => rowsOfGroup(name, groups.get(name) ?? [], shape))
}

type Cells = Record<BridgeColumn, bigint>

function rowsOfGroup(group: string | null, sums: readonly BridgeSum[], shape: BridgeShape): BridgeRow[] {
  const months = new Map<Month, { cells: Cells; customers: number }>()
  let opening = 0n
  let customers = 0
  for (const sum of sums) {
    if (sum.month < shape.from) {
      opening += sum.minor + sum.migrationMinor + sum.transferMinor
      customers += sum.customers
    } else {
      const row = months.get(sum.month) ?? { cells: noCells(), customers: 0 }
      addSum(row.cells, sum, shape.view)
      row.customers += sum.customers
      months.set(sum.month, row)
    }
  }
  const rows: BridgeRow[] = []
  for (let month = shape.from; month <= shape.to; month = addMonths(month, 1)) {
    const row = months.get(month) ?? { cells: noCells(), customers: 0 }
    const closing = columns.reduce((sum, column) => sum + row.cells[column], opening)
    customers += row.customers
    rows.push(rowOf(month, group, { opening, cells: row.cells, closing, customers }, shape))
    opening = closing
  }
  assert(
    rows[0]?.opening === undefined || sums.length === 0 || foots(sums, opening),
    'the bridge closes with the sum of its movements',
  )
  return rows
}

function foots(sums: readonly BridgeSum[], closing: bigint): boolean {
  return sums.reduce((sum, part) => sum + part.minor + part.migrationMinor + part.transferMinor, 0n) === closing
}

function noCells(): Cells {
  return {
    new: 0n,
    reactivation: 0n,
    expansion: 0n,
    contraction: 0n,
    churn: 0n,
    fx: 0n,
    unexplained: 0n,
    restated: 0n,
    migration: 0n,
    transfer: 0n,
  }
}

function addSum(cells: Cells, sum: BridgeSum, view: BridgeShape['view']): void {
  cells.transfer += sum.transferMinor
  if (sum.restated) {
    cells.restated += sum.minor + sum.migrationMinor
    return
  }
  cells.migration += sum.migrationMinor
  if (view === 'generation' && sum.kind === 'expansion') {
    cells.new += sum.connectedMinor
    cells.expansion += sum.minor - sum.connectedMinor
  } else {
    cells[sum.kind] += sum.minor
  }
}

type Filled = { readonly opening: bigint; readonly cells: Cells; readonly closing: bigint; readonly customers: number }

function rowOf(
  month: Month,
  group: string | null,
  { opening, cells, closing, customers }: Filled,
  shape: BridgeShape,
): BridgeRow {
  const missing = shape.undefinedMonths.find((span) => span.from <= month && (span.to === null || month < span.to))
  const text = (minor: bigint): string | null => (missing ? null : formatMinor(minor, shape.currency))
  return {
    month: formatMonth(month),
    ...(shape.grouped ? { group } : {}),
    opening: text(opening),
    new: text(cells.new),
    reactivation: text(cells.reactivation),
    expansion: text(cells.expansion),
    contraction: text(cells.contraction),
    churn: text(cells.churn),
    fx: text(cells.fx),
    unexplained: text(cells.unexplained),
    restated: text(cells.restated),
    ...(shape.grouped ? { migration: text(cells.migration), transfer: text(cells.transfer) } : {}),
    closing: text(closing),
    customers: missing ? null : customers,
    ...(missing ? { because: missing.because } : {}),
  }
}
