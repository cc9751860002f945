import type { Day } from '#foundation'
import { confirmationOf } from './earned.js'
import { groupsOf, unitsOf } from './groups.js'
import { isPresent } from './roles.js'
import type { PlanItem, PlanTouchpoint, PlanWorld } from './world.js'

/** Whom no promotion should reach while results are owed to them, and what reached them nevertheless. */
export type CalmZone = {
  readonly lasts: boolean
  readonly since: Day | null
  /** Keys of the outcomes that are owed. */
  readonly owed: readonly string[]
  /** Keys of the people on whom it lies: group 1, as far as they still work there. */
  readonly people: readonly string[]
  /** What broke it, the latest first; of the touchpoints that the world has. */
  readonly broken: readonly PlanTouchpoint[]
}

/**
 * The calm zone of an account on the day of its world. It begins with the contract and lasts while promised outcomes
 * are owed, and before any was written down, too.
 */
export function calmZoneOf(world: PlanWorld): CalmZone {
  const { customerSince, today } = world
  const owed = outcomesOf(world).filter((outcome) => isOwed(world, outcome, today))
  const lasts = customerSince !== null && customerSince <= today && isCalm(world, today)
  const { people } = groupsOf(world)
  const present = world.people.filter((person) => isPresent(person, today) && people.get(person.ref) === 1)
  return {
    lasts,
    since: lasts ? customerSince : null,
    owed: lasts ? owed.map(({ ref }) => ref).sort() : [],
    people: lasts ? present.map(({ ref }) => ref).sort() : [],
    broken: brokenBy(world),
  }
}

// Who was in group 1 on an earlier day is taken as who is in it now: roles seldom change, and contracts say it late.
function brokenBy(world: PlanWorld): PlanTouchpoint[] {
  const { customerSince, today } = world
  if (customerSince === null) return []
  const groups = groupsOf(world)
  const people = new Map(world.people.map((person) => [person.ref, person]))
  const reaches = ({ person, unit }: PlanTouchpoint) => {
    const known = person === null ? undefined : people.get(person)
    if (known) return groups.people.get(known.ref) === 1
    return person === null && unit !== null && groups.units.get(unit) === 1
  }
  return world.touchpoints
    .filter((touchpoint) => isPromotion(touchpoint) && touchpoint.day >= customerSince && touchpoint.day <= today)
    .filter((touchpoint) => reaches(touchpoint) && isCalm(world, touchpoint.day))
    .sort((a, b) => b.day - a.day || (a.ref < b.ref ? -1 : 1))
}

/** Whether a touchpoint sells: from marketing or sales, and neither renewal papers nor about what was bought. */
export function isPromotion({ direction, team, purpose }: PlanTouchpoint): boolean {
  const isOurs = direction === 'out' && (team === 'marketing' || team === 'sales')
  return isOurs && (purpose === 'promotion' || purpose === 'expansion')
}

/** The touchpoints that reached a unit of the customer or somebody there. */
export function touchpointsAt(world: PlanWorld, unit: string): PlanTouchpoint[] {
  const there = new Set(world.people.filter((person) => unitsOf(person).includes(unit)).map(({ ref }) => ref))
  return world.touchpoints.filter(({ person, unit: at }) => (person === null ? at === unit : there.has(person)))
}

function outcomesOf({ items }: PlanWorld): PlanItem[] {
  return items.filter(({ kind }) => kind === 'outcome')
}

// An outcome that was promised later does not end the calm of the days before it; none at all does not either.
function isCalm(world: PlanWorld, day: Day): boolean {
  const promised = outcomesOf(world).filter((outcome) => (outcome.day ?? outcome.createdOn) <= day)
  return promised.length === 0 || promised.some((outcome) => isOwed(world, outcome, day))
}

function isOwed(world: PlanWorld, outcome: PlanItem, day: Day): boolean {
  if (outcome.state === 'given-up' && outcome.stateSince <= day) return false
  const confirmed = confirmationOf(world, outcome)
  return confirmed === null || confirmed.day > day
}
