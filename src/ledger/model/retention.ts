import type { Policy } from './policy.js'

/** Minor units: exact as bigint; as number where many small ones are summed, each below 2^53. */
export type Amount = bigint | number

/**
 * One counted unit at both ends of a window of days (from, to], in minor units of the reporting currency. Both ends
 * and all movements are converted at the rates of the window's end.
 */
export type UnitChange<A extends Amount> = {
  /** ARR at the end of the day `from`. */
  readonly then: A
  /** ARR at the end of the day `to`. */
  readonly now: A
  /** Sums of the movements inside the window, signed. */
  readonly expansion: A
  readonly contraction: A
  readonly churn: A
  readonly reactivation: A
  /** The unit came down to 0 inside the window, whatever it has now. */
  readonly touchedZero: boolean
}

/** A window of a named unit. */
export type UnitWindow = UnitChange<bigint> & {
  /** Names the counted unit: the account, its parent, a contract of it, or one product of any of these. */
  readonly unit: string
  /** The account; of a parent, the parent itself. */
  readonly account: number
  /** The group of the unit as at the window's start; null is unassigned, or no grouping. */
  readonly group: string | null
}

/** What a unit adds to the retention ratios: NRR = Σ retained ÷ Σ opening, GRR = Σ kept ÷ Σ opening, logo = Σ stayed ÷ Σ units. */
export type RetentionShare<A extends Amount = bigint> = {
  readonly opening: A
  readonly retained: A
  readonly kept: A
  readonly units: 0 | 1
  readonly stayed: 0 | 1
}

/**
 * What one unit adds to the retention ratios under a policy set (definitions.md, Ratios and Policy switches).
 *
 * - The opening cohort is the units with ARR > 0 at the window's start.
 * - Reactivation `excluded`: a unit of the cohort that touched 0 inside the window counts 0. `included-event`: the
 *   reactivation of any other unit is added to what is retained (ChartMogul).
 * - `point-to-point`: ARR then against now. `movements`: ARR then plus the unit's movements (SMSB); the two agree on
 *   NRR unless stated balances move the unit, and differ on GRR when a loss was won back inside the window.
 * - `renewals-due`: NRR and GRR are made of `renewalsIn` instead; this gives the units that stayed, point to point.
 */
export function retentionShare<A extends Amount>(
  unit: UnitChange<A>,
  policy: Pick<Policy, 'reactivation' | 'retention'>,
): RetentionShare<A> {
  const zero = (typeof unit.then === 'bigint' ? 0n : 0) as A
  if (unit.then <= 0) {
    const retained = policy.reactivation === 'included-event' ? unit.reactivation : zero
    return { opening: zero, retained, kept: zero, units: 0, stayed: 0 }
  }
  const opening = unit.then
  if (policy.reactivation === 'excluded' && unit.touchedZero)
    return { opening, retained: zero, kept: zero, units: 1, stayed: 0 }
  const stayed = unit.now > 0 ? 1 : 0
  if (policy.retention === 'movements') {
    const kept = plus(plus(opening, unit.contraction), unit.churn)
    return { opening, retained: plus(plus(kept, unit.expansion), unit.reactivation), kept, units: 1, stayed }
  }
  // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint.
  const kept = unit.now < opening ? unit.now : opening
  return { opening, retained: unit.now, kept, units: 1, stayed }
}

/** The sum of two amounts of one kind. */
export function plus<A extends Amount>(a: A, b: A): A {
  return ((a as number) + (b as number)) as A
}
