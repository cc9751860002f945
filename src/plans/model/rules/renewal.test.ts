import { describe, expect, it } from 'vitest'
import { day } from '#foundation'
import { evaluateRule as found } from '../testing/found.js'
import { healthyWorld, item, person, touchpoint, worldWith } from '../testing/world.js'
import { thresholds } from '../thresholds.js'
import { evaluate } from './index.js'

// Today is 15 June 2026 everywhere.

it('a plan that lacks nothing has no gap', () => {
  expect(evaluate(healthyWorld, thresholds)).toEqual([])
})

it('an account without a plan has no gaps, whatever it lacks, and an ended plan has none', () => {
  expect(evaluate({ ...healthyWorld, items: [] }, thresholds)).toEqual([])
  expect(
    evaluate(worldWith({}, { change: { plan: { state: 'ended' } }, without: ['team-member'] }), thresholds),
  ).toEqual([])
})

describe('the plan and its team', () => {
  it('an empty plan says what to do first, before anything else', () => {
    const empty = worldWith(
      { touchpoints: [], reviews: [] },
      { without: healthyWorld.items.map(({ kind }) => kind).filter((kind) => kind !== 'plan') },
    )
    const [first] = evaluate(empty, thresholds)
    expect(first).toMatchObject({
      ...{ id: 'plan-empty:acme', severity: 'high', amountMinor: 10_000_000n },
      reason: 'The plan is empty. Begin with the team: name somebody from customer service.',
      resolve: {
        action: 'plan-items.add',
        input: { account: 'acme', kind: 'team-member', function: 'customer-service' },
      },
    })
    expect(found('plan-empty', healthyWorld)).toEqual([])
  })

  it('a draft that nobody took up asks for its team alone; as soon as somebody is on it, for all else', () => {
    const others = healthyWorld.items.map(({ kind }) => kind).filter((kind) => kind !== 'plan')
    const untouched = worldWith({}, { change: { plan: { state: 'draft' } }, without: others })
    const rulesOf = (world: typeof healthyWorld) => new Set(evaluate(world, thresholds).map(({ rule }) => rule))
    expect(rulesOf(untouched)).toEqual(new Set(['plan-empty', 'function-missing']))
    const member = item('team-member', 'm1', { function: 'sales', owner: 'Ola' })
    const takenUp = rulesOf({ ...untouched, items: [...untouched.items, member] })
    expect(takenUp).not.toContain('plan-empty')
    expect(takenUp).toContain('outcomes-missing')
  })

  it('each of the three functions must have somebody', () => {
    expect(found('function-missing', worldWith({}, { without: ['t2'] }))).toEqual([
      ['marketing', 'high', 'Nobody from marketing is on the team of this plan.'],
    ])
    expect(
      found('function-missing', worldWith({}, { change: { t3: { state: 'left' } } })).map(([about]) => about),
    ).toEqual(['sales'])
    expect(found('function-missing', worldWith({}, { change: { t3: { until: day('2026-06-14') } } }))).toHaveLength(1)
    expect(found('function-missing', worldWith({}, { change: { t3: { until: day('2026-06-15') } } }))).toEqual([])
  })

  it('of a lost customer nothing else is told', () => {
    const lost = worldWith({ customerSince: null, customerUntil: day('2026-05-31'), arrMinor: 0n }, { without: ['t1'] })
    expect(evaluate(lost, thresholds)).toMatchObject([
      {
        id: 'customer-churned:acme',
        reason: 'The last contract of this customer ended on 2026-05-31, but the plan goes on.',
        resolve: { action: 'plans.change', input: { account: 'acme', state: 'ended' } },
      },
    ])
    const prospect = worldWith({ customerSince: null, customerUntil: null, arrMinor: 0n })
    expect(evaluate(prospect, thresholds).map(({ rule }) => rule)).not.toContain('customer-churned')
  })

  it('each audience has a message', () => {
    const silent = worldWith(
      {},
      { change: { plan: { attributes: { stage: 'value', group1Message: 'Fewer stops.' } } } },
    )
    expect(found('half-without-message', silent).map(([about, severity]) => [about, severity])).toEqual([['2', 'low']])
  })
})

