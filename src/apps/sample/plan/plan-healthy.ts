import { marketingTeam, serviceTeam } from './company.js'
import type { CustomerPlan, Ground } from './customer-plan.js'
import {
  advocateRoles,
  challengeOf,
  contact,
  daysFrom,
  decidingUnits,
  gap,
  messageFor,
  openUnits,
  Pen,
} from './plan-parts.js'

/** The plan of a customer with whom all goes well: one result confirmed and told, the next under way. */
export function planHealthy(ground: Ground): CustomerPlan {
  const { account, lastDay, holder, people, opponents } = ground
  const day = daysFrom(lastDay)
  const [hanna] = serviceTeam
  const [lea] = marketingTeam
  const [main, user, admin, sponsor] = [
    holder('budget holder'),
    holder('end user'),
    holder('administrator'),
    holder('executive sponsor'),
  ]
  const pen = new Pen(`${account.ref}-I`)
  pen.write('plan', 'active', {
    ...{ title: `${account.name}: from calm lines to calm yards`, owner: hanna, day: day(-300) },
    attributes: {
      ...{
        stage: 'value',
        cadenceDays: '30',
        because: 'Most revenue of all customers, and half of its units untouched',
      },
      group1Message: 'You were promised fewer stops. Here is, week by week, what came of it, and what we do next.',
      group1View: 'Every hour that a line runs in peace is theirs, not ours.',
      group2Message: 'Colleagues next door stopped putting out fires. Let them tell you how.',
      group2View: 'The status quo costs more than the change, and one supplier for several sites costs less than four.',
    },
  })
  pen.write('team-member', 'on-team', { owner: hanna, function: 'customer-service', day: day(-300) })
  pen.write('team-member', 'on-team', { owner: lea, function: 'marketing', day: day(-300) })
  pen.write('team-member', 'on-team', { owner: account.owner, function: 'sales', day: day(-300) })
  pen.write('renewal-condition', 'met', {
    ...{
      title: 'The roll-out on the second line is accepted',
      owner: hanna,
      due: day(-60),
      day: day(-66),
      person: admin.ref,
    },
    attributes: { evidence: 'Acceptance protocol signed by the administrator' },
  })
  pen.write('renewal-condition', 'open', {
    title: 'The board sees the yearly result before it plans the budget',
    owner: account.owner,
    due: day(95),
    person: sponsor.ref,
  })
  const stops = outcomes(ground, pen, hanna)
  const advocates = new Map<string, string>()
  for (const [role, written] of advocateRoles.filter(([role]) => role !== 'procurement')) {
    const state = role === 'budget holder' ? 'public-reference' : role === 'end user' ? 'advocate' : 'growing'
    advocates.set(
      role,
      pen.write('advocate', state, { person: holder(role).ref, owner: hanna, attributes: { role: written } }),
    )
  }
  pen.write('ask', 'done', {
    about: advocates.get('budget holder') ?? '',
    title: 'Speak at the user day',
    day: day(-140),
    owner: lea,
  })
  pen.write('backup', 'ready', {
    person: main.ref,
    otherPerson: admin.ref,
    owner: hanna,
    text: 'Joins every second review',
  })
  for (const critic of opponents) {
    pen.write('critic', 'open', {
      person: critic.ref,
      owner: account.owner,
      text: 'Show them the numbers of their own shift',
      attributes: { because: 'doubted-fit' },
    })
  }
  for (const person of people.filter(({ ref }) => ref !== user.ref)) {
    pen.write('message', 'to-say', { person: person.ref, owner: hanna, attributes: messageFor(person) })
  }
  for (const unit of decidingUnits(ground))
    pen.write('audience', 'holds', { unit: unit.ref, attributes: { group: '1' } })
  for (const [at, unit] of openUnits(ground).entries()) {
    const state = at === 0 ? 'in-talks' : 'not-approached'
    pen.write('unit-plan', state, {
      unit: unit.ref,
      owner: account.owner,
      text: 'A day beside colleagues who use it',
      attributes: { ...challengeOf(unit), aware: at === 0 ? 'interested' : 'heard-of-us' },
    })
  }
  const story = pen.write('story', 'told', {
    ...{
      title: 'How one plant stopped stopping',
      about: stops,
      person: main.ref,
      owner: lea,
      day: day(-70),
      until: day(21),
    },
    attributes: { audience: 'leaders', consent: 'account', numbers: 'Stops a week from 14 to 5 in nine months' },
  })
  const [next] = openUnits(ground)
  pen.write('telling', 'led-on', {
    about: story,
    day: day(-55),
    owner: account.owner,
    ...(next && { unit: next.ref }),
    attributes: { channel: 'event' },
  })
  const late = pen.write('action', 'open', {
    title: 'Send the one-page proof to the sponsor',
    owner: lea,
    function: 'marketing',
    due: day(-4),
    about: story,
  })
  pen.write('action', 'open', {
    title: 'Prepare the yearly result for the board',
    owner: hanna,
    function: 'customer-service',
    due: day(40),
  })
  pen.write('retrospective', 'held', {
    day: day(-16),
    owner: hanna,
    text: 'Well: the weekly numbers. Change: ask less of the same two people.',
  })
  return {
    ...{ account, items: pen.items, departures: new Map() },
    roles: [{ person: main.ref, role: 'main-contact', since: ground.firstStart }],
    links: people
      .filter(({ ref }) => ref !== sponsor.ref)
      .map(({ ref }) => ({ person: ref, other: sponsor.ref, kind: 'reports_to' })),
    ties: [
      { person: main.ref, member: hanna, strength: 'strong', day: day(-120) },
      { person: sponsor.ref, member: account.owner, strength: 'medium', day: day(-90) },
    ],
    touchpoints: [
      contact(ground, main, 9, { team: 'service', kind: 'business review', by: hanna }),
      contact(ground, admin, 15, { team: 'service', kind: 'training', by: hanna }),
      contact(ground, sponsor, 33, { team: 'sales', kind: 'lunch', by: account.owner }),
      ...opponents.map((critic) => contact(ground, critic, 20, { team: 'service', kind: 'visit', by: hanna })),
    ],
    gaps: [
      gap('advocate-missing', 'procurement'),
      gap('story-consent-ending', story),
      gap('review-missing', 'value'),
      gap('person-without-message', user.ref),
      gap('action-overdue', late),
    ],
  }
}

