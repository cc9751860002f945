import { type EngagementRole, roleNamed } from '#customers'
import type { Day } from '#foundation'
import type { PlanPerson, PlanRole } from './world.js'

const daysOfHandOver = 31

/** The roles that a person has on a day. */
export function rolesOn(person: PlanPerson, day: Day): ReadonlySet<EngagementRole> {
  const held = person.roles.filter((role) => isHeld(role, day)).map(({ role }) => roleNamed(role))
  return new Set(held.filter((role) => role !== null))
}

/** The roles that a person has on a day; of one who left, those that they had until then, give or take a month. */
export function lastRolesOf(person: PlanPerson, day: Day): ReadonlySet<EngagementRole> {
  const { leftOn, roles } = person
  if (leftOn === null || leftOn > day) return rolesOn(person, day)
  const held = roles.filter(({ until }) => until === null || until >= leftOn - daysOfHandOver)
  return new Set(held.map(({ role }) => roleNamed(role)).filter((role) => role !== null))
}

/** Whether somebody works at the customer on a day, as far as we know. */
export function isPresent(person: PlanPerson, day: Day): boolean {
  return person.leftOn === null || person.leftOn > day
}

function isHeld({ since, until }: PlanRole, day: Day): boolean {
  return (since === null || since <= day) && (until === null || until >= day)
}