describe('renewal conditions', () => {
  it('none at all is pressing within 180 days of the notice', () => {
    const none = { without: ['c1'] }
    const reason = 'Nobody wrote down what must happen for this customer to renew.'
    expect(found('renewal-conditions-missing', worldWith({ noticeDay: null, termEnd: null }, none))).toEqual([
      ['', 'medium', reason],
    ])
    // 12 December 2026 is 180 days after 15 June.
    expect(found('renewal-conditions-missing', worldWith({ noticeDay: day('2026-12-12') }, none))).toEqual([
      ['', 'high', `${reason} Notice can be given until 2026-12-12.`],
    ])
    expect(found('renewal-conditions-missing', worldWith({ noticeDay: day('2026-12-13') }, none))[0]?.[1]).toBe(
      'medium',
    )
  })

  it('one is late from the day after its day, or after that of notice', () => {
    const due = (due: string | null) => ({ change: { c1: { due: due === null ? null : day(due) } } })
    expect(found('renewal-condition-overdue', worldWith({}, due('2026-06-14')))).toEqual([
      ['c1', 'high', 'The renewal condition "Line 2 runs" was due on 2026-06-14 and is not met.'],
    ])
    expect(found('renewal-condition-overdue', worldWith({}, due('2026-06-15')))).toEqual([])
    expect(found('renewal-condition-overdue', worldWith({ noticeDay: day('2026-06-01') }, due(null)))).toHaveLength(1)
  })

  it('one that is met needs something that shows it', () => {
    const met = { state: 'met' }
    expect(found('renewal-condition-without-evidence', worldWith({}, { change: { c1: met } }))).toHaveLength(1)
    const shown = { ...met, attributes: { evidence: 'Acceptance report of 3 June' } }
    expect(found('renewal-condition-without-evidence', worldWith({}, { change: { c1: shown } }))).toEqual([])
  })

  it('one needs an owner, and one that failed an open action', () => {
    expect(found('renewal-condition-unowned', worldWith({}, { change: { c1: { owner: null } } }))).toHaveLength(1)
    const failed = { change: { c1: { state: 'failed' } } }
    expect(found('renewal-condition-failed', worldWith({}, failed))).toHaveLength(1)
    const taken = { ...failed, add: [item('action', 'do2', { title: 'Offer a pilot', about: 'c1', owner: 'Sam' })] }
    expect(found('renewal-condition-failed', worldWith({}, taken))).toEqual([])
  })
})

describe('outcomes', () => {
  it('none at all, or only given-up ones, is pressing', () => {
    expect(found('outcomes-missing', worldWith({}, { without: ['outcome'] }))).toHaveLength(1)
    const up = { o1: { state: 'given-up' }, o2: { state: 'given-up' } }
    expect(found('outcomes-missing', worldWith({}, { change: up }))).toHaveLength(1)
  })

  it('a promised one is to be agreed, above all while none is', () => {
    expect(found('outcome-not-agreed', worldWith({}, { change: { o2: { state: 'promised' } } }))).toEqual([
      ['o2', 'medium', 'The outcome "Less scrap" was promised, but the customer has not agreed to it yet.'],
    ])
    const only = worldWith({}, { change: { o2: { state: 'promised' } }, without: ['o1'] })
    expect(found('outcome-not-agreed', only).map(([, severity]) => severity)).toEqual(['high'])
  })

  it('one is unmeasured from the 91st day after its last measurement', () => {
    const measured = (on: string) => worldWith({}, { change: { m1: { day: day(on) } } })
    expect(found('outcome-unmeasured', measured('2026-03-17'))).toEqual([])
    expect(found('outcome-unmeasured', measured('2026-03-16'))).toEqual([
      ['o2', 'medium', 'The outcome "Less scrap" was last measured on 2026-03-16.'],
    ])
    expect(found('outcome-unmeasured', worldWith({}, { without: ['m1'] }))).toEqual([
      ['o2', 'medium', 'The outcome "Less scrap" has never been measured.'],
    ])
    const bound = { o2: { attributes: { measure: 'scrap', baseline: '8', target: '4', metric: 'arr' } } }
    expect(found('outcome-unmeasured', worldWith({}, { without: ['m1'], change: bound }))).toEqual([])
  })

  it('one is behind by more than 20 % of the way; of lower targets too', () => {
    // On 1 June 50 % is due (151 of 302 days). From 8 down to 4: 6.8 is 30 % done, which is not more than 20 behind; 7 is 25 %.
    const value = (value: string) => worldWith({}, { change: { m1: { attributes: { value } } } })
    expect(found('outcome-behind', value('6.8'))).toEqual([])
    expect(found('outcome-behind', value('7'))).toEqual([
      ['o2', 'high', 'The outcome "Less scrap" was 25% of the way on 2026-06-01, where 50% was due.'],
    ])
    const handled = worldWith(
      {},
      {
        change: { m1: { attributes: { value: '7' } } },
        add: [item('action', 'do2', { title: 'Train the shift', about: 'o2', owner: 'Sam' })],
      },
    )
    expect(found('outcome-behind', handled)).toEqual([])
  })

  it('one that is past its day is to be confirmed by somebody of the customer', () => {
    expect(found('outcome-unconfirmed', worldWith({}, { without: ['k1'] }))).toEqual([
      ['o1', 'high', 'The outcome "Fewer stops" was due on 2026-03-31, and nobody of the customer has confirmed it.'],
    ])
    const early = worldWith({}, { without: ['k1'], change: { o1: { due: day('2026-12-31'), state: 'confirmed' } } })
    expect(found('outcome-unconfirmed', early)[0]?.[2]).toBe(
      'The outcome "Fewer stops" counts as confirmed, but nobody of the customer has confirmed it.',
    )
  })

  it('one without a value to start from cannot be followed', () => {
    const without = { o2: { attributes: { measure: 'scrap', target: '4' } } }
    expect(found('outcome-without-baseline', worldWith({}, { change: without })).map(([about]) => about)).toEqual([
      'o2',
    ])
  })

  it('a confirmed one is worth a story', () => {
    expect(found('outcome-without-story', worldWith({}, { without: ['s1'] })).map(([about]) => about)).toEqual(['o1'])
  })
})

