import { type Day, divideHalfEven } from '#foundation'
import type { Cell } from './cells.js'
import type { ChangePoint } from './change-points.js'
import type { Movement, MovementReason } from './movement.js'
import type { Policy } from './policy.js'
import { type Step, settleUnit } from './settle.js'
import type { World } from './world.js'

/** A change point in its netting period. */
export type DatedPoint = {
  readonly point: ChangePoint
  /** The day of the change, or the first day after it on which the ledger has a value. */
  readonly day: Day
  /** The day that the netting period of the change is dated. */
  readonly dated: Day
  /** What a new rate does to ARR that was there before the period. */
  readonly isRate: boolean
}

/** What a sweep needs to know besides its points. */
type SweepRules = {
  readonly policy: Policy
  readonly measure: World['measure']
  readonly unitParents: ReadonlyMap<number, number | null>
}

type Period = { readonly index: number; readonly touched: Cell[]; rateDay: Day | null; hasChanges: boolean }

/**
 * Walks change points, given in the order of their dates, and writes the movements of each netting period: first
 * what new rates do to the ARR that was there, then what the lines do, per counted unit.
 */
export function sweep(points: readonly DatedPoint[], rules: SweepRules, out: Movement[]): void {
  let index = 0
  for (let at = 0; at < points.length; ) {
    const { dated } = points[at] as DatedPoint
    const period: Period = { index: ++index, touched: [], rateDay: null, hasChanges: false }
    for (; at < points.length && (points[at] as DatedPoint).dated === dated; at++)
      take(points[at] as DatedPoint, period)
    if (period.rateDay !== null) settleRates(period, period.rateDay, rules, out)
    if (period.hasChanges) settleChanges(period, dated, rules, out)
  }
}

function take({ point, isRate, day }: DatedPoint, period: Period): void {
  const { cell } = point
  touch(cell, period)
  if (isRate) {
    cell.rateChange += point.minor
    if (period.rateDay === null || day > period.rateDay) period.rateDay = day
    return
  }
  period.hasChanges = true
  cell.arrChange += point.minor
  cell.bookedChange += point.booked
  cell.quantityChange += point.quantity
  cell.blankChange += point.blankLines
  if (point.inGrace) cell.inGrace = true
  if (point.reason === 'resume') cell.resumed = true
  if (point.reason === 'end') cell.accountProduct.endedIn = period.index
  if (point.reason !== 'rate') nameCause(cell, point)
}

function touch(cell: Cell, period: Period): void {
  if (cell.touchedIn === period.index) return
  cell.touchedIn = period.index
  cell.arrChange = 0n
  cell.bookedChange = 0n
  cell.rateChange = 0n
  cell.quantityChange = 0n
  cell.blankChange = 0
  cell.line = null
  cell.reason = 'change'
  cell.inGrace = false
  cell.resumed = false
  period.touched.push(cell)
}

// Of several causes the first here names the change, and of its lines the one with the smallest id.
const byWeight: readonly MovementReason[] = ['renewal', 'start', 'resume', 'pause', 'discount', 'end', 'change']
const rankOf = Object.fromEntries(byWeight.map((reason, rank) => [reason, rank])) as Record<MovementReason, number>

function nameCause(cell: Cell, { reason, line }: ChangePoint): void {
  const lead = rankOf[cell.reason] - rankOf[reason]
  if (lead < 0 || (lead === 0 && cell.line !== null && cell.line <= line)) return
  cell.reason = reason
  cell.line = line
}

function settleRates(period: Period, day: Day, rules: SweepRules, out: Movement[]): void {
  for (const cell of period.touched) cell.arr += cell.rateChange
  settle(period, { day, period: period.index, isRate: true }, rules, out)
}

function settleChanges(period: Period, day: Day, rules: SweepRules, out: Movement[]): void {
  for (const cell of period.touched) {
    cell.arr += cell.arrChange
    cell.bookedArr += cell.bookedChange
  }
  settle(period, { day, period: period.index, isRate: false }, rules, out)
  for (const { product, quantityChange, blankChange } of period.touched) {
    product.quantity += quantityChange
    product.blankLines += blankChange
  }
}

function settle(period: Period, step: Step, rules: SweepRules, out: Movement[]): void {
  if (rules.measure === 'mrr') roundToMonths(period, step)
  else
    for (const cell of period.touched) {
      cell.next = cell.arr
      cell.bookedNext = cell.bookedArr
    }
  const { touched } = period
  if (touched.length > 1) touched.sort((a, b) => a.order - b.order)
  for (let from = 0; from < touched.length; ) {
    const { counted } = touched[from] as Cell
    let to = from + 1
    while (to < touched.length && (touched[to] as Cell).counted === counted) to++
    settleUnit(to - from === touched.length ? touched : touched.slice(from, to), step, rules.policy, out)
    from = to
  }
  for (const cell of touched) {
    cell.account.value += cell.next - cell.value
    cell.value = cell.next
    cell.booked = cell.bookedNext
    if (cell.value > 0n) addWithParents(cell.account.unitsWithHistory, cell.unit, rules.unitParents)
  }
}

// MRR is the balance of an account and product ÷ 12, rounded once. Its cells, in their order, get the differences of
// the rounded running sum, so one of them may move by a cent because another one moves. Booked amounts are rounded so
// per currency.
function roundToMonths(period: Period, step: Step): void {
  const stamp = step.period * 2 + (step.isRate ? 0 : 1)
  for (let at = 0; at < period.touched.length; at++) {
    const { accountProduct } = period.touched[at] as Cell
    if (accountProduct.roundedIn === stamp) continue
    accountProduct.roundedIn = stamp
    let arr = 0n
    let rounded = 0n
    const booked = bookedMonths()
    for (const cell of accountProduct.cells) {
      arr += cell.arr
      const upToHere = divideHalfEven(arr, 12n)
      const next = upToHere - rounded
      const bookedNext = booked.next(cell)
      if (next !== cell.value || bookedNext !== cell.booked) touch(cell, period)
      cell.next = next
      cell.bookedNext = bookedNext
      rounded = upToHere
    }
  }
}

function bookedMonths(): { next(cell: Cell): bigint } {
  const sums = new Map<string, { arr: bigint; rounded: bigint }>()
  return {
    next({ currency, bookedArr }) {
      const { arr, rounded } = sums.get(currency) ?? { arr: 0n, rounded: 0n }
      const upToHere = divideHalfEven(arr + bookedArr, 12n)
      sums.set(currency, { arr: arr + bookedArr, rounded: upToHere })
      return upToHere - rounded
    },
  }
}

function addWithParents(units: Set<number>, unit: number | null, parents: ReadonlyMap<number, number | null>): void {
  for (let above = unit; above !== null && !units.has(above); above = parents.get(above) ?? null) units.add(above)
}
