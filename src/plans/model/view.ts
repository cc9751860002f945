import { type Day, formatDay } from '#foundation'
import { type CalmZone, calmZoneOf } from './calm-zone.js'
import { type Earned, earnedOf } from './earned.js'
import { type Groups, groupsOf } from './groups.js'
import type { ItemKindName } from './kinds.js'
import { isPresent, lastRolesOf } from './roles.js'
import type { Thresholds } from './thresholds.js'
import type { GapRow, PlanItem, PlanPerson, PlanWorld } from './world.js'

/** A world as rules ask it: the same whatever the order of its rows. */
export type View = {
  readonly world: PlanWorld
  readonly today: Day
  readonly groups: Groups
  readonly earned: Earned
  readonly calmZone: CalmZone
  /** The people who work there, placeholders too. */
  readonly present: readonly PlanPerson[]
  items(kind: ItemKindName): readonly PlanItem[]
  item(ref: string | null): PlanItem | undefined
  person(ref: string | null): PlanPerson | undefined
  /** How a person is called: by name, else title, else key. */
  nameOf(ref: string | null): string
  unitName(ref: string | null): string
  /** How an item is called: by its title, else key. */
  titleOf(item: PlanItem): string
  /** The day of the last contact with a person, not counting what marketing sent; null for none within what the world has. */
  lastContact(person: string): Day | null
  /** People present who are the main contact: by role, or because they stepped in for one who left. */
  readonly mainContacts: readonly PlanPerson[]
  /** Whether somebody took a gap up: an action on it is open or done. */
  isTakenUp(gap: string, states?: readonly string[]): boolean
}

/** A world with what rules look up in it. */
export function viewOf(given: PlanWorld, thresholds: Thresholds): View {
  const world = inOrder(given)
  const { today } = world
  const items = new Map(world.items.map((item) => [item.ref, item]))
  const people = new Map(world.people.map((person) => [person.ref, person]))
  const units = new Map(world.units.map((unit) => [unit.ref, unit]))
  const byKind = itemsByKind(world.items)
  const contacts = lastContacts(world)
  const ofKind = (kind: ItemKindName) => byKind.get(kind) ?? []
  const person = (ref: string | null) => (ref === null ? undefined : people.get(ref))
  return {
    world,
    today,
    groups: groupsOf(world),
    earned: earnedOf(world, thresholds),
    calmZone: calmZoneOf(world),
    present: world.people.filter((each) => isPresent(each, today)),
    items: ofKind,
    item: (ref) => (ref === null ? undefined : items.get(ref)),
    person,
    nameOf: (ref) => person(ref)?.name ?? person(ref)?.title ?? ref ?? '',
    unitName: (ref) => units.get(ref ?? '')?.name ?? ref ?? '',
    titleOf: ({ title, ref }) => title ?? ref,
    lastContact: (ref) => contacts.get(ref) ?? null,
    mainContacts: mainContactsOf(world),
    isTakenUp: (gap, states = ['open', 'done']) =>
      ofKind('action').some(({ attributes, state }) => attributes.gap === gap && states.includes(state)),
  }
}

/** Rows behind a gap. */
export function rowsOf(kind: GapRow['kind'], refs: readonly (string | null)[]): GapRow[] {
  return refs.filter((ref) => ref !== null).map((ref) => ({ kind, ref }))
}

/** A day as sentences say it. */
export const said = (day: Day): string => formatDay(day)

function inOrder(world: PlanWorld): PlanWorld {
  return {
    ...world,
    units: byRef(world.units),
    people: byRef(world.people),
    items: byRef(world.items),
    touchpoints: byRef(world.touchpoints),
    opportunities: byRef(world.opportunities),
    reviews: byRef(world.reviews),
  }
}

function byRef<T extends { readonly ref: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0))
}

function itemsByKind(items: readonly PlanItem[]): ReadonlyMap<ItemKindName, readonly PlanItem[]> {
  const found = new Map<ItemKindName, PlanItem[]>()
  for (const item of items) {
    const others = found.get(item.kind)
    if (others) others.push(item)
    else found.set(item.kind, [item])
  }
  return found
}

function lastContacts({ touchpoints, today }: PlanWorld): ReadonlyMap<string, Day> {
  const last = new Map<string, Day>()
  for (const { person, day, team, direction } of touchpoints) {
    // A mailing reaches people; it is no contact with them.
    if (team === 'marketing' && direction === 'out') continue
    if (person !== null && day <= today && day > (last.get(person) ?? -Infinity)) last.set(person, day)
  }
  return last
}

function mainContactsOf(world: PlanWorld): PlanPerson[] {
  const { people, items, today } = world
  const isMain = (person: PlanPerson) => lastRolesOf(person, today).has('main-contact')
  const mains = new Set(people.filter((person) => isPresent(person, today) && isMain(person)).map(({ ref }) => ref))
  for (const { kind, state, person, otherPerson } of items) {
    const left = people.find(({ ref }) => ref === person)
    if (kind === 'backup' && state === 'stepped-in' && otherPerson && left && !isPresent(left, today) && isMain(left)) {
      mains.add(otherPerson)
    }
  }
  return people.filter((person) => mains.has(person.ref) && isPresent(person, today))
}
