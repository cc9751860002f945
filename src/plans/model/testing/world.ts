import { type Day, day } from '#foundation'
import type { ItemKindName } from '../kinds.js'
import { itemKind } from '../kinds.js'
import type {
  PlanItem,
  PlanOpportunity,
  PlanPerson,
  PlanReview,
  PlanTouchpoint,
  PlanUnit,
  PlanWorld,
} from '../world.js'

/** The day of `healthyWorld`. */
export const today = day('2026-06-15')

/** An item of a plan, as new ones are, with what is given. */
export function item(kind: ItemKindName, ref: string, given: Partial<PlanItem> = {}): PlanItem {
  return {
    ref,
    kind,
    state: itemKind(kind).states[0] ?? '',
    ...{ title: null, person: null, otherPerson: null, unit: null, about: null, function: null, owner: null },
    ...{ day: null, due: null, until: null, text: null, attributes: {} },
    ...{ stateSince: day('2026-01-10'), createdOn: day('2026-01-10') },
    ...given,
  }
}

/** Somebody of the customer, with roles that they always had. */
export function person(
  ref: string,
  name: string,
  roles: readonly string[] = [],
  given: Partial<PlanPerson> = {},
): PlanPerson {
  return {
    ...{ ref, name, unit: 'plant', title: null, isPlaceholder: false, leftOn: null, stance: null, influence: null },
    roles: roles.map((role) => ({ role, since: null, until: null })),
    ...given,
  }
}

/** A contact of customer service. */
export function touchpoint(ref: string, on: Day, given: Partial<PlanTouchpoint> = {}): PlanTouchpoint {
  const none = { person: null, unit: null, subject: null, by: null }
  return { ref, day: on, ...none, team: 'service', direction: 'out', purpose: 'result', ...given }
}

/** An organisational unit. */
export function unit(ref: string, name: string, given: Partial<PlanUnit> = {}): PlanUnit {
  return { ref, name, parent: 'group', arrMinor: 0n, ...given }
}

/** An open opportunity. */
export function opportunity(ref: string, given: Partial<PlanOpportunity> = {}): PlanOpportunity {
  const none = { unit: null, createdDay: null, closedDay: null, amountMinor: null, story: null }
  return { ref, name: ref, outcome: 'open', ...none, ...given }
}

/** A closed review with scores of ours. */
export function review(ref: string, scores: readonly number[], given: Partial<PlanReview> = {}): PlanReview {
  const answers = scores.map((score, at) => ({ who: `m${at}`, side: 'ours' as const, function: 'sales', score }))
  const days = { openedOn: day('2026-05-01'), deadline: day('2026-05-15'), closedOn: day('2026-05-14') }
  const counts = { asked: scores.length, answered: scores.length }
  return { ref, stage: 'value', ...days, ...counts, answers, isDecided: false, ...given }
}

const people = [
  person('anna', 'Anna Berg', ['Main Contact', 'end user']),
  person('bea', 'Bea Conti', ['Administrator']),
  person('carl', 'Carl Dorn', ['procurement']),
  person('dora', 'Dora Eklund', ['budget_holder']),
  person('emil', 'Emil Falk', ['Executive sponsor']),
  person('fred', 'Fred Gross', [], { unit: 'logistics' }),
]

