import type { Day } from '#foundation'
import type { Cell, ProductOfUnit } from './cells.js'
import { kindOf } from './kind.js'
import type { Movement, MovementKind, MovementReason } from './movement.js'
import { offsetsOf, placeOffset } from './offsets.js'
import { type PartOfCell, partsOf, wholeCells } from './parts.js'
import type { Policy } from './policy.js'

/** A step of a netting period: the revaluation at new rates, or everything else. */
export type Step = { readonly day: Day; readonly period: number; readonly isRate: boolean }

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
type Row = Mutable<Movement>
type ProductRun = {
  readonly product: ProductOfUnit
  readonly cells: readonly Cell[]
  readonly before: bigint
  readonly after: bigint
}

/**
 * Writes the movements of one counted unit in one step and brings its state up to it. The cells are those of the
 * unit that the step touches, in order, from `value` to `next`.
 */
export function settleUnit(cells: readonly Cell[], step: Step, policy: Policy, out: Movement[]): void {
  const unit = (cells[0] as Cell).counted
  const runs = productRuns(cells)
  const before = unit.value
  const after = runs.reduce((sum, run) => sum + run.after - run.before, before)
  const resumed = !step.isRate && cells.some((cell) => cell.resumed)
  const kind = step.isRate ? 'fx' : kindOf(unit, { before, after, day: step.day, resumed }, policy)
  const rows = rowsOf(runs, kind, step)
  if (rows[0]) rows[0].customers = isCustomer(after) - isCustomer(before)
  for (const row of rows) out.push(row)
  unit.value = after
  if (after > 0n) unit.everCounted = true
  if (kind === 'new') unit.firstNewDay ??= step.day
  for (const { product, after } of runs) {
    product.value = after
    if (after > 0n) product.everHad = true
  }
}

function productRuns(cells: readonly Cell[]): readonly ProductRun[] {
  const runs: ProductRun[] = []
  for (let from = 0; from < cells.length; ) {
    const { product } = cells[from] as Cell
    let to = from
    let after = product.value
    for (; to < cells.length && (cells[to] as Cell).product === product; to++) {
      after += (cells[to] as Cell).next - (cells[to] as Cell).value
    }
    runs.push({ product, cells: cells.slice(from, to), before: product.value, after })
    from = to
  }
  return runs
}

function rowsOf(runs: readonly ProductRun[], kind: MovementKind, step: Step): Row[] {
  const offsets = runs.length > 1 && kind !== 'fx' ? offsetsOf(runs.map((run) => run.after - run.before)) : null
  const hasParts = kind === 'expansion' || kind === 'contraction' || kind === 'migration'
  const rows: Row[] = []
  for (const [index, run] of runs.entries()) {
    const parts = hasParts ? partsOf(run) : wholeCells(run.cells, null)
    const offset = offsets?.[index] ?? 0n
    const placed =
      offset === 0n
        ? null
        : placeOffset(
            offset,
            parts.map((part) => part.minor),
          )
    for (const [at, part] of parts.entries()) {
      const row = rowOf(part, kind, step)
      if (placed) row.migrationMinor = placed[at] as bigint
      if (at === 0) row.productCustomers = isCustomer(run.after) - isCustomer(run.before)
      rows.push(row)
    }
  }
  return rows
}

function rowOf({ cell, part, minor, booked }: PartOfCell, kind: MovementKind, step: Step): Row {
  return {
    day: step.day,
    account: cell.account.account,
    product: cell.product.product,
    unit: cell.unit,
    currency: cell.currency,
    contract: cell.counted.contract,
    line: step.isRate ? null : cell.line,
    kind,
    part,
    reason: step.isRate ? 'rate' : reasonOf(cell, step.period),
    minor,
    bookedMinor: booked,
    migrationMinor: 0n,
    connectedNew: kind === 'expansion' && isConnectedNew(cell),
    customers: 0,
    productCustomers: 0,
    inGrace: !step.isRate && cell.inGrace,
  }
}

function reasonOf({ reason, accountProduct }: Cell, period: number): MovementReason {
  return reason === 'start' && accountProduct.endedIn === period ? 'renewal' : reason
}

function isConnectedNew(cell: Cell): boolean {
  const { unit, account } = cell
  return unit !== null && cell.next > cell.value && account.value > 0n && !account.unitsWithHistory.has(unit)
}

function isCustomer(value: bigint): number {
  return value > 0n ? 1 : 0
}
