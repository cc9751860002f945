import type { Known } from '#foundation'

export const reconciliationStates = ['agrees', 'differs', 'only-ours', 'only-theirs', 'undefined'] as const

export type ReconciliationState = (typeof reconciliationStates)[number]

/** How far two amounts may lie apart: a share of the larger (0.01 is 1 %, as millionths) or an amount, whichever is more. */
export type Tolerance = { readonly millionths: bigint; readonly minor: bigint }

/** What two sides say about one account, per year in minor units of the reporting currency. */
export type Comparison =
  | {
      readonly state: Exclude<ReconciliationState, 'undefined'>
      readonly theirs: bigint
      readonly ours: bigint
      /** Theirs less ours. */
      readonly difference: bigint
      /** Up to this the two agree. */
      readonly tolerance: bigint
    }
  | { readonly state: 'undefined'; readonly because: string }

/**
 * Compares two amounts. They agree when they lie no further apart than the tolerance, or than what rounding can hide
 * (`roundingMinor`); it does not matter which side is which. Undefined if a side has no value.
 */
export function compare(
  theirs: Known<bigint>,
  ours: Known<bigint>,
  tolerance: Tolerance,
  roundingMinor = 0n,
): Comparison {
  if (!theirs.known) return { state: 'undefined', because: theirs.because }
  if (!ours.known) return { state: 'undefined', because: ours.because }
  const difference = theirs.value - ours.value
  const within = toleranceFor([theirs.value, ours.value], tolerance, roundingMinor)
  const amounts = { theirs: theirs.value, ours: ours.value, difference, tolerance: within }
  if (absolute(difference) <= within) return { state: 'agrees', ...amounts }
  if (theirs.value === 0n) return { state: 'only-ours', ...amounts }
  return { state: ours.value === 0n ? 'only-theirs' : 'differs', ...amounts }
}

/** The amount up to which some amounts count as the same; a share is rounded down. */
export function toleranceFor(amounts: readonly bigint[], { millionths, minor }: Tolerance, roundingMinor = 0n): bigint {
  const share = (larger(...amounts.map(absolute)) * millionths) / 1_000_000n
  return larger(share, minor, roundingMinor)
}

/** An explanation of a difference as it was when it was given. */
export type Explained = {
  /** The day that was looked at; ISO. */
  readonly at: string
  readonly difference: bigint
  readonly currency: string
}

/**
 * Which explanation speaks for a day: the one for the latest day up to it, else the one for the first day after it.
 * Of several for one day the last in the list counts.
 */
export function explanationFor<E extends Explained>(explanations: readonly E[], day: string): E | null {
  const byDay = [...explanations].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const before = byDay.findLast(({ at }) => at <= day)
  if (before) return before
  const first = byDay[0]
  return first ? (byDay.findLast(({ at }) => at === first.at) ?? null) : null
}

/** Whether an explanation still holds: the difference is the same within the tolerance of the comparison. */
export function stillHolds(explained: Explained, comparison: Comparison, currency: string): boolean {
  if (comparison.state === 'undefined' || explained.currency !== currency) return false
  return absolute(comparison.difference - explained.difference) <= comparison.tolerance
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}

function larger(...values: readonly bigint[]): bigint {
  let most = 0n
  for (const value of values) if (value > most) most = value
  return most
}
