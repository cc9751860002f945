import type { Day } from '#foundation'
import type { UndefinedSpan } from '#ledger'

/** Why there is no value over the days from the end of `from` (null: on one day) to `to`; null where there is one. */
export function reasonWithoutValue(spans: readonly UndefinedSpan[], from: Day | null, to: Day): string | null {
  const span = spans.find((one) => one.from <= to && (one.to === null || one.to > (from ?? to)))
  return span?.because ?? null
}
