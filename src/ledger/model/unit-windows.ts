import type { Currency, Day } from '#foundation'
import type { Fraction } from './rates.js'
import type { Amount, UnitChange } from './retention.js'
import { plus } from './retention.js'
import { type BookedChange, type UnitKind, type ValuedChange, valuedChanges } from './unit-changes.js'

/** Windows of days (from, to]; both ends ascend from one to the next. All of a window is converted at the rates of `to`. */
export type Windows = {
  readonly ends: readonly { readonly from: Day; readonly to: Day }[]
  readonly currency: Currency
  readonly ratesOf: (currency: Currency) => WindowRates
}

/** A currency's rate at the end of each window, null where there is none; `isNew[i]` where it differs from that of i − 1. */
export type WindowRates = { readonly rates: readonly (Fraction | null)[]; readonly isNew: readonly boolean[] }

/** A unit in a window; `unrated` where a currency in which it has ARR, or moved, has no rate at the window's end. */
export type SeenUnit<A extends Amount> = UnitChange<A> & { readonly unrated: boolean }

/**
 * Walks the windows over one unit, whose changes are given in the order of their days. Calls `visit` with the index of
 * every window in which something differs from the window before (before the first, the unit has nothing).
 * What it is given is reused: read it at once. Costs the changes once per set of rates, plus the windows.
 */
export function walkWindows<A extends Amount>(
  changes: readonly BookedChange[],
  windows: Windows,
  unit: UnitKind,
  amountOf: (minor: bigint) => A,
  visit: (index: number, seen: SeenUnit<A>) => void,
): void {
  const ratesOf = foreignRates(changes, windows)
  const { ends } = windows
  let at = firstTouched(changes, ends)
  let seen: State<A> | null = null
  while (at < ends.length) {
    let until = at + 1
    while (until < ends.length && !isNewRate(ratesOf, until)) until++
    const rates = { currency: windows.currency, rateOf: rateAt(ratesOf, at) }
    const valued = valuedChanges(changes, rates, unit, amountOf)
    const hadAny: boolean = seen !== null
    seen = stateOf(valued, amountOf(0n))
    for (let index = at; index < until; index++) {
      const { from, to } = ends[index] as { from: Day; to: Day }
      const differs = seen.nextEnded <= to || seen.nextStarted <= from
      if (differs) advance(seen, from, to)
      if (differs || (index === at && hadAny)) visit(index, seen)
    }
    at = until
  }
}

const noRates: ReadonlyMap<Currency, WindowRates> = new Map()

// Most units have the reporting currency alone.
function foreignRates(changes: readonly BookedChange[], windows: Windows): ReadonlyMap<Currency, WindowRates> {
  let found: Map<Currency, WindowRates> | null = null
  for (const { currency } of changes) {
    if (currency === windows.currency || found?.has(currency)) continue
    found ??= new Map()
    found.set(currency, windows.ratesOf(currency))
  }
  return found ?? noRates
}

function isNewRate(ratesOf: ReadonlyMap<Currency, WindowRates>, index: number): boolean {
  if (ratesOf.size === 0) return false
  for (const { isNew } of ratesOf.values()) if (isNew[index]) return true
  return false
}

function rateAt(ratesOf: ReadonlyMap<Currency, WindowRates>, index: number): (currency: Currency) => Fraction | null {
  return (currency) => ratesOf.get(currency)?.rates[index] ?? null
}

function firstTouched(changes: readonly BookedChange[], ends: Windows['ends']): number {
  const first = changes[0]
  if (!first) return ends.length
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] as { to: Day }).to >= first.day) high = middle
    else low = middle + 1
  }
  return low
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
type State<A extends Amount> = Mutable<SeenUnit<A>> & {
  readonly valued: readonly ValuedChange<A>[]
  /** How many changes lie at or before the start, and the end, of the window. */
  started: number
  ended: number
  /** The days of the next changes to pass the start, and the end; after all days if there is none. */
  nextStarted: number
  nextEnded: number
  zeros: number
  unratedInside: number
  unratedThen: number
  other: A
}

function stateOf<A extends Amount>(valued: readonly ValuedChange<A>[], zero: A): State<A> {
  return {
    valued,
    started: 0,
    ended: 0,
    nextStarted: dayAt(valued, 0),
    nextEnded: dayAt(valued, 0),
    zeros: 0,
    unratedInside: 0,
    unratedThen: 0,
    // biome-ignore lint/suspicious/noThenProperty: ARR then and now; nothing awaits it.
    then: zero,
    now: zero,
    expansion: zero,
    contraction: zero,
    churn: zero,
    reactivation: zero,
    other: zero,
    touchedZero: false,
    unrated: false,
  }
}

// What enters at the end of the window is inside it until its start passes it.
function advance<A extends Amount>(state: State<A>, from: Day, to: Day): void {
  const { valued } = state
  for (; state.nextEnded <= to; state.nextEnded = dayAt(valued, ++state.ended)) {
    const change = valued[state.ended] as ValuedChange<A>
    state.now = plus(state.now, change.value)
    state[change.kind] = plus(state[change.kind], change.value)
    state.zeros += change.zeros
    state.unratedInside += change.unrated
  }
  for (; state.nextStarted <= from; state.nextStarted = dayAt(valued, ++state.started)) {
    const change = valued[state.started] as ValuedChange<A>
    // biome-ignore lint/suspicious/noThenProperty: as above.
    state.then = plus(state.then, change.value)
    state[change.kind] = minus(state[change.kind], change.value)
    state.zeros -= change.zeros
    state.unratedInside -= change.unrated
    state.unratedThen += change.unratedCells
  }
  state.touchedZero = state.zeros > 0
  state.unrated = state.unratedInside > 0 || state.unratedThen > 0
}

function dayAt(valued: readonly ValuedChange<Amount>[], index: number): number {
  return valued[index]?.day ?? Number.POSITIVE_INFINITY
}

function minus<A extends Amount>(a: A, b: A): A {
  return ((a as number) - (b as number)) as A
}
