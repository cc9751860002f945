import type { Day } from '#foundation'
import type { CountedUnit } from './cells.js'
import type { MovementKind } from './movement.js'
import type { Policy } from './policy.js'

/** The net change of a counted unit in one netting period. */
type NetChange = {
  readonly before: bigint
  readonly after: bigint
  readonly day: Day
  /** Some paused line of the unit resumes. */
  readonly resumed: boolean
}

/**
 * The kind of a net change (definitions.md, Movements). A unit that comes back because a pause ends was never gone
 * for good: that is an expansion. A negative ARR counts as none.
 */
export function kindOf(unit: CountedUnit, change: NetChange, policy: Policy): MovementKind {
  const { before, after, day, resumed } = change
  if (before <= 0n && after > 0n) {
    if (!unit.everCounted) return 'new'
    return resumed || policy.reactivation === 'expansion' ? 'expansion' : 'reactivation'
  }
  if (before > 0n && after <= 0n) return 'churn'
  if (after === before) return 'migration'
  if (after < before) return 'contraction'
  return !resumed && isInNewWindow(unit, day, policy) ? 'new' : 'expansion'
}

function isInNewWindow(unit: CountedUnit, day: Day, policy: Policy): boolean {
  return unit.firstNewDay !== null && day - unit.firstNewDay <= policy.newWindowDays
}
