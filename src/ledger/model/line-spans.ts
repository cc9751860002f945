import type { Day } from '#foundation'
import { annualMinor } from './annual-amount.js'
import type { ContractLine, Discount, Pause } from './facts.js'
import type { MovementReason } from './movement.js'
import type { Policy } from './policy.js'
import { type GracedGap, liveEnd } from './renewals.js'
import { never } from './world.js'

/** A stretch of days, `to` exclusive, on which a line is worth one amount per year other than 0. */
export type Span = {
  readonly from: Day
  readonly to: Day
  /** Per year, in minor units of the line's currency. */
  readonly minor: bigint
  readonly opening: MovementReason
  readonly closing: MovementReason
}

/** The spans of a line under a policy, in order. Zero amounts (trials, full discounts, pauses) make none. */
export function spansOf(line: ContractLine, policy: Policy, gap: GracedGap | undefined): readonly Span[] {
  const end = liveEnd(line, policy)
  if (line.startDay >= end || line.amount.digits === 0n) return []
  const discounts = countedDiscounts(line, policy)
  const pauses = policy.paused === 'arr' ? [] : line.pauses
  const spans =
    discounts.length === 0 && pauses.length === 0
      ? [{ from: line.startDay, to: end, minor: annualMinor(line, []), opening: 'start', closing: 'end' } as const]
      : piecewise(line, end, discounts, pauses)
  return gap ? carriedThrough(gap, spans.filter(isWorthSomething)) : spans.filter(isWorthSomething)
}

/** The discounts of a line that the policy takes off. */
export function countedDiscounts(line: ContractLine, policy: Policy): readonly Discount[] {
  if (line.discounts.length === 0 || policy.discounts === 'net') return line.discounts
  return policy.discounts === 'gross' ? [] : line.discounts.filter((discount) => discount.to === null)
}

/** Whether a day lies in a span of which either end may be open; `to` is exclusive. */
export function holdsOn(span: { readonly from: Day | null; readonly to: Day | null }, day: Day): boolean {
  return (span.from === null || span.from <= day) && (span.to === null || day < span.to)
}

function piecewise(
  line: ContractLine,
  end: Day,
  discounts: readonly Discount[],
  pauses: readonly Pause[],
): readonly Span[] {
  const spans: Span[] = []
  const days = boundaries(line.startDay, end, [...discounts, ...pauses])
  let wasPaused = false
  for (const [index, from] of days.entries()) {
    const isPaused = pauses.some((pause) => holdsOn(pause, from))
    const minor = isPaused
      ? 0n
      : annualMinor(
          line,
          discounts.filter((discount) => holdsOn(discount, from)),
        )
    const reason = index === 0 ? 'start' : isPaused ? 'pause' : wasPaused ? 'resume' : 'discount'
    const last = spans[spans.length - 1]
    wasPaused = isPaused
    if (last?.minor === minor) continue
    if (last) spans[spans.length - 1] = { ...last, to: from, closing: reason }
    spans.push({ from, to: end, minor, opening: reason, closing: 'end' })
  }
  return spans
}

function boundaries(start: Day, end: Day, spans: readonly { from: Day | null; to: Day | null }[]): Day[] {
  const days = new Set<Day>([start])
  for (const { from, to } of spans) {
    if (from !== null && from > start && from < end) days.add(from)
    if (to !== null && to > start && to < end) days.add(to)
  }
  return [...days].sort((a, b) => a - b)
}

// The last amount goes on until the renewal; a line that was paused or free when it ended has none to carry.
function carriedThrough(gap: GracedGap, spans: readonly Span[]): readonly Span[] {
  return spans.map((span) => (span.to === gap.from && gap.from !== never ? { ...span, to: gap.to } : span))
}

function isWorthSomething(span: Span): boolean {
  return span.minor !== 0n
}
