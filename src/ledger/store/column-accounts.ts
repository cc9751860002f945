import type { Day } from '#foundation'
import { movementKinds } from '../model/movement.js'
import type { ColumnView } from './movement-columns.js'

/** Accounts that ever had a standing movement up to a day; amounts in minor units, columns of one length. */
export type AccountPositions = {
  readonly ids: readonly number[]
  /** At the end of the day asked, and at that of an earlier one. */
  readonly now: readonly number[]
  readonly before: readonly number[]
  /** The first day on which something that still stands moved. */
  readonly since: readonly number[]
}

/** The accounts at the ends of the days `from` and `at`. */
export function accountPositions({ columns, count }: ColumnView, from: Day, at: Day): AccountPositions {
  const places = columns.accounts.length
  const [now, before] = [new Float64Array(places), new Float64Array(places)]
  const { account, day, minor } = columns
  for (let row = 0; row < count; row++) {
    const on = day[row] as number
    if (on > at) continue
    const place = account[row] as number
    now[place] = (now[place] as number) + (minor[row] as number)
    if (on <= from) before[place] = (before[place] as number) + (minor[row] as number)
  }
  const since = firstDays({ columns, count }, at)
  const found: { ids: number[]; now: number[]; before: number[]; since: number[] } = {
    ids: [],
    now: [],
    before: [],
    since: [],
  }
  for (let place = 0; place < places; place++) {
    if (since[place] === nothing) continue
    found.ids.push(columns.accounts[place] as number)
    found.now.push(now[place] as number)
    found.before.push(before[place] as number)
    found.since.push(since[place] as number)
  }
  return found
}

/** What moved at some accounts in the days (from, at], by the order of kinds, in minor units. */
export function accountKinds(
  { columns, count }: ColumnView,
  from: Day,
  at: Day,
  accounts: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const sums = new Map(accounts.map((id) => [id, movementKinds.map(() => 0)]))
  const ofPlace = columns.accounts.map((id) => sums.get(id))
  const { account, day, kind, minor } = columns
  for (let row = 0; row < count; row++) {
    const found = ofPlace[account[row] as number]
    const on = day[row] as number
    if (!found || on <= from || on > at) continue
    found[kind[row] as number] = (found[kind[row] as number] as number) + (minor[row] as number)
  }
  return sums
}

const nothing = 2 ** 31 - 1

// A day stands if something of a kind is left on it; what was taken back later leaves nothing. Few accounts need a
// second look, those whose first day was taken back.
function firstDays({ columns, count }: ColumnView, at: Day): Int32Array {
  const places = columns.accounts.length
  const first = new Int32Array(places).fill(nothing)
  const after = new Int32Array(places).fill(-nothing)
  const { account, day, kind, minor } = columns
  const isOpen = new Uint8Array(places).fill(1)
  for (let open = places; open > 0; ) {
    for (let row = 0; row < count; row++) {
      const place = account[row] as number
      const on = day[row] as number
      if (isOpen[place] === 0 || on > at || on <= (after[place] as number)) continue
      if (on < (first[place] as number)) first[place] = on
    }
    const left = movementKinds.map(() => new Float64Array(places))
    for (let row = 0; row < count; row++) {
      const place = account[row] as number
      if (isOpen[place] === 0 || day[row] !== first[place]) continue
      const sums = left[kind[row] as number] as Float64Array
      sums[place] = (sums[place] as number) + (minor[row] as number)
    }
    open = 0
    for (let place = 0; place < places; place++) {
      if (isOpen[place] === 0) continue
      if (first[place] === nothing || left.some((sums) => sums[place] !== 0)) {
        isOpen[place] = 0
        continue
      }
      after[place] = first[place] as number
      first[place] = nothing
      open += 1
    }
  }
  return first
}
