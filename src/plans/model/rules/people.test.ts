import { describe, expect, it } from 'vitest'
import { day } from '#foundation'
import { evaluateRule as found } from '../testing/found.js'
import { healthyWorld, item, person, touchpoint, worldWith } from '../testing/world.js'

// Today is 15 June 2026 everywhere.

describe('when contacts leave', () => {
  const gone = { anna: { leftOn: day('2026-06-10') } }

  it('a main contact needs a backup who is still there, above all in the first 90 days', () => {
    const none = worldWith({}, { without: ['b1'] })
    expect(found('main-contact-without-backup', none)).toEqual([
      ['anna', 'medium', 'Nobody stands in should the main contact leave: Anna Berg.'],
    ])
    // 18 March is 89 days before 15 June, 17 March 90.
    const early = { ...none, customerSince: day('2026-03-18') }
    expect(found('main-contact-without-backup', early)[0]?.[1]).toBe('high')
    expect(found('main-contact-without-backup', { ...none, customerSince: day('2026-03-17') })[0]?.[1]).toBe('medium')
    const away = worldWith({}, { people: { bea: { leftOn: day('2026-06-01') } } })
    expect(found('main-contact-without-backup', away)).toHaveLength(1)
  })

  it('who left without a backup is missed, unless somebody else has the role', () => {
    expect(found('contact-left', worldWith({}, { people: gone, without: ['b1'] }))).toEqual([
      ['anna', 'high', 'Anna Berg left on 2026-06-10, and nobody stands in.'],
    ])
    const replaced = worldWith(
      {},
      {
        people: {
          ...gone,
          fred: {
            roles: [
              { role: 'MAIN-CONTACT', since: null, until: null },
              { role: 'end user', since: null, until: null },
            ],
          },
        },
        without: ['b1'],
      },
    )
    expect(found('contact-left', replaced)).toEqual([])
    const clerk = worldWith({}, { people: { carl: { leftOn: day('2026-06-10') } } })
    expect(found('contact-left', clerk)).toEqual([
      ['carl', 'medium', 'Carl Dorn left on 2026-06-10, and nobody stands in.'],
    ])
    const leaving = worldWith({}, { people: { anna: { leftOn: day('2026-06-16') } }, without: ['b1'] })
    expect(found('contact-left', leaving)).toEqual([])
  })

  it('a backup steps in, gets a brief, and needs a backup in turn', () => {
    expect(found('backup-to-step-in', worldWith({}, { people: gone }))).toEqual([
      ['anna', 'high', 'Anna Berg left on 2026-06-10; Bea Conti is to step in and has not yet.'],
    ])
    const stepped = worldWith({}, { people: gone, change: { b1: { state: 'stepped-in' } } })
    expect(found('backup-to-step-in', stepped)).toEqual([])
    expect(found('contact-left', stepped)).toEqual([])
    expect(found('brief-missing', stepped).map(([about]) => about)).toEqual(['bea'])
    expect(found('main-contact-without-backup', stepped).map(([about]) => about)).toEqual(['bea'])
    const brief = item('brief', 'f1', { state: 'handed-over', person: 'bea', title: 'Why we bought', text: 'Stops.' })
    expect(found('brief-missing', { ...stepped, items: [...stepped.items, brief] })).toEqual([])
  })

  it('in the first 90 days the backup is met, and the main contact is not silent for more than 30', () => {
    const named = { change: { b1: { state: 'named' } } }
    expect(found('backup-not-met', worldWith({}, named))).toEqual([])
    expect(found('backup-not-met', worldWith({ customerSince: day('2026-04-01') }, named))).toEqual([
      ['anna', 'medium', 'We have not met Bea Conti yet, who stands in should Anna Berg leave.'],
    ])
    const talked = (on: string) =>
      worldWith({ customerSince: day('2026-04-01'), touchpoints: [touchpoint('p1', day(on), { person: 'anna' })] })
    expect(found('early-silence', talked('2026-05-16'))).toEqual([])
    expect(found('early-silence', talked('2026-05-15'))).toEqual([
      [
        'anna',
        'high',
        'The contract is young, and we have not been in touch for 31 days with Anna Berg, the main contact.',
      ],
    ])
    expect(found('early-silence', worldWith({ touchpoints: [] }))).toEqual([])
  })
})

