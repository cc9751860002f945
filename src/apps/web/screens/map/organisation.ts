import type { MapData } from './map-data.js'

/** What stands on the map: the account, a unit or a person, by a key that no other has. */
export type Place = { readonly key: string; readonly kind: 'account' | 'unit' | 'person'; readonly ref: string }

/** The organisation as one tree: units below units, people below whom they report to, or else in their unit. */
export type Organisation = {
  readonly root: Place
  readonly places: ReadonlyMap<string, Place>
  readonly parents: ReadonlyMap<string, string>
  readonly children: ReadonlyMap<string, readonly string[]>
}

const rootKey = 'account'

/** The key of a person's card. */
export const personKey = (ref: string): string => `person ${ref}`

/** The key of a unit's card. */
export const unitKey = (ref: string): string => `unit ${ref}`

/** The tree of a map. Circles of reporting lines are cut where they close. */
export function organisationOf({ account, units, people, links }: MapData): Organisation {
  const root: Place = { key: rootKey, kind: 'account', ref: account }
  const places = new Map<string, Place>([[rootKey, root]])
  for (const { ref } of units) places.set(unitKey(ref), { key: unitKey(ref), kind: 'unit', ref })
  for (const { ref } of people) places.set(personKey(ref), { key: personKey(ref), kind: 'person', ref })
  const bosses = new Map(
    links.flatMap(({ kind, person, other }) => (kind === 'reports_to' ? [[person, other] as const] : [])),
  )
  const parents = new Map<string, string>()
  const put = (key: string, wanted: readonly (string | undefined)[]) => {
    const parent = wanted.find((each) => each !== undefined && places.has(each) && !leadsTo(parents, each, key))
    parents.set(key, parent ?? rootKey)
  }
  for (const { ref, parent } of units) put(unitKey(ref), [parent === null ? undefined : unitKey(parent)])
  for (const { ref, unit } of people) {
    const boss = bosses.get(ref)
    put(personKey(ref), [boss && personKey(boss), unit === null ? undefined : unitKey(unit)])
  }
  const children = new Map<string, string[]>()
  for (const [key, parent] of parents) children.set(parent, [...(children.get(parent) ?? []), key])
  return { root, places, parents, children }
}

function leadsTo(parents: ReadonlyMap<string, string>, from: string, to: string): boolean {
  for (let at: string | undefined = from; at !== undefined; at = parents.get(at)) if (at === to) return true
  return false
}

/** Where an arrow key leads from a card: up, to the first below, or to the one before or after; undefined at the edge. */
export function neighbour({ parents, children, root }: Organisation, key: string, arrow: string): string | undefined {
  if (arrow === 'ArrowUp') return parents.get(key)
  if (arrow === 'ArrowDown') return children.get(key)?.[0]
  if (arrow === 'Home') return root.key
  const siblings = children.get(parents.get(key) ?? '') ?? []
  const step = { ArrowLeft: -1, ArrowRight: 1 }[arrow]
  return step === undefined ? undefined : siblings[siblings.indexOf(key) + step]
}
