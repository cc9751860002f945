import { describe, expect, it } from 'vitest'
import { day } from '#foundation'
import { evaluateRule as found } from '../testing/found.js'
import { healthyWorld, item, review, touchpoint, unit, worldWith } from '../testing/world.js'
import { thresholds } from '../thresholds.js'
import { evaluate } from './index.js'

// Today is 15 June 2026 everywhere.

const mail = (ref: string, on: string, given = {}) =>
  touchpoint(ref, day(on), { team: 'marketing', purpose: 'promotion', subject: 'Summer offer', ...given })

describe('the calm zone', () => {
  const sent = (...mails: ReturnType<typeof mail>[]) =>
    worldWith({ touchpoints: [...healthyWorld.touchpoints, ...mails] })

  it('promotion to people of group 1 while results are owed breaks it, one gap for one mailing', () => {
    const world = sent(mail('z1', '2026-06-02', { person: 'anna' }), mail('z2', '2026-06-02', { person: 'carl' }))
    expect(found('calm-zone-broken', world)).toEqual([
      [
        '2026-06-02:marketing:Summer offer',
        'high',
        'Marketing wrote on 2026-06-02 to people to whom results are owed: Anna Berg, Carl Dorn.',
      ],
    ])
    const taken = item('action', 'do2', {
      title: 'Say sorry',
      attributes: { gap: 'calm-zone-broken:acme:2026-06-02:marketing:Summer offer' },
    })
    expect(found('calm-zone-broken', { ...world, items: [...world.items, taken] })).toEqual([])
  })

  it('renewal papers, group 2, customer service and what lies 91 days back do not', () => {
    expect(found('calm-zone-broken', sent(mail('z1', '2026-06-02', { person: 'anna', purpose: 'renewal' })))).toEqual(
      [],
    )
    expect(found('calm-zone-broken', sent(mail('z1', '2026-06-02', { person: 'fred' })))).toEqual([])
    expect(
      found(
        'calm-zone-broken',
        sent(mail('z1', '2026-06-02', { person: 'anna', team: 'service', purpose: 'expansion' })),
      ),
    ).toEqual([])
    expect(found('calm-zone-broken', sent(mail('z1', '2026-06-02', { person: 'anna', direction: 'in' })))).toEqual([])
    expect(found('calm-zone-broken', sent(mail('z1', '2026-03-16', { person: 'anna' })))).toEqual([])
    expect(found('calm-zone-broken', sent(mail('z1', '2026-03-17', { person: 'anna' })))).toHaveLength(1)
  })
})

describe('group 2', () => {
  const unearned = { without: ['k1'] as const, change: { o1: { due: day('2026-12-31'), state: 'agreed' } } }

  it('a unit that is approached before a confirmed result was not earned', () => {
    const early = { ...unearned, change: { ...unearned.change, u1: { state: 'in-talks' } } }
    expect(found('unit-approached-early', worldWith({}, early))).toEqual([
      ['u1', 'high', 'We approached Logistics before the customer confirmed the results that earn it.'],
    ])
    expect(
      evaluate(worldWith({}, early), thresholds).find(({ rule }) => rule === 'unit-approached-early')?.amountMinor,
    ).toBe(4_000_000n)
    expect(found('unit-approached-early', worldWith({}, { change: { u1: { state: 'in-talks' } } }))).toEqual([])
    expect(
      found('unit-approached-early', worldWith({}, { change: { u1: { state: 'in-talks' } } }), {
        'earned-outcomes': 2,
      }),
    ).toHaveLength(1)
  })

  it('promotion there comes too early as well', () => {
    const touchpoints = [...healthyWorld.touchpoints, mail('z1', '2026-06-02', { person: 'fred' })]
    expect(found('unit-promoted-early', worldWith({ touchpoints }, unearned))).toEqual([
      [
        'logistics:2026-06-02',
        'medium',
        'Something was promoted at Logistics on 2026-06-02, before the customer confirmed the results that earn it.',
      ],
    ])
    expect(found('unit-promoted-early', worldWith({ touchpoints }))).toEqual([])
  })

  it('each unit needs a plan and its challenge, but not what holds engaged units together', () => {
    expect(found('unit-without-plan', worldWith({}, { without: ['u1'] }))).toEqual([
      ['logistics', 'medium', 'The plan does not say yet how to win Logistics.'],
    ])
    expect(found('unit-without-plan', worldWith({}, { ...unearned, without: ['k1', 'u1'] }))[0]?.[1]).toBe('low')
    expect(found('unit-without-challenge', worldWith({}, { change: { u1: { attributes: {} } } }))).toHaveLength(1)
    expect(
      found('unit-without-challenge', worldWith({}, { change: { u1: { attributes: {}, state: 'not-now' } } })),
    ).toEqual([])
    const more = worldWith({ units: [...healthyWorld.units, unit('lab', 'Laboratory', { parent: null })] })
    expect(found('unit-without-plan', more).map(([about]) => about)).toEqual(['lab'])
  })
})

