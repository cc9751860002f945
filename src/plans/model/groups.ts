import { rolesOn } from './roles.js'
import type { PlanPerson, PlanWorld } from './world.js'

/** Who belongs to the running engagement (group 1), and who to the rest of the organisation (group 2). */
export type Groups = {
  readonly people: ReadonlyMap<string, 1 | 2>
  readonly units: ReadonlyMap<string, 1 | 2>
}

/**
 * The two audiences of an account on the day of its world.
 *
 * A unit is in group 1 where recurring revenue is live at it or, unless the plan says how it is opened, at a unit
 * above it. A person is in group 1 with a role of the engagement, as an advocate or a backup, or by a unit. What
 * `audience` items say comes before all that, of a person before that of their units. Who is in both is in group 1.
 */
export function groupsOf(world: PlanWorld): Groups {
  const units = unitGroups(world)
  const inRole = peopleOfThePlan(world)
  const said = (person: string) => overrides(world, ({ person: other, unit }) => other === person && unit === null)
  const groupOf = (person: PlanPerson): 1 | 2 => {
    const own = said(person.ref)
    if (own) return own
    if (inRole.has(person.ref) || rolesOn(person, world.today).size > 0) return 1
    return unitsOf(person).some((unit) => units.get(unit) === 1) ? 1 : 2
  }
  return { units, people: new Map(world.people.map((person) => [person.ref, groupOf(person)])) }
}

/** Every unit that a person works at, their main one first. */
export function unitsOf(person: PlanPerson): readonly string[] {
  return [...(person.unit === null ? [] : [person.unit]), ...(person.otherUnits ?? [])]
}

function unitGroups(world: PlanWorld): Map<string, 1 | 2> {
  const byRef = new Map(world.units.map((unit) => [unit.ref, unit]))
  const planned = new Set(world.items.filter(({ kind }) => kind === 'unit-plan').map(({ unit }) => unit))
  const isEngaged = (ref: string, seen: ReadonlySet<string>): boolean => {
    const unit = byRef.get(ref)
    if (!unit || seen.has(ref)) return false
    if (unit.arrMinor > 0n) return true
    return !planned.has(ref) && unit.parent !== null && isEngaged(unit.parent, new Set([...seen, ref]))
  }
  const said = (ref: string) => overrides(world, ({ person, unit }) => unit === ref && person === null)
  return new Map(world.units.map(({ ref }) => [ref, said(ref) ?? (isEngaged(ref, new Set()) ? 1 : 2)]))
}

function peopleOfThePlan({ items }: PlanWorld): ReadonlySet<string | null> {
  return new Set(
    items.flatMap(({ kind, person, otherPerson }) =>
      kind === 'advocate' ? [person] : kind === 'backup' ? [person, otherPerson] : [],
    ),
  )
}

type Of = { readonly person: string | null; readonly unit: string | null }

function overrides({ items }: PlanWorld, isMeant: (item: Of) => boolean): 1 | 2 | null {
  const said = items
    .filter((item) => item.kind === 'audience' && isMeant(item))
    .map(({ attributes }) => attributes.group)
  return said.includes('1') ? 1 : said.includes('2') ? 2 : null
}