const items: readonly PlanItem[] = [
  item('plan', 'plan', {
    state: 'active',
    day: day('2025-01-10'),
    attributes: { stage: 'value', group1Message: 'Fewer stops.', group2Message: 'One supplier.' },
  }),
  item('team-member', 't1', { owner: 'Sam', function: 'customer-service' }),
  item('team-member', 't2', { owner: 'Mia', function: 'marketing' }),
  item('team-member', 't3', { owner: 'Sol', function: 'sales' }),
  item('renewal-condition', 'c1', { title: 'Line 2 runs', owner: 'Sam', due: day('2026-09-01') }),
  item('outcome', 'o1', {
    ...{ state: 'confirmed', title: 'Fewer stops', due: day('2026-03-31') },
    attributes: { measure: 'stops per week', baseline: '10', target: '4' },
  }),
  item('confirmation', 'k1', { about: 'o1', person: 'dora', day: day('2026-04-10') }),
  // Half of its time and half of its way on 1 June: 151 of 302 days from 1 January to 30 October 2026.
  item('outcome', 'o2', {
    ...{ state: 'agreed', title: 'Less scrap', day: day('2026-01-01'), due: day('2026-10-30') },
    attributes: { measure: 'scrap in %', baseline: '8', target: '4' },
  }),
  item('measurement', 'm1', { about: 'o2', day: day('2026-06-01'), attributes: { value: '6' } }),
  item('advocate', 'a1', { person: 'anna', attributes: { role: 'end-user' } }),
  item('advocate', 'a2', { person: 'bea', attributes: { role: 'administrator' } }),
  item('advocate', 'a3', { person: 'carl', attributes: { role: 'procurement' } }),
  item('advocate', 'a4', { person: 'dora', attributes: { role: 'budget-holder' } }),
  item('advocate', 'a5', { person: 'emil', attributes: { role: 'executive-sponsor' } }),
  item('backup', 'b1', { person: 'anna', otherPerson: 'bea', state: 'met' }),
  item('story', 's1', {
    ...{ state: 'told', title: 'How line 1 stopped stopping', about: 'o1', person: 'anna', until: day('2027-01-31') },
    attributes: { audience: 'leaders', consent: 'account' },
  }),
  item('unit-plan', 'u1', { unit: 'logistics', attributes: { challenge: 'Late trucks' } }),
  item('retrospective', 'r1', { day: day('2026-06-01'), text: 'More visits.' }),
  ...['anna', 'bea', 'carl', 'dora', 'emil'].map((who) =>
    item('message', `say-${who}`, { person: who, attributes: { know: 'What line 1 saved.' } }),
  ),
  item('action', 'do1', { title: 'Visit line 2', owner: 'Sam', due: day('2026-06-30') }),
]

/** The account of a plan that lacks nothing on 15 June 2026: one unit of group 1, one of group 2, one confirmed result. */
export const healthyWorld: PlanWorld = {
  account: 'acme',
  today,
  arrMinor: 10_000_000n,
  currency: 'EUR',
  customerSince: day('2025-01-01'),
  customerUntil: null,
  termEnd: day('2027-12-31'),
  noticeDay: day('2027-09-30'),
  units: [
    unit('group', 'Acme Group', { parent: null }),
    unit('plant', 'Plant North', { arrMinor: 10_000_000n }),
    unit('logistics', 'Logistics'),
  ],
  people,
  links: [],
  ties: [],
  touchpoints: [
    touchpoint('p1', day('2026-06-05'), { person: 'anna' }),
    touchpoint('p2', day('2026-05-20'), { person: 'bea' }),
  ],
  opportunities: [opportunity('opp1', { unit: 'logistics', amountMinor: 4_000_000n })],
  items,
  reviews: [review('v1', [4, 4, 5])],
}

/** A world in which some items are different, others gone, and more are there. */
export function worldWith(
  changed: Partial<PlanWorld>,
  of: {
    readonly change?: Readonly<Record<string, Partial<PlanItem>>>
    readonly without?: readonly (string | ItemKindName)[]
    readonly add?: readonly PlanItem[]
    readonly people?: Readonly<Record<string, Partial<PlanPerson>>>
  } = {},
): PlanWorld {
  const kept = healthyWorld.items.filter(({ ref, kind }) => !of.without?.includes(ref) && !of.without?.includes(kind))
  return {
    ...healthyWorld,
    people: people.map((each) => ({ ...each, ...of.people?.[each.ref] })),
    items: [...kept.map((each) => ({ ...each, ...of.change?.[each.ref] })), ...(of.add ?? [])],
    ...changed,
  }
}