describe('stories', () => {
  it('one that was told needs consent', () => {
    const without = { s1: { attributes: { audience: 'leaders' } } }
    expect(found('story-without-consent', worldWith({}, { change: without }))).toEqual([
      [
        's1',
        'high',
        'The story "How line 1 stopped stopping" was told, but nothing shows that Anna Berg agreed to it.',
      ],
    ])
    const draft = { s1: { ...without.s1, state: 'consent-asked' } }
    expect(found('story-without-consent', worldWith({}, { change: draft }))).toEqual([])
    const telling = item('telling', 'w1', { about: 's1', person: 'fred', day: day('2026-06-01') })
    expect(found('story-without-consent', worldWith({}, { change: draft, add: [telling] }))).toHaveLength(1)
    expect(
      found('story-without-consent', worldWith({}, { change: { s1: { ...without.s1, state: 'withdrawn' } } })),
    ).toEqual([])
  })

  it('a consent is renewed 30 days before it runs out', () => {
    const until = (on: string) => worldWith({}, { change: { s1: { until: day(on) } } })
    expect(found('story-consent-ending', until('2026-07-16'))).toEqual([])
    expect(found('story-consent-ending', until('2026-07-15')).map(([, severity]) => severity)).toEqual(['medium'])
    expect(found('story-consent-ending', until('2026-06-14'))).toEqual([
      ['s1', 'high', 'The consent to the story "How line 1 stopped stopping" ran out on 2026-06-14.'],
    ])
  })
})

describe('360° reviews', () => {
  it('the stage needs one of the last 365 days', () => {
    expect(found('review-missing', worldWith({ reviews: [] }))).toEqual([
      ['value', 'medium', 'Nobody has looked around from all sides at the value that this customer gets.'],
    ])
    expect(found('review-missing', worldWith({ reviews: [review('v1', [4], { stage: 'adoption' })] }))).toHaveLength(1)
    expect(
      found('review-missing', worldWith({ reviews: [review('v1', [4], { closedOn: day('2025-06-14') })] })),
    ).toHaveLength(1)
    expect(
      found('review-missing', worldWith({ reviews: [review('v1', [4], { closedOn: day('2025-06-15') })] })),
    ).toEqual([])
  })

  it('one is closed the day after its deadline', () => {
    const open = (deadline: string) =>
      worldWith({ reviews: [review('v1', [], { closedOn: null, deadline: day(deadline), asked: 5, answered: 3 })] })
    expect(found('review-overdue', open('2026-06-15'))).toEqual([])
    expect(found('review-overdue', open('2026-06-14'))).toEqual([
      ['v1', 'medium', 'The 360° review was to be answered by 2026-06-14; 3 of 5 have answered.'],
    ])
  })

  it('scores that lie two apart are decided', () => {
    expect(found('review-undecided', worldWith({ reviews: [review('v1', [3, 4])] }))).toEqual([])
    expect(found('review-undecided', worldWith({ reviews: [review('v1', [2, 4])] }))).toEqual([
      [
        'v1',
        'high',
        'In the 360° review closed on 2026-05-14 the scores lie between 2 and 4, and nothing was decided.',
      ],
    ])
    expect(found('review-undecided', worldWith({ reviews: [review('v1', [2, 4], { isDecided: true })] }))).toEqual([])
    const decided = item('decision', 'y1', {
      title: 'Train again',
      day: day('2026-06-01'),
      attributes: { review: 'v1' },
    })
    expect(found('review-undecided', worldWith({ reviews: [review('v1', [2, 4])] }, { add: [decided] }))).toEqual([])
  })
})

describe('the team at work', () => {
  it('an action is late the day after its day, and needs an owner', () => {
    expect(found('action-overdue', worldWith({}, { change: { do1: { due: day('2026-06-15') } } }))).toEqual([])
    expect(found('action-overdue', worldWith({}, { change: { do1: { due: day('2026-06-14') } } }))).toEqual([
      ['do1', 'medium', '"Visit line 2" was due on 2026-06-14; it is with Sam.'],
    ])
    expect(found('action-unowned', worldWith({}, { change: { do1: { owner: null } } }))).toHaveLength(1)
    expect(found('action-unowned', worldWith({}, { change: { do1: { owner: null, state: 'done' } } }))).toEqual([])
  })

  it('an active plan looks back every 30 days, or as often as it says', () => {
    const held = (on: string, attributes = {}) =>
      worldWith(
        {},
        {
          change: {
            r1: { day: day(on) },
            plan: { attributes: { ...healthyWorld.items[0]?.attributes, ...attributes } },
          },
        },
      )
    expect(found('retrospective-overdue', held('2026-05-16'))).toEqual([])
    expect(found('retrospective-overdue', held('2026-05-15'))).toEqual([
      ['', 'low', 'The team last looked back on 2026-05-15.'],
    ])
    expect(found('retrospective-overdue', held('2026-05-15', { cadenceDays: '31' }))).toEqual([])
    const paused = worldWith({}, { change: { r1: { day: day('2026-01-01') }, plan: { state: 'paused' } } })
    expect(found('retrospective-overdue', paused)).toEqual([])
  })
})
