import { describe, expect, it } from 'vitest'
import { day } from '#foundation'
import { calmZoneOf } from './calm-zone.js'
import { earnedOf } from './earned.js'
import { groupsOf } from './groups.js'
import { rolesOn } from './roles.js'
import { healthyWorld, item, person, touchpoint, unit, worldWith } from './testing/world.js'
import { thresholds } from './thresholds.js'
import type { PlanWorld } from './world.js'

const today = day('2026-06-15')
const groupIn = (world: PlanWorld) => (ref: string) => groupsOf(world).people.get(ref)

describe('who is in which group', () => {
  it('units with live revenue and what lies under them are group 1, the rest group 2', () => {
    const line = unit('line', 'Line 1', { parent: 'plant' })
    const { units } = groupsOf(worldWith({ units: [...healthyWorld.units, line] }))
    expect(Object.fromEntries(units)).toEqual({ group: 2, plant: 1, logistics: 2, line: 1 })
  })

  it('a unit for which the plan says how it is opened is group 2, unless revenue is live there', () => {
    const line = unit('line', 'Line 1', { parent: 'plant' })
    const opened = worldWith(
      { units: [...healthyWorld.units, line] },
      { add: [item('unit-plan', 'u2', { unit: 'line' }), item('unit-plan', 'u3', { unit: 'plant' })] },
    )
    expect(groupsOf(opened).units.get('line')).toBe(2)
    expect(groupsOf(opened).units.get('plant')).toBe(1)
  })

  it('units whose parents go in a circle do no harm', () => {
    const circle = [unit('a', 'A', { parent: 'b' }), unit('b', 'B', { parent: 'a' })]
    expect(groupsOf(worldWith({ units: circle })).units.get('a')).toBe(2)
  })

  it('a role of the engagement makes group 1, wherever somebody sits; who is in both is group 1', () => {
    const at = { unit: 'logistics', otherUnits: ['plant'] }
    const world = worldWith({
      people: [
        person('boss', 'Boss', ['Decision Maker'], { unit: 'logistics' }),
        person('both', 'Both', [], at),
        person('guest', 'Guest', ['keynote speaker'], { unit: 'logistics' }),
        person('place', 'Head of IT', ['administrator'], { unit: null, isPlaceholder: true }),
        person('once', 'Once', [], {
          unit: null,
          roles: [{ role: 'end user', since: null, until: day('2026-06-14') }],
        }),
      ],
    })
    expect(['boss', 'both', 'guest', 'place', 'once'].map(groupIn(world))).toEqual([1, 1, 2, 1, 2])
  })

  it('what the plan says comes first, of the person before that of the unit', () => {
    const says = (ref: string, group: string, given: object) =>
      item('audience', ref, { ...given, attributes: { group } })
    const world = worldWith({}, { add: [says('g1', '2', { person: 'carl' }), says('g2', '1', { unit: 'logistics' })] })
    expect(['carl', 'fred', 'anna'].map(groupIn(world))).toEqual([2, 1, 1])
    const both = worldWith({}, { add: [says('g1', '2', { person: 'carl' }), says('g2', '1', { person: 'carl' })] })
    expect(groupIn(both)('carl')).toBe(1)
  })

  it('roles are read whatever their case, spaces and hyphens, on their days', () => {
    const words = ['Budget-Holder', 'EXECUTIVE SPONSOR', 'main_contact', 'decisionmaker', 'friend']
    expect([...rolesOn(person('x', 'X', words), today)]).toEqual([
      'budget-holder',
      'executive-sponsor',
      'main-contact',
      'decision-maker',
    ])
    const later = { role: 'procurement', since: day('2026-06-16'), until: null }
    expect([...rolesOn(person('x', 'X', [], { roles: [later] }), today)]).toEqual([])
  })
})

describe('what is earned', () => {
  it('one outcome that somebody of the customer confirmed opens the units of group 2', () => {
    expect(earnedOf(healthyWorld, thresholds)).toEqual({
      isEarned: true,
      since: day('2026-04-10'),
      missing: 0,
      outcomes: [
        { outcome: 'o1', title: 'Fewer stops', person: 'dora', confirmedBy: 'Dora Eklund', day: day('2026-04-10') },
      ],
      units: ['group', 'logistics'],
    })
  })

  it('nothing before that, nor by a confirmation of tomorrow, nor of what was given up', () => {
    const nothing = { isEarned: false, since: null, missing: 1, outcomes: [], units: [] }
    expect(earnedOf(worldWith({}, { without: ['k1'] }), thresholds)).toEqual(nothing)
    expect(earnedOf(worldWith({}, { change: { k1: { day: day('2026-06-16') } } }), thresholds)).toEqual(nothing)
    expect(earnedOf(worldWith({}, { change: { o1: { state: 'given-up' } } }), thresholds)).toEqual(nothing)
  })

  it('two confirmations of one outcome are one; with two needed it is earned on the day of the second', () => {
    const again = item('confirmation', 'k2', { about: 'o1', person: 'emil', day: day('2026-05-01') })
    const two = { ...thresholds, 'earned-outcomes': 2 }
    expect(earnedOf(worldWith({}, { add: [again] }), two)).toMatchObject({ isEarned: false, missing: 1 })
    const other = { ...again, about: 'o2' }
    expect(earnedOf(worldWith({}, { add: [other] }), two)).toMatchObject({ isEarned: true, since: day('2026-05-01') })
  })
})

describe('the calm zone', () => {
  it('lies on the people of group 1 who are there, while outcomes are owed', () => {
    expect(calmZoneOf(worldWith({}, { people: { carl: { leftOn: day('2026-06-01') } } }))).toEqual({
      lasts: true,
      since: day('2025-01-01'),
      owed: ['o2'],
      people: ['anna', 'bea', 'dora', 'emil'],
      broken: [],
    })
  })

  it('ends when all that was promised is confirmed or given up, and with the contract', () => {
    expect(calmZoneOf(worldWith({}, { change: { o2: { state: 'given-up' } } }))).toMatchObject({
      lasts: false,
      people: [],
    })
    const last = item('confirmation', 'k2', { about: 'o2', person: 'dora', day: day('2026-06-15') })
    expect(calmZoneOf(worldWith({}, { add: [last] })).lasts).toBe(false)
    expect(calmZoneOf(worldWith({ customerSince: null })).lasts).toBe(false)
    expect(calmZoneOf(worldWith({}, { without: ['outcome'] })).lasts).toBe(true)
  })

  it('is broken by what was promoted on a day on which results were owed', () => {
    const offer = (ref: string, on: string, given = {}) =>
      touchpoint(ref, day(on), { team: 'sales', purpose: 'promotion', person: 'anna', ...given })
    const sent = [
      ...[offer('before', '2024-12-31'), offer('first', '2025-01-01'), offer('owed', '2026-04-09')],
      ...[offer('paid', '2026-04-10'), offer('unit', '2026-02-01', { person: null, unit: 'plant' })],
      ...[
        offer('else', '2026-02-01', { person: 'fred', unit: 'plant' }),
        offer('papers', '2026-02-01', { purpose: 'renewal' }),
      ],
    ]
    const world = worldWith({ touchpoints: sent }, { without: ['o2'], change: { o1: { day: day('2025-02-01') } } })
    expect(calmZoneOf(world).broken.map(({ ref }) => ref)).toEqual(['owed', 'unit', 'first'])
  })
})
