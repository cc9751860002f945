import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spansOf } from './account-spans.js'
import { type AttributeVersion, beginning, byTime, timelineOf } from './attribute-timeline.js'
import { definitionsOf, type Membership, type SegmentRow } from './dimensions.js'

const version = (employees: string, valid_from: string | null = null): AttributeVersion => ({
  account_id: 1,
  valid_from,
  ref: 'acme',
  parent: null,
  country: 'PL',
  industry: null,
  segment: null,
  owner: null,
  channel: null,
  attributes: { employees },
})

const segment = (name: string, rule: string | null, position: number | null, from = beginning): SegmentRow => ({
  dimension: 'tier',
  name,
  from,
  rule,
  position,
})

const tiers = (
  versions: readonly AttributeVersion[],
  segments: readonly SegmentRow[],
  memberships: readonly Membership[] = [],
): (string | null)[][] =>
  spansOf(timelineOf(versions), definitionsOf(segments), memberships).map(({ from_day, dimensions }) => [
    from_day,
    dimensions?.tier ?? null,
  ])

describe('the segment of an account', () => {
  const large = segment('Large', 'attributes.employees >= 500', 1)
  const small = segment('Small', 'attributes.employees is not blank', 2)

  it('is the first in order whose rule takes it', () => {
    expect(tiers([version('500')], [small, large])).toEqual([[beginning, 'Large']])
    expect(tiers([version('499')], [small, large])).toEqual([[beginning, 'Small']])
    expect(tiers([version('')], [small, large])).toEqual([[beginning, null]])
  })

  it('follows its attributes from the day on which they change', () => {
    expect(tiers([version('10'), version('900', '2024-03-15')], [large, small])).toEqual([
      [beginning, 'Small'],
      ['2024-03-15', 'Large'],
    ])
  })

  it('follows a rule from the day on which it changes', () => {
    const stricter = segment('Large', 'attributes.employees >= 1000', 1, '2024-07-01')
    expect(tiers([version('500')], [large, small, stricter])).toEqual([
      [beginning, 'Large'],
      ['2024-07-01', 'Small'],
    ])
  })

  it('is the one on whose list it is, whatever the rules say', () => {
    const memberships = [
      { dimension: 'tier', from: '2024-02-01', segment: 'Key' },
      { dimension: 'tier', from: '2024-05-01', segment: null },
    ]
    expect(tiers([version('500')], [large], memberships)).toEqual([
      [beginning, 'Large'],
      ['2024-02-01', 'Key'],
      ['2024-05-01', 'Large'],
    ])
  })

  it('before the first day of a segment is none', () => {
    expect(tiers([version('500')], [{ ...large, from: '2024-01-01' }])).toEqual([
      [beginning, null],
      ['2024-01-01', 'Large'],
    ])
  })
})

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2024-02-${String(n).padStart(2, '0')}`)
const rule = fc.integer({ min: 0, max: 9 }).map((n) => `attributes.employees >= ${n}`)
const employees = fc.integer({ min: 0, max: 9 }).map(String)

it('a rule, a membership or attributes from a day on change no day before it', () => {
  const versions = fc.array(fc.tuple(employees, day), { maxLength: 4 })
  const segments = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), rule, day), { maxLength: 6 })
  const members = fc.array(fc.tuple(fc.option(fc.constantFrom('A', 'X')), day), { maxLength: 4 })
  fc.assert(
    fc.property(versions, segments, members, day, employees, rule, (old, rows, lists, from, now, newRule) => {
      const known = [version('5'), ...old.map(([size, validFrom]) => version(size, validFrom))]
      const defined = rows.map(([name, text, since]) => segment(name, text, null, since))
      const listed = lists.map(([name, since]) => ({ dimension: 'tier', from: since, segment: name }))
      const before = (spans: (string | null)[][]): (string | null)[][] =>
        spans.filter(([start]) => byTime(start ?? '', from) < 0)
      const was = before(tiers(known, defined, listed))
      expect(before(tiers([...known, version(now, from)], defined, listed))).toEqual(was)
      expect(before(tiers(known, [...defined, segment('B', newRule, null, from)], listed))).toEqual(was)
      expect(before(tiers(known, defined, [...listed, { dimension: 'tier', from, segment: 'X' }]))).toEqual(was)
    }),
  )
})
