import { formatDay } from '#foundation'
import { serviceTeam } from './company.js'
import type { CustomerPlan, Ground } from './customer-plan.js'
import { advocateRoles, contact, daysFrom, decidingUnits, gap, messageFor, openUnits, Pen } from './plan-parts.js'

const newsletter = 'Autumn offers for your whole group'

/** The plan of a customer whose notice comes near: the main contact left, a promise was broken, a critic is silent. */
export function planAtRisk(ground: Ground): CustomerPlan {
  const { account, lastDay, holder, people, opponents } = ground
  const day = daysFrom(lastDay)
  const [, piotr] = serviceTeam
  const [main, user, admin, buyer, sponsor] = [
    ...[
      holder('budget holder'),
      holder('end user'),
      holder('administrator'),
      holder('procurement'),
      holder('executive sponsor'),
    ],
  ] as const
  const pen = new Pen(`${account.ref}-I`)
  pen.write('plan', 'active', {
    ...{ title: `${account.name}: win back the trust`, owner: piotr, day: day(-210) },
    attributes: {
      ...{ stage: 'renewal', because: 'Notice can be given soon, and nobody is sure that they stay' },
      group1Message: 'We promised you shorter waiting times and are late. This is what we do about it.',
      group2Message: 'Nothing before the people who bought are content.',
    },
  })
  pen.write('team-member', 'on-team', { owner: piotr, function: 'customer-service', day: day(-210) })
  pen.write('team-member', 'on-team', { owner: account.owner, function: 'sales', day: day(-210) })
  const condition = pen.write('renewal-condition', 'open', {
    title: 'Waiting time at the gate is below 40 minutes',
    owner: piotr,
    due: day(-15),
    person: sponsor.ref,
  })
  pen.write('renewal-condition', 'open', {
    title: 'Procurement gets one price list for all sites',
    owner: account.owner,
    due: day(20),
    person: buyer.ref,
  })
  const outcome = pen.write('outcome', 'agreed', {
    ...{ title: 'Shorter waiting time at the gate', owner: piotr, day: day(-250), due: day(-30), person: user.ref },
    attributes: { measure: 'minutes from gate to dock', baseline: '95', target: '40' },
  })
  pen.write('measurement', 'measured', { about: outcome, day: day(-120), attributes: { value: '84' } })
  pen.write('measurement', 'measured', { about: outcome, day: day(-35), attributes: { value: '78' } })
  const trouble = pen.write('difficulty', 'open', {
    title: 'Hand-helds lose the connection in hall 3',
    person: user.ref,
    owner: piotr,
    day: day(-75),
    due: day(-25),
  })
  for (const [role, written] of advocateRoles.filter(([role]) => role === 'end user' || role === 'administrator')) {
    pen.write('advocate', 'candidate', { person: holder(role).ref, owner: piotr, attributes: { role: written } })
  }
  const critic = pen.write('critic', 'open', {
    ...{
      person: buyer.ref,
      owner: account.owner,
      text: 'Meet them with the total cost of both offers',
      day: day(-200),
    },
    attributes: { because: 'pushed-competitor', competitor: 'Tessaro MES' },
  })
  for (const person of people.filter(({ ref }) => ref !== main.ref)) {
    pen.write('message', 'to-say', { person: person.ref, owner: piotr, attributes: messageFor(person) })
  }
  for (const unit of decidingUnits(ground))
    pen.write('audience', 'holds', { unit: unit.ref, attributes: { group: '1' } })
  for (const unit of openUnits(ground))
    pen.write('unit-plan', 'not-now', { unit: unit.ref, text: 'Not before a result is confirmed' })
  pen.write('action', 'open', {
    title: 'Measure the radio in hall 3',
    owner: piotr,
    function: 'customer-service',
    due: day(6),
    about: trouble,
  })
  const mailed = [user, admin]
  return {
    ...{ account, items: pen.items, departures: new Map([[main.ref, day(-12)]]) },
    roles: [{ person: main.ref, role: 'main-contact', since: ground.firstStart }],
    links: [
      {
        person: buyer.ref,
        other: sponsor.ref,
        kind: 'influences',
        because: 'Prepares every decision of the board on software',
      },
      { person: admin.ref, other: buyer.ref, kind: 'conflict', because: 'They quarrel over who chooses systems' },
      { person: user.ref, other: sponsor.ref, kind: 'reports_to' },
    ],
    ties: [
      { person: main.ref, member: piotr, strength: 'strong', day: day(-150) },
      { person: buyer.ref, member: account.owner, strength: 'weak', day: day(-150) },
    ],
    touchpoints: [
      contact(ground, main, 40, { team: 'service', kind: 'business review', by: piotr }),
      contact(ground, user, 30, { team: 'service', kind: 'visit', by: piotr, purpose: 'support' }),
      contact(ground, buyer, 100, { team: 'sales', kind: 'negotiation', by: account.owner, purpose: 'renewal' }),
      ...mailed.map((person) =>
        contact(ground, person, 8, {
          team: 'marketing',
          channel: 'email',
          kind: 'newsletter',
          by: 'Michał Gajda',
          purpose: 'promotion',
          campaign: newsletter,
        }),
      ),
    ],
    gaps: [
      gap('function-missing', 'marketing'),
      gap('single-thread', '1'),
      gap('contact-left', main.ref),
      gap('calm-zone-broken', formatDay(day(-8)), 'marketing', ''),
      gap('renewal-condition-overdue', condition),
      gap('outcome-unconfirmed', outcome),
      gap('outcome-behind', outcome),
      gap('difficulty-late', trouble),
      gap('critic-not-won-over', critic),
      gap('critic-silent', critic),
      ...opponents
        .filter(({ ref }) => ref !== buyer.ref && ref !== main.ref)
        .map(({ ref }) => gap('opponent-without-plan', ref)),
      ...['procurement', 'budget-holder', 'executive-sponsor'].map((role) => gap('advocate-missing', role)),
      gap('review-missing', 'renewal'),
      gap('retrospective-overdue'),
    ],
  }
}
