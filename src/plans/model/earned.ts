import type { Day } from '#foundation'
import { groupsOf } from './groups.js'
import type { Thresholds } from './thresholds.js'
import type { PlanItem, PlanWorld } from './world.js'

/** A promised outcome that somebody of the customer confirmed. */
export type ConfirmedOutcome = {
  readonly outcome: string
  readonly title: string | null
  /** Who confirmed it first: their key, and their name as it is known. */
  readonly person: string
  readonly confirmedBy: string | null
  readonly day: Day
}

/** What results opened: whether group 2 may be spoken to, since when, by which outcomes, and which units. */
export type Earned = {
  readonly isEarned: boolean
  readonly since: Day | null
  /** How many more outcomes must be confirmed. */
  readonly missing: number
  readonly outcomes: readonly ConfirmedOutcome[]
  readonly units: readonly string[]
}

/**
 * What an account's plan has earned on the day of its world. Nothing before the customer confirmed as many outcomes
 * as `earned-outcomes` says; then every unit of group 2.
 */
export function earnedOf(world: PlanWorld, thresholds: Pick<Thresholds, 'earned-outcomes'>): Earned {
  const outcomes = confirmedOutcomes(world)
  const needed = thresholds['earned-outcomes']
  const isEarned = outcomes.length >= needed
  const groups = groupsOf(world).units
  const units = isEarned ? [...groups.keys()].filter((unit) => groups.get(unit) === 2) : []
  return {
    isEarned,
    since: isEarned ? (outcomes[needed - 1]?.day ?? null) : null,
    missing: Math.max(0, needed - outcomes.length),
    outcomes,
    units: units.sort(),
  }
}

/** The outcomes that were confirmed until the day of the world, in the order of their days. */
export function confirmedOutcomes(world: PlanWorld): ConfirmedOutcome[] {
  const found = world.items.flatMap((outcome) => {
    if (outcome.kind !== 'outcome' || outcome.state === 'given-up') return []
    const first = confirmationOf(world, outcome)
    return first ? [{ outcome: outcome.ref, title: outcome.title, ...first }] : []
  })
  return found.sort((a, b) => a.day - b.day || (a.outcome < b.outcome ? -1 : 1))
}

/** The first confirmation of an outcome or a difficulty by somebody of the customer. */
export function confirmationOf(world: PlanWorld, item: PlanItem) {
  const first = world.items
    .filter(({ kind, about }) => kind === 'confirmation' && about === item.ref)
    .flatMap(({ ref, person, day }) =>
      person !== null && day !== null && day <= world.today ? [{ ref, person, day }] : [],
    )
    .sort((a, b) => a.day - b.day || (a.ref < b.ref ? -1 : 1))[0]
  if (!first) return null
  const { person, day } = first
  return { person, confirmedBy: world.people.find(({ ref }) => ref === person)?.name ?? null, day }
}
