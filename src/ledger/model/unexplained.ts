import { type Day, divideHalfEven, type Known } from '#foundation'
import type { AccountProduct } from './cells.js'
import type { ChangePoint, Gap } from './change-points.js'
import { convert, rateOn } from './conversion.js'
import type { Balance } from './facts.js'
import type { Movement, UndefinedSpan } from './movement.js'
import type { Policy } from './policy.js'
import type { World } from './world.js'

/** What stated balances of an account add: movements of kind `unexplained`, and days on which one cannot be converted. */
type Unexplained = { readonly movements: readonly Movement[]; readonly undefinedSpans: readonly UndefinedSpan[] }

/**
 * The difference between stated ARR and that of the lines at the end of the day. It stands until the next stated
 * balance; a movement is its change. Of several sources on a day the first by name counts. A balance on a day on
 * which the lines have no value is left out, and so is one that cannot be converted, which says so for its day.
 */
export function unexplainedOf(
  balances: readonly Balance[],
  points: readonly ChangePoint[],
  gaps: readonly Gap[],
  policy: Policy,
  world: World,
): Unexplained {
  const movements: Movement[] = []
  const undefinedSpans: UndefinedSpan[] = []
  const linesOn = runningBalance(points, world.measure)
  let standing = 0n
  for (const balance of onePerDay(balances)) {
    const lines = linesOn(balance.day)
    if (gaps.some((gap) => gap.from <= balance.day && balance.day < gap.to)) continue
    const stated = statedMinor(balance, policy, world)
    if (!stated.known) {
      undefinedSpans.push(spanOf(balance, stated.because))
      continue
    }
    const change = stated.value - lines - standing
    standing += change
    if (change !== 0n) movements.push(movementOf(balance, change, world))
  }
  return { movements, undefinedSpans }
}

function onePerDay(balances: readonly Balance[]): readonly Balance[] {
  const sorted = [...balances].sort((a, b) => a.day - b.day || (a.source < b.source ? -1 : a.source > b.source ? 1 : 0))
  return sorted.filter((balance, index) => balance.day !== sorted[index - 1]?.day)
}

// Days must be asked in ascending order.
function runningBalance(points: readonly ChangePoint[], measure: World['measure']): (day: Day) => bigint {
  const ascending = [...points].sort((a, b) => a.day - b.day)
  const arrOf = new Map<AccountProduct, bigint>()
  let at = 0
  return (day) => {
    for (; at < ascending.length && (ascending[at] as ChangePoint).day <= day; at++) {
      const { cell, minor } = ascending[at] as ChangePoint
      arrOf.set(cell.accountProduct, (arrOf.get(cell.accountProduct) ?? 0n) + minor)
    }
    let sum = 0n
    for (const arr of arrOf.values()) sum += measure === 'arr' ? arr : divideHalfEven(arr, 12n)
    return sum
  }
}

function statedMinor(balance: Balance, policy: Policy, world: World): Known<bigint> {
  const rate = rateOn(world, policy.fx, balance.currency, balance.day)
  if (!rate.known) return rate
  const arr = convert(balance.minor, rate.value)
  return { known: true, value: world.measure === 'arr' ? arr : divideHalfEven(arr, 12n) }
}

function spanOf({ account, day, source }: Balance, because: string): UndefinedSpan {
  const what = `The ARR that ${source} states cannot be converted.`
  return { account, from: day, to: (day + 1) as Day, because: `${what} ${because}` }
}

function movementOf(balance: Balance, minor: bigint, world: World): Movement {
  return {
    day: balance.day,
    account: balance.account,
    product: null,
    unit: null,
    currency: world.currency,
    contract: null,
    line: null,
    kind: 'unexplained',
    part: null,
    reason: 'balance',
    minor,
    bookedMinor: minor,
    migrationMinor: 0n,
    connectedNew: false,
    customers: 0,
    productCustomers: 0,
    inGrace: false,
  }
}
