import type { Policy } from './policy.js'

/**
 * Whether two policy sets make the same movements, so that one's ledger answers for the other: they differ in nothing
 * but what the ratios make of the movements. A return that is booked as expansion is another movement.
 */
export function sameMovements(one: Policy, other: Policy): boolean {
  return movementKeyOf(one) === movementKeyOf(other)
}

/** What names the movements that a policy set makes, whatever the set is called. */
export function movementKeyOf({ name: _, version: __, retention: ___, reactivation, ...ofMovements }: Policy): string {
  const switches = { ...ofMovements, returnsExpand: reactivation === 'expansion' }
  return JSON.stringify(Object.entries(switches).sort(([a], [b]) => (a < b ? -1 : 1)))
}
