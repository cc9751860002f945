import { type Day, divideHalfEven, type Known, known } from '#foundation'
import { annualMinor } from './annual-amount.js'
import { convert, rateOn } from './conversion.js'
import type { ContractLine, LedgerFacts } from './facts.js'
import { countedDiscounts, holdsOn } from './line-spans.js'
import type { Policy } from './policy.js'
import { gracedGaps, liveEnd } from './renewals.js'
import type { World } from './world.js'

/**
 * The ARR (or MRR) of an account's lines at the end of a day, in minor units of the reporting currency, straight
 * from the definition: look at every line on that day. The oracle of the property tests for `movementsOf`, and of
 * drill-down into a balance. Unknown, with the reason, if a live line has no rate. Without stated balances.
 */
export function balanceOn(facts: LedgerFacts, policy: Policy, world: World, account: number, day: Day): Known<bigint> {
  const arrOfProduct = new Map<number | null, bigint>()
  for (const { line, minor } of arrByLineOn(facts, policy, account, day)) {
    const rate = rateOn(world, policy.fx, line.currency, day)
    if (!rate.known) return rate
    arrOfProduct.set(line.product, (arrOfProduct.get(line.product) ?? 0n) + convert(minor, rate.value))
  }
  let balance = 0n
  for (const arr of arrOfProduct.values()) balance += world.measure === 'arr' ? arr : divideHalfEven(arr, 12n)
  return known(balance)
}

/** A line that has ARR on a day, and how much per year in minor units of its own currency. */
export type LineBalance = { readonly line: ContractLine; readonly minor: bigint }

/** The lines of an account that have ARR at the end of a day. */
export function arrByLineOn(facts: LedgerFacts, policy: Policy, account: number, day: Day): readonly LineBalance[] {
  const lines = facts.lines.filter((line) => line.account === account)
  const gaps = gracedGaps(lines, policy)
  const live: LineBalance[] = []
  for (const line of lines) {
    const gap = gaps.get(line.id)
    const isInGrace = gap !== undefined && gap.from <= day && day < gap.to
    const minor = arrOfLineOn(line, policy, isInGrace ? ((gap.from - 1) as Day) : day)
    if (minor !== 0n) live.push({ line, minor })
  }
  return live
}

/** The ARR of a line at the end of a day in minor units of its own currency; 0 where it is not live. Without a grace. */
export function arrOfLineOn(line: ContractLine, policy: Policy, day: Day): bigint {
  if (day < line.startDay || day >= liveEnd(line, policy)) return 0n
  if (policy.paused === 'not-arr' && line.pauses.some((pause) => holdsOn(pause, day))) return 0n
  return annualMinor(
    line,
    countedDiscounts(line, policy).filter((discount) => holdsOn(discount, day)),
  )
}
