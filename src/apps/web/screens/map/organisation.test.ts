import { expect, it } from 'vitest'
import type { MapData, MapPerson } from './map-data.js'
import { neighbour, organisationOf, personKey, unitKey } from './organisation.js'

const person = (ref: string, unit: string | null = null): MapPerson => ({
  ...{ ref, name: ref, title: null, unit, units: [], roles: [], group: 1, placeholder: false, leftOn: null },
  ...{ coverage: { members: 0, contacts: 0 }, lastContact: null, marks: [], gaps: [] },
})
const reports = (from: string, to: string) =>
  ({ ref: `${from}-${to}`, person: from, other: to, kind: 'reports_to', since: null, until: null }) as const

const data: MapData = {
  ...{ account: 'acme', name: 'Acme', day: '2026-01-01', currency: 'EUR', members: [] },
  units: [
    { ref: 'plant', name: 'Plant', parent: 'group', kind: null, arr: '0' },
    { ref: 'group', name: 'Group', parent: null, kind: null, arr: '0' },
  ],
  people: [person('chief', 'group'), person('a', 'plant'), person('b', 'plant'), person('x'), person('y')],
  links: [reports('a', 'chief'), reports('b', 'chief'), reports('x', 'y'), reports('y', 'x')],
}

it('people stand below whom they report to, else in their unit, and units in units', () => {
  const { parents } = organisationOf(data)
  expect(Object.fromEntries(parents)).toEqual({
    [unitKey('plant')]: unitKey('group'),
    [unitKey('group')]: 'account',
    [personKey('chief')]: unitKey('group'),
    [personKey('a')]: personKey('chief'),
    [personKey('b')]: personKey('chief'),
    // A circle of reporting lines is cut where it closes.
    [personKey('x')]: personKey('y'),
    [personKey('y')]: 'account',
  })
})

it('arrow keys go up, down and to the sides, and stay at the edge', () => {
  const organisation = organisationOf(data)
  expect(neighbour(organisation, personKey('a'), 'ArrowRight')).toBe(personKey('b'))
  expect(neighbour(organisation, personKey('b'), 'ArrowRight')).toBeUndefined()
  expect(neighbour(organisation, personKey('b'), 'ArrowUp')).toBe(personKey('chief'))
  expect(neighbour(organisation, personKey('chief'), 'ArrowDown')).toBe(personKey('a'))
  expect(neighbour(organisation, personKey('b'), 'Home')).toBe('account')
})
