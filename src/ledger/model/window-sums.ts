import type { Currency } from '#foundation'
import type { Policy } from './policy.js'
import { type Amount, retentionShare } from './retention.js'
import type { BookedChange, UnitKind } from './unit-changes.js'
import { type SeenUnit, type Windows, walkWindows } from './unit-windows.js'

/** What units add up to in each of a row of windows, as columns. */
export const retentionColumns = ['opening', 'retained', 'kept', 'units', 'stayed', 'unrated'] as const
export const cohortColumns = ['start', 'now', 'customersStarted', 'customers', 'unrated'] as const

// Below this a unit's amounts are summed as numbers, which is exact for so many units at a time.
const smallMinor = 2 ** 40
const smallUnits = 2 ** 11

/**
 * Sums over units in each of a row of windows. A unit gives only what differs from the window before, so it costs what
 * it changes, however many windows there are. Exact.
 */
export class WindowSums {
  private readonly exact: bigint[]
  private readonly small: Float64Array
  private pending = 0

  constructor(
    private readonly length: number,
    private readonly columns: number,
  ) {
    this.exact = new Array(length * columns).fill(0n)
    this.small = new Float64Array(length * columns)
  }

  /** Call before each unit. */
  begin(): void {
    this.pending += 1
    if (this.pending > smallUnits) this.gather()
  }

  /** From the window `index` on, a column is so much more. */
  add(index: number, column: number, change: Amount): void {
    const at = index * this.columns + column
    if (typeof change === 'bigint') this.exact[at] = (this.exact[at] as bigint) + change
    else this.small[at] = (this.small[at] as number) + change
  }

  /** The columns of every window. */
  rows(): bigint[][] {
    this.gather()
    const running: bigint[] = new Array(this.columns).fill(0n)
    return Array.from({ length: this.length }, (_, index) => {
      for (let column = 0; column < this.columns; column++)
        running[column] = (running[column] as bigint) + (this.exact[index * this.columns + column] as bigint)
      return [...running]
    })
  }

  private gather(): void {
    for (const [at, change] of this.small.entries())
      if (change !== 0) this.exact[at] = (this.exact[at] as bigint) + BigInt(change)
    this.small.fill(0)
    this.pending = 0
  }
}

/** Receives what a unit adds to a column from a window on. */
export type Receive = (index: number, column: number, change: Amount) => void

/** Gives what one unit adds to `retentionColumns` in each window. */
export function giveRetention(
  changes: readonly BookedChange[],
  windows: Windows,
  { policy, unit }: { readonly policy: Policy; readonly unit: UnitKind },
  receive: Receive,
): void {
  const values = <A extends Amount>(seen: SeenUnit<A>, zero: A): Amount[] => {
    if (seen.unrated) return [zero, zero, zero, 0, 0, 1]
    const { opening, retained, kept, units, stayed } = retentionShare(seen, policy)
    return [opening, retained, kept, units, stayed, 0]
  }
  give(changes, windows, unit, values, receive)
}

/** Gives what one account adds to `cohortColumns` in each window that begins with the end of its first month. */
export function giveCohort(changes: readonly BookedChange[], windows: Windows, receive: Receive): void {
  const values = <A extends Amount>(seen: SeenUnit<A>, zero: A): Amount[] =>
    seen.unrated ? [zero, zero, 0, 0, 1] : [seen.then, seen.now, 1, seen.now > 0 ? 1 : 0, 0]
  give(changes, windows, 'counted', values, receive)
}

type Values = <A extends Amount>(seen: SeenUnit<A>, zero: A) => Amount[]

function give(
  changes: readonly BookedChange[],
  windows: Windows,
  unit: UnitKind,
  values: Values,
  receive: Receive,
): void {
  const walk = <A extends Amount>(amountOf: (minor: bigint) => A): void => {
    const zero = amountOf(0n)
    let before: Amount[] | null = null
    walkWindows(changes, windows, unit, amountOf, (index, seen) => {
      const now = values(seen, zero)
      for (let column = 0; column < now.length; column++) {
        const a = now[column] as number
        if (before === null) receive(index, column, a)
        else if (a !== before[column]) receive(index, column, a - (before[column] as number))
      }
      before = now
    })
  }
  if (isSmall(changes, windows.currency)) walk(Number)
  else walk((minor) => minor)
}

function isSmall(changes: readonly BookedChange[], currency: Currency): boolean {
  let sum = 0
  for (const change of changes) {
    if (change.currency !== currency) return false
    sum += Math.abs(Number(change.bookedMinor))
  }
  return sum < smallMinor
}