/** One outcome that is confirmed, and one half-way; the key of the first. */
function outcomes({ lastDay, holder }: Ground, pen: Pen, owner: string): string {
  const day = daysFrom(lastDay)
  const measured = (outcome: string, values: readonly (readonly [number, string])[]) => {
    for (const [ago, value] of values)
      pen.write('measurement', 'measured', { about: outcome, day: day(-ago), attributes: { value } })
  }
  const stops = pen.write('outcome', 'confirmed', {
    ...{
      title: 'Fewer unplanned stops on line 1',
      text: 'Counted by the line control',
      owner,
      day: day(-380),
      due: day(-110),
    },
    attributes: { measure: 'unplanned stops per week', baseline: '14', target: '6' },
  })
  measured(stops, [
    [260, '11'],
    [190, '8'],
    [115, '5'],
  ])
  pen.write('confirmation', 'confirmed', {
    about: stops,
    person: holder('budget holder').ref,
    day: day(-105),
    text: 'In the quarterly review, before the whole management',
  })
  const changeOvers = pen.write('outcome', 'agreed', {
    ...{ title: 'Shorter change-overs', owner, day: day(-100), due: day(200), person: holder('end user').ref },
    attributes: { measure: 'minutes per change-over', baseline: '42', target: '25' },
  })
  measured(changeOvers, [
    [60, '39'],
    [12, '35'],
  ])
  pen.write('milestone', 'reached', {
    title: 'Line 2 is live',
    owner,
    due: day(-80),
    day: day(-84),
    attributes: { of: 'deployment' },
  })
  pen.write('milestone', 'open', {
    title: 'All shifts enter change-overs',
    owner,
    due: day(30),
    attributes: { of: 'adoption' },
  })
  pen.write('difficulty', 'confirmed', {
    title: 'Slow reports on Mondays',
    person: holder('administrator').ref,
    owner,
    due: day(-150),
    day: day(-170),
  })
  pen.write('proposal', 'proposed', {
    title: 'The same for line 3: 20 more seats',
    about: stops,
    owner,
    day: day(-18),
    person: holder('budget holder').ref,
  })
  return stops
}
