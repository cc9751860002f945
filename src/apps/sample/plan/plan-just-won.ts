import { serviceTeam } from './company.js'
import type { CustomerPlan, Ground } from './customer-plan.js'
import { advocateRoles, contact, daysFrom, decidingUnits, gap, openUnits, Pen } from './plan-parts.js'

/** The draft of a customer who was just won: the team is not complete, and nothing is agreed. */
export function planJustWon(ground: Ground): CustomerPlan {
  const { account, lastDay, holder, people, opponents } = ground
  const day = daysFrom(lastDay)
  const [, , emil] = serviceTeam
  const [main, admin] = [holder('budget holder'), holder('administrator')]
  const pen = new Pen(`${account.ref}-I`)
  pen.write('plan', 'draft', {
    title: `${account.name}: the first hundred days`,
    owner: emil,
    day: day(-5),
    attributes: { stage: 'onboarding', because: 'Won a short while ago' },
  })
  pen.write('team-member', 'on-team', { owner: emil, function: 'customer-service', day: day(-5) })
  pen.write('team-member', 'on-team', { owner: account.owner, function: 'sales', day: day(-5) })
  pen.write('milestone', 'open', {
    title: 'The first line is live',
    owner: emil,
    due: day(35),
    attributes: { of: 'deployment' },
  })
  pen.write('milestone', 'open', {
    title: 'Two shifts work with it every day',
    owner: emil,
    due: day(80),
    attributes: { of: 'adoption' },
  })
  pen.write('backup', 'met', { person: main.ref, otherPerson: admin.ref, owner: emil })
  for (const unit of decidingUnits(ground))
    pen.write('audience', 'holds', { unit: unit.ref, attributes: { group: '1' } })
  pen.write('action', 'open', {
    title: 'Agree the first results with the customer',
    owner: emil,
    function: 'customer-service',
    due: day(10),
  })
  return {
    ...{ account, items: pen.items, departures: new Map(), links: [] },
    roles: [{ person: main.ref, role: 'main-contact', since: ground.firstStart }],
    ties: [{ person: main.ref, member: account.owner, strength: 'medium', day: day(-60) }],
    touchpoints: [
      contact(ground, main, 6, { team: 'service', kind: 'kick-off', by: emil, stage: 'Onboarding', purpose: 'other' }),
      contact(ground, admin, 3, {
        team: 'service',
        kind: 'installation',
        by: emil,
        stage: 'Onboarding',
        purpose: 'other',
      }),
    ],
    gaps: [
      gap('function-missing', 'marketing'),
      gap('renewal-conditions-missing'),
      gap('outcomes-missing'),
      ...advocateRoles.map(([, role]) => gap('advocate-missing', role)),
      ...opponents.map(({ ref }) => gap('opponent-without-plan', ref)),
      ...openUnits(ground).map(({ ref }) => gap('unit-without-plan', ref)),
      gap('review-missing', 'onboarding'),
      ...people.map(({ ref }) => gap('person-without-message', ref)),
      gap('half-without-message', '1'),
      gap('half-without-message', '2'),
    ],
  }
}
