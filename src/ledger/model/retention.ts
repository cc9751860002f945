import type { Policy } from './policy.js'

/**
 * One counted unit at both ends of a window of days (from, to], in minor units of the reporting currency. Both ends
 * and all movements are converted at the rates of the window's end.
 */
export type UnitWindow = {
  /** Names the counted unit: the account, its parent, a contract of it, or one product of any of these. */
  readonly unit: string
  /** The account; of a parent, the parent itself. */
  readonly account: number
  /** The group of the unit as at the window's start; null is unassigned, or no grouping. */
  readonly group: string | null
  /** ARR at the end of the day `from`. */
  readonly then: bigint
  /** ARR at the end of the day `to`. */
  readonly now: bigint
  /** Sums of the movements inside the window, signed. */
  readonly expansion: bigint
  readonly contraction: bigint
  readonly churn: bigint
  readonly reactivation: bigint
  /** The unit came down to 0 inside the window, whatever it has now. */
  readonly touchedZero: boolean
}

/** What a unit adds to the retention ratios: NRR = Σ retained ÷ Σ opening, GRR = Σ kept ÷ Σ opening, logo = Σ stayed ÷ Σ units. */
export type RetentionShare = {
  readonly opening: bigint
  readonly retained: bigint
  readonly kept: bigint
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
 */
export function retentionShare(unit: UnitWindow, policy: Pick<Policy, 'reactivation' | 'retention'>): RetentionShare {
  if (unit.then <= 0n) {
    const retained = policy.reactivation === 'included-event' ? unit.reactivation : 0n
    return { opening: 0n, retained, kept: 0n, units: 0, stayed: 0 }
  }
  const opening = unit.then
  if (policy.reactivation === 'excluded' && unit.touchedZero)
    return { opening, retained: 0n, kept: 0n, units: 1, stayed: 0 }
  const stayed = unit.now > 0n ? 1 : 0
  if (policy.retention === 'movements') {
    const kept = opening + unit.contraction + unit.churn
    return { opening, retained: kept + unit.expansion + unit.reactivation, kept, units: 1, stayed }
  }
  return { opening, retained: unit.now, kept: unit.now < opening ? unit.now : opening, units: 1, stayed }
}
