import type { Currency, Day } from '#foundation'
import { convert } from './conversion.js'
import type { Movement } from './movement.js'
import type { Fraction } from './rates.js'
import { type Amount, plus } from './retention.js'

/** A movement as far as ratios read it. */
export type BookedChange = Pick<
  Movement,
  'day' | 'account' | 'product' | 'unit' | 'contract' | 'currency' | 'kind' | 'bookedMinor' | 'customers'
>

/** The kinds that a window sums apart, and all others. */
export type SummedKind = 'expansion' | 'contraction' | 'churn' | 'reactivation' | 'other'

/** A change of a unit at the rates of one day. */
export type ValuedChange<A extends Amount> = {
  readonly day: Day
  readonly kind: SummedKind
  readonly value: A
  /** The unit came down to 0 (1). */
  readonly zeros: number
  /** It is of a currency without a rate (1), and how many of such cells began (1) or ended (−1) to have ARR with it. */
  readonly unrated: number
  readonly unratedCells: number
}

/** What a unit is, and how its kinds are decided. */
export type UnitKind =
  /** All changes given together are a unit's, with the kinds of the ledger. */
  | 'counted'
  /** They are those of a product of one: its kinds follow from its own balance. */
  | 'product'

/** How to convert: the reporting currency and the rate of every other one, null where there is none. */
export type Rates = { readonly currency: Currency; readonly rateOf: (currency: Currency) => Fraction | null }

/**
 * The changes of one unit, given in the order of their days, at one set of rates. Each cell is converted as a balance,
 * rounded half-even, and a change is the difference of two: so changes sum to the converted balance, and a cell that
 * does not change has the same value at both ends.
 */
export function valuedChanges<A extends Amount>(
  changes: readonly BookedChange[],
  rates: Rates,
  unit: UnitKind,
  amountOf: (minor: bigint) => A,
): ValuedChange<A>[] {
  const valued: ValuedChange<A>[] = []
  const cells = new Map<string, bigint>()
  for (const change of changes) {
    const { day, bookedMinor } = change
    const kind = summedKindOf(change)
    const zeros = kind === 'churn' && change.customers < 0 ? 1 : 0
    if (bookedMinor === 0n && zeros === 0) continue
    if (change.currency === rates.currency) {
      valued.push({ day, kind, value: amountOf(bookedMinor), zeros, unrated: 0, unratedCells: 0 })
      continue
    }
    const key = `${change.account}|${change.product}|${change.unit}|${change.contract}|${change.currency}`
    const before = cells.get(key) ?? 0n
    const after = before + bookedMinor
    cells.set(key, after)
    const rate = rates.rateOf(change.currency)
    if (rate) {
      const value = amountOf(convert(after, rate) - convert(before, rate))
      valued.push({ day, kind, value, zeros, unrated: 0, unratedCells: 0 })
    } else {
      const unratedCells = (after === 0n ? 0 : 1) - (before === 0n ? 0 : 1)
      valued.push({ day, kind, value: amountOf(0n), zeros, unrated: 1, unratedCells })
    }
  }
  return unit === 'product' ? byOwnBalance(valued, amountOf(0n)) : valued
}

function summedKindOf({ kind }: BookedChange): SummedKind {
  return kind === 'expansion' || kind === 'contraction' || kind === 'churn' || kind === 'reactivation' ? kind : 'other'
}

// A product's own kinds, on its net change of a day: what its customer offsets elsewhere is not asked.
function byOwnBalance<A extends Amount>(changes: readonly ValuedChange<A>[], zero: A): ValuedChange<A>[] {
  const days: ValuedChange<A>[] = []
  let balance = zero
  let everHad = false
  for (let at = 0; at < changes.length; ) {
    const { day } = changes[at] as ValuedChange<A>
    let value = zero
    let [unrated, unratedCells] = [0, 0]
    for (; at < changes.length && (changes[at] as ValuedChange<A>).day === day; at++) {
      const change = changes[at] as ValuedChange<A>
      value = plus(value, change.value)
      unrated += change.unrated
      unratedCells += change.unratedCells
    }
    const after = plus(balance, value)
    const kind = ownKind(balance, after, everHad)
    days.push({ day, kind, value, zeros: kind === 'churn' ? 1 : 0, unrated, unratedCells })
    balance = after
    if (after > 0) everHad = true
  }
  return days
}

function ownKind(before: Amount, after: Amount, everHad: boolean): SummedKind {
  if (before <= 0) return after > 0 && everHad ? 'reactivation' : 'other'
  if (after <= 0) return 'churn'
  return after > before ? 'expansion' : after < before ? 'contraction' : 'other'
}