describe('critics', () => {
  const critic = (given = {}, changed = {}) =>
    worldWith(changed, {
      add: [item('critic', 'x1', { person: 'carl', owner: 'Sol', attributes: { because: 'had-concerns' }, ...given })],
    })
  const spoken = (on: string) => ({
    touchpoints: [...healthyWorld.touchpoints, touchpoint('p3', day(on), { person: 'carl' })],
  })

  it('one needs an owner, and nothing about it shows without the right to opinions', () => {
    expect(found('critic-without-owner', critic({ owner: null }))).toEqual([
      ['x1', 'high', 'Nobody answers for winning over Carl Dorn.', 'opinion'],
    ])
    expect(found('critic-without-owner', critic())).toEqual([])
    expect(found('critic-without-owner', critic({ owner: null, state: 'won-over' }))).toEqual([])
  })

  it('one is silent from the 60th day without contact', () => {
    // 16 April is 60 days before 15 June.
    expect(found('critic-silent', critic({}, spoken('2026-04-17')))).toEqual([])
    expect(found('critic-silent', critic({}, spoken('2026-04-16')))).toEqual([
      ['x1', 'medium', 'The last contact with Carl Dorn, who is still to be won over, was on 2026-04-16.', 'opinion'],
    ])
    expect(found('critic-silent', critic())[0]?.[2]).toBe(
      'We know of no contact with Carl Dorn, who is still to be won over.',
    )
  })

  it('one is to be won over 60 days before the notice', () => {
    expect(found('critic-not-won-over', critic({}, { noticeDay: day('2026-08-15') }))).toEqual([])
    expect(found('critic-not-won-over', critic({}, { noticeDay: day('2026-08-14') }))).toEqual([
      ['x1', 'high', 'Notice can be given until 2026-08-14, and Carl Dorn is not won over.', 'opinion'],
    ])
    expect(found('critic-not-won-over', critic({}, { noticeDay: day('2026-06-14') }))[0]?.[2]).toMatch(/^Notice could/)
    expect(found('critic-not-won-over', critic({ state: 'won-over' }, { noticeDay: day('2026-08-14') }))).toEqual([])
  })

  it('who is against us is to be in the plan', () => {
    const against = worldWith({}, { people: { carl: { stance: { value: 'blocker', day: day('2026-01-01') } } } })
    expect(found('opponent-without-plan', against)).toEqual([
      ['carl', 'high', 'The plan does not say how to win over Carl Dorn, who is against us.', 'opinion'],
    ])
    const won = item('critic', 'x1', { person: 'carl', state: 'won-over' })
    expect(found('opponent-without-plan', { ...against, items: [...against.items, won] })).toEqual([])
  })
})

describe('advocates', () => {
  it('each of the five roles needs one who is still there', () => {
    expect(found('advocate-missing', worldWith({}, { without: ['a3'] }))).toEqual([
      ['procurement', 'low', 'Nobody is being grown as our advocate in procurement.'],
    ])
    expect(found('advocate-missing', worldWith({}, { without: ['a5'] }))[0]?.[1]).toBe('medium')
    expect(found('advocate-missing', worldWith({ noticeDay: day('2026-07-01') }, { without: ['a3'] }))[0]?.[1]).toBe(
      'medium',
    )
    const left = worldWith({}, { people: { emil: { leftOn: day('2026-06-01') } } })
    expect(found('advocate-missing', left).map(([about]) => about)).toEqual(['executive-sponsor'])
    expect(found('advocate-missing', worldWith({ customerSince: null }, { without: ['a3'] }))).toEqual([])
  })

  const ask = (ref: string, on: string, state = 'asked') =>
    item('ask', ref, { about: 'a1', title: `Ask ${ref}`, day: day(on), state })

  it('one is asked for two things in a calendar quarter, and the third waits', () => {
    const three = [ask('q1', '2026-04-01', 'done'), ask('q2', '2026-05-02'), ask('q3', '2026-06-30')]
    expect(found('advocate-over-asked', worldWith({}, { add: three }))).toEqual([
      ['q3', 'medium', 'Anna Berg is asked for 3 things this quarter, more than the budget allows: "Ask q3" can wait.'],
    ])
    const spread = [ask('q1', '2026-03-31'), ask('q2', '2026-05-02'), ask('q3', '2026-06-30'), ask('q4', '2026-07-01')]
    expect(found('advocate-over-asked', worldWith({}, { add: spread }))).toEqual([])
  })

  it('one who did more already is to be thanked', () => {
    const done = ['q1', 'q2', 'q3'].map((ref) => ask(ref, '2026-05-02', 'done'))
    expect(found('advocate-worn-out', worldWith({}, { add: done }))).toEqual([
      ['anna:2026-04', 'low', 'Anna Berg was asked for 3 things this quarter, more than the budget allows.'],
    ])
    const thanks = item('action', 'do2', { state: 'done', attributes: { gap: 'advocate-worn-out:acme:anna:2026-04' } })
    expect(found('advocate-worn-out', worldWith({}, { add: [...done, thanks] }))).toEqual([])
  })
})

describe('messages', () => {
  it('who has a role, speaks for us, stands in or works where we approach needs one', () => {
    expect(found('person-without-message', worldWith({}, { without: ['say-carl'] }))).toEqual([
      ['carl', 'low', 'The plan does not say what Carl Dorn must see, hear and know.'],
    ])
    const approached = worldWith({}, { change: { u1: { state: 'approached' } } })
    expect(found('person-without-message', approached).map(([about]) => about)).toEqual(['fred'])
    const blank = worldWith({}, { change: { 'say-carl': { attributes: {} } } })
    expect(found('person-without-message', blank).map(([about]) => about)).toEqual(['carl'])
    const place = worldWith({
      people: [...healthyWorld.people, person('it', 'Head of IT', ['administrator'], { isPlaceholder: true })],
    })
    expect(found('person-without-message', place)).toEqual([])
  })

  it('that somebody needs one only as a critic is an opinion', () => {
    const against = worldWith({}, { add: [item('critic', 'x1', { person: 'fred', owner: 'Sol' })] })
    expect(found('person-without-message', against).map(([about, , , mark]) => [about, mark])).toEqual([
      ['fred', 'opinion'],
    ])
  })
})
