import { addDays } from '#foundation'
import { arrSteps, liveOn } from './arr-steps.js'
import { dayIn } from './calendar.js'
import { type Dice, dice } from './dice.js'
import type { Plan } from './make-plan.js'
import { competitors, createdDayOf, historyBackFrom, type Opportunity } from './opportunity.js'
import { lostOpportunities, openOpportunities } from './other-opportunities.js'
import type { Segment } from './parameters.js'
import { arrMinorOf, type Life, type PlanEvent } from './script.js'

/** The opportunities of the plan since the CRM went live on the first day of the first full year, by day of creation. */
export function planOpportunities(plan: Plan): readonly Opportunity[] {
  const won = plan.lives.flatMap((life) => decided(plan, life))
  const all = [...won, ...lostOpportunities(plan, won), ...openOpportunities(plan)]
  return all.sort((a, b) => createdDayOf(a) - createdDayOf(b) || (a.account.ref < b.account.ref ? -1 : 1))
}

// What was signed (or left) on one day by one customer for one purpose is one opportunity.
function decided(plan: Plan, life: Life): Opportunity[] {
  const throws = dice(plan.seed, `opportunities ${life.account.ref}`)
  const from = dayIn(plan.calendar.firstYear, 1, 1)
  const groups = new Map<string, PlanEvent[]>()
  for (const event of life.events) {
    const type = typeOf(event)
    if (type === null || event.signedDay < from || event.signedDay > plan.calendar.lastDay) continue
    const key = `${type} ${event.signedDay} ${event.kind === 'stop'}`
    groups.set(key, [...(groups.get(key) ?? []), event])
  }
  return [...groups.values()].map((events) => opportunity(throws, life, events))
}

function typeOf(event: PlanEvent): Opportunity['type'] | null {
  if (event.kind === 'start') {
    if (event.cause === 'swap') return null
    return event.cause === 'won' || event.cause === 'reactivation' ? 'new' : 'expansion'
  }
  if (event.kind === 'stop') return event.cause === 'churn' ? 'renewal' : null
  if (event.kind !== 'change') return null
  if (event.causes.includes('upsell')) return 'expansion'
  return event.causes.includes('renewal') || event.causes.includes('late-renewal') ? 'renewal' : null
}

function opportunity(throws: Dice, life: Life, events: readonly PlanEvent[]): Opportunity {
  const first = events[0] as PlanEvent
  const lost = first.kind === 'stop'
  const type = typeOf(first) ?? 'new'
  const terms =
    'terms' in first ? first.terms : (liveOn(arrSteps(life), addDays(first.day, -1)).get(first.position)?.terms ?? null)
  const quick: Segment = type === 'new' ? life.account.segment : 'Mid-market'
  const competitor = lost && first.reason === 'Replaced by a competitor'
  return {
    account: life.account,
    unit: terms?.unit ?? null,
    product: terms?.product ?? '',
    type,
    amountMinor: events.reduce((sum, event) => sum + amountOf(life, event), 0n),
    history: historyBackFrom(throws, quick, lost ? 'Proposal' : 'Negotiation', first.signedDay),
    outcome: lost ? 'lost' : 'won',
    closedDay: first.signedDay,
    expectedCloseDay: addDays(first.signedDay, throws.whole(-10, 12)),
    reason: lost ? first.reason : throws.pick(wonReasons[type]),
    competitor: competitor ? throws.pick(competitors) : null,
    position: first.position,
  }
}

// A start or renewal is worth what it agrees; an upsell what it adds; a loss what goes.
function amountOf(life: Life, event: PlanEvent): bigint {
  const before = liveOn(arrSteps(life), addDays(event.day, -1)).get(event.position)?.arrMinor ?? 0n
  if (event.kind === 'stop') return before
  if (event.kind !== 'start' && event.kind !== 'change') return 0n
  const after = arrMinorOf(event.terms, event.terms.discountPercent > 0)
  return event.kind === 'change' && event.causes.includes('upsell') ? after - before : after
}

const wonReasons = {
  new: ['Fit with the plant', 'References', 'Time to value', 'Price'],
  expansion: ['Proven in the first unit', 'One supplier for more', 'More users'],
  renewal: ['Results reached', 'Users content', 'No better option'],
} as const