describe('what the product brought', () => {
  const trouble = (given: Parameters<typeof item>[2]) =>
    worldWith({}, { add: [item('difficulty', 'd1', { title: 'Slow reports', owner: 'Sam', unit: 'plant', ...given })] })

  it('a difficulty is late the day after we promised it gone', () => {
    expect(found('difficulty-late', trouble({ due: day('2026-06-14') }))).toEqual([
      ['d1', 'high', '"Slow reports" was promised to be resolved by 2026-06-14 and is still open.'],
    ])
    expect(found('difficulty-late', trouble({ due: day('2026-06-15') }))).toEqual([])
    expect(found('difficulty-late', trouble({ due: day('2026-06-14'), state: 'resolved' }))).toEqual([])
  })

  it('a difficulty needs an owner, and the customer to say that it is gone', () => {
    expect(found('difficulty-unowned', trouble({ owner: null }))).toHaveLength(1)
    const resolved = { state: 'resolved', stateSince: day('2026-05-15') }
    expect(found('difficulty-unconfirmed', trouble(resolved))).toHaveLength(1)
    expect(found('difficulty-unconfirmed', trouble({ ...resolved, stateSince: day('2026-05-16') }))).toEqual([])
    const said = item('confirmation', 'k2', { about: 'd1', person: 'anna', day: day('2026-06-01') })
    const world = trouble(resolved)
    expect(found('difficulty-unconfirmed', { ...world, items: [...world.items, said] })).toEqual([])
  })

  it('a step of deployment is more pressing than one of adoption', () => {
    const step = (of: string) =>
      item('milestone', of, { title: `First ${of}`, due: day('2026-06-01'), attributes: { of } })
    const late = worldWith({}, { add: [step('deployment'), step('adoption')] })
    expect(found('milestone-late', late)).toEqual([
      ['deployment', 'high', 'The deployment step "First deployment" was due on 2026-06-01 and is not reached.'],
      ['adoption', 'medium', 'The adoption step "First adoption" was due on 2026-06-01 and is not reached.'],
    ])
    expect(found('milestones-missing', healthyWorld)).toEqual([])
    const young = worldWith({ customerSince: day('2026-05-01') }, { add: [step('deployment')] })
    expect(found('milestones-missing', young).map(([about]) => about)).toEqual(['adoption'])
  })

  it('more of the same waits for the confirmed result, and comes from customer service', () => {
    const more = (given: Parameters<typeof item>[2]) =>
      worldWith({}, { add: [item('proposal', 'x1', { title: '20 more seats', about: 'o2', owner: 'Sam', ...given })] })
    expect(found('proposal-too-early', more({ state: 'proposed' }))).toEqual([
      ['x1', 'medium', '"20 more seats" is proposed, but the customer has not confirmed "Less scrap" yet.'],
    ])
    expect(found('proposal-too-early', more({ state: 'proposed', about: 'o1' }))).toEqual([])
    expect(found('proposal-not-by-service', more({ owner: 'Sol' }))).toHaveLength(1)
    expect(found('proposal-not-by-service', more({ owner: 'Sam' }))).toEqual([])
    expect(found('proposal-without-opportunity', more({ state: 'accepted' }))).toHaveLength(1)
    expect(
      found('proposal-without-opportunity', more({ state: 'accepted', attributes: { opportunity: 'opp2' } })),
    ).toEqual([])
  })
})

describe('contacts', () => {
  const talks = (...whom: [string, string][]) =>
    worldWith({ touchpoints: whom.map(([who, on], at) => touchpoint(`p${at}`, day(on), { person: who })) })

  it('fewer than two people in 90 days are a single thread', () => {
    // 17 March is 90 days before 15 June.
    expect(found('single-thread', talks(['anna', '2026-06-01'], ['bea', '2026-03-16']))).toEqual([
      ['1', 'high', 'In the last 90 days we were in touch with nobody but Anna Berg.'],
    ])
    expect(found('single-thread', talks(['anna', '2026-06-01'], ['bea', '2026-03-17']))).toEqual([])
    expect(found('single-thread', talks(['anna', '2026-06-01'], ['anna', '2026-06-02']))).toHaveLength(1)
  })

  it('nobody at all is told apart, and so is that we know too few', () => {
    expect(found('no-contact', talks())).toEqual([
      ['', 'high', 'We have been in touch with nobody of this customer for more than 90 days.'],
    ])
    const known = worldWith({ people: [person('anna', 'Anna Berg', ['main contact'])] })
    expect(found('too-few-people', known)).toEqual([['1', 'high', 'Of this customer we know nobody but Anna Berg.']])
    expect(found('single-thread', known)).toEqual([])
    expect(found('too-few-people', worldWith({ people: [] }))).toHaveLength(1)
  })

  it('contacts with who has left do not count', () => {
    const left = worldWith({}, { people: { bea: { leftOn: day('2026-06-10') } } })
    expect(found('single-thread', left)).toHaveLength(1)
  })
})
