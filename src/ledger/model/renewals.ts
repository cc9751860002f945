import { type Day, earlierOf } from '#foundation'
import type { ContractLine } from './facts.js'
import type { Policy } from './policy.js'
import { never } from './world.js'

/** The gap before a renewal that the grace keeps live: from the old line's end to the start of the renewal. */
export type GracedGap = { readonly renewal: ContractLine; readonly from: Day; readonly to: Day }

/** The first day without the line, by the policy's churn day. A line that starts on or after it is never live. */
export function liveEnd(line: ContractLine, policy: Policy): Day {
  const end = line.endDay ?? never
  if (policy.churnDay === 'paid-end' || line.cancellationDay === null) return end
  return earlierOf(line.cancellationDay, end)
}

/** Whether a line can renew another: it has an amount, and days on which it is live. */
export function canRenew(line: ContractLine, policy: Policy): boolean {
  return line.amount.digits !== 0n && line.startDay < liveEnd(line, policy)
}

/**
 * For each ended line (by id) that is renewed late but within the policy's grace, the gap that stays live. The
 * renewal is the earliest line of the account that names the ended one as its predecessor; where none does, the
 * next line of the same account and product that names no predecessor. A line without an amount renews nothing.
 */
export function gracedGaps(lines: readonly ContractLine[], policy: Policy): ReadonlyMap<number, GracedGap> {
  const gaps = new Map<number, GracedGap>()
  if (policy.graceDays <= 0) return gaps
  const candidates = lines.filter((line) => canRenew(line, policy))
  const successors = groupEarliestFirst(candidates, (line) => line.predecessor !== null, bySuccession)
  const unreferenced = groupEarliestFirst(candidates, (line) => line.predecessor === null, byProduct)
  for (const line of candidates) {
    const from = liveEnd(line, policy)
    const renewal = renewalOf(line, from, successors, unreferenced)
    if (!renewal || renewal.startDay <= from || renewal.startDay - from > policy.graceDays) continue
    gaps.set(line.id, { renewal, from, to: renewal.startDay })
  }
  return gaps
}

type Groups = ReadonlyMap<string, readonly ContractLine[]>

function renewalOf(line: ContractLine, end: Day, successors: Groups, unreferenced: Groups): ContractLine | undefined {
  const named = successors.get(`${line.account}|${line.ref}`)
  if (named) return named[0]
  return unreferenced.get(byProduct(line))?.find((next) => next.startDay >= end)
}

/** Groups lines by a key, each group in the order of start days. */
export function groupEarliestFirst(
  lines: readonly ContractLine[],
  belongs: (line: ContractLine) => boolean,
  keyOf: (line: ContractLine) => string,
): Groups {
  const groups = new Map<string, ContractLine[]>()
  for (const line of lines) {
    if (!belongs(line)) continue
    const group = groups.get(keyOf(line))
    if (group) group.push(line)
    else groups.set(keyOf(line), [line])
  }
  for (const group of groups.values()) group.sort((a, b) => a.startDay - b.startDay || a.id - b.id)
  return groups
}

/** Names, within an account, the line that another one renews. */
export function bySuccession(line: ContractLine): string {
  return `${line.account}|${line.predecessor}`
}

/** Names the lines that renew each other where no predecessor is named. */
export function byProduct(line: ContractLine): string {
  return `${line.account}|${line.product}`
}
