import type { Dice } from './dice.js'
import type { Segment } from './parameters.js'

/** An organisational unit of an account. Contract lines serve units without units below them. */
export type Unit = {
  readonly ref: string
  readonly name: string
  readonly kind: 'division' | 'department' | 'site'
  readonly parent: string | null
}

const operationsSites = ['Plant North', 'Plant South', 'Plant East', 'Maintenance crew', 'Tool shop'] as const
const supplySites = ['Central warehouse', 'Cross-dock west', 'Transport desk', 'Returns centre'] as const
const departments = ['Quality', 'Energy and environment', 'Product engineering'] as const

/** Draws the units: two divisions with sites under them, departments beside them, and three that every company has. */
export function planUnits(throws: Dice, segment: Segment): readonly Unit[] {
  const wide = segment === 'Enterprise'
  const units: Unit[] = []
  const add = (name: string, kind: Unit['kind'], parent: string | null) => {
    const ref = `U${units.length + 1}`
    units.push({ ref, name, kind, parent })
    return ref
  }
  const operations = add('Operations', 'division', null)
  for (const name of throws.shuffle(operationsSites).slice(0, wide ? 3 : 2)) add(name, 'site', operations)
  const supply = add('Supply chain', 'division', null)
  for (const name of throws.shuffle(supplySites).slice(0, wide ? 2 : 1)) add(name, 'site', supply)
  for (const name of throws.shuffle(departments).slice(0, wide ? 2 : 1)) add(name, 'department', null)
  for (const name of ['IT', 'Procurement', 'Executive office']) add(name, 'department', null)
  return units
}

/** The units that a contract line can serve: no units below them, and not one that only decides or buys. */
export function servedUnits(units: readonly Unit[]): readonly Unit[] {
  const deciding = ['IT', 'Procurement', 'Executive office']
  return units.filter((unit) => !deciding.includes(unit.name) && !units.some((other) => other.parent === unit.ref))
}

/** The unit of a name; it must exist. */
export function unitNamed(units: readonly Unit[], name: string): Unit {
  const found = units.find((unit) => unit.name === name)
  if (!found) throw new Error(`Broken promise: there is a unit ${name}`)
  return found
}
