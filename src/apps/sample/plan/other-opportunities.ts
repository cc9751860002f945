import { addDays, type Day } from '#foundation'
import type { Account } from './accounts.js'
import { arrSteps, liveOn } from './arr-steps.js'
import { type Calendar, dayIn, later } from './calendar.js'
import { entryProducts, priceFactors } from './company.js'
import { type Dice, dice } from './dice.js'
import type { Plan } from './make-plan.js'
import { competitors, historyBackFrom, type Opportunity } from './opportunity.js'
import {
  expansionConversions,
  growth,
  type Stage,
  stageConversions,
  stageDaysMedian,
  stageDaysSigma,
  stages,
} from './parameters.js'
import type { Life } from './script.js'

/**
 * The opportunities that were lost on the way to those that were won. Each win is the first success of a row of
 * trials with the planted stage conversions, so that counting stages over won and lost recovers them.
 */
export function lostOpportunities(plan: Plan, won: readonly Opportunity[]): readonly Opportunity[] {
  const throws = dice(plan.seed, 'lost opportunities')
  const prospects = plan.accounts.filter((account) => account.role === 'prospect')
  return won
    .filter(({ outcome, type }) => outcome === 'won' && type !== 'renewal')
    .flatMap((win) => {
      const ratios = win.type === 'new' ? stageConversions[win.account.segment] : expansionConversions
      const fit = prospects.filter(({ segment }) => segment === win.account.segment)
      const lost: Opportunity[] = []
      for (let stage = lostAt(throws, ratios); stage !== null; stage = lostAt(throws, ratios)) {
        const account = win.type === 'new' && fit.length > 0 ? throws.pick(fit) : win.account
        lost.push(lostOne(throws, plan.calendar, win, account, stage))
      }
      return lost
    })
}

/** What is open on the last day: new business at prospects, more at customers, and renewals that come due within 180 days. */
export function openOpportunities(plan: Plan): readonly Opportunity[] {
  const throws = dice(plan.seed, 'open opportunities')
  const { lastDay } = plan.calendar
  const prospects = plan.accounts.filter((account) => account.role === 'prospect')
  const customers = plan.lives.filter((life) => liveOn(arrSteps(life), lastDay).size > 0)
  const fresh = throws.shuffle(prospects).slice(0, 14)
  const more = throws.shuffle(customers).slice(0, 8)
  return [
    ...fresh.map((account) => openOne(throws, plan.calendar, account, 'new')),
    ...more.map(({ account }) => openOne(throws, plan.calendar, account, 'expansion')),
    ...customers.flatMap((life) => openRenewal(throws, plan.calendar, life)),
  ]
}

function lostAt(throws: Dice, ratios: Readonly<Record<Stage, number>>): Stage | null {
  return stages.find((stage) => !throws.chance(ratios[stage])) ?? null
}

function lostOne(throws: Dice, calendar: Calendar, win: Opportunity, account: Account, stage: Stage): Opportunity {
  const near = win.closedDay ?? calendar.lastDay
  const drawn = addDays(near, win.type === 'new' ? throws.whole(-150, 120) : throws.whole(-120, -5))
  const closedDay = Math.min(calendar.lastDay, later(drawn, dayIn(calendar.firstYear, 2, 1))) as Day
  const reason = throws.weighted(lostReasons)
  return {
    account,
    unit: account === win.account ? win.unit : null,
    product: win.product,
    type: win.type,
    amountMinor: account === win.account ? win.amountMinor : firstAmount(throws, account),
    history: historyBackFrom(throws, win.type === 'new' ? account.segment : 'Mid-market', stage, closedDay),
    outcome: 'lost',
    closedDay,
    expectedCloseDay: addDays(closedDay, throws.whole(5, 60)),
    reason,
    competitor: reason === lostToCompetitor ? throws.pick(competitors) : null,
    position: null,
  }
}

function openOne(throws: Dice, calendar: Calendar, account: Account, type: 'new' | 'expansion'): Opportunity {
  const history: { stage: Stage; day: Day }[] = []
  let day = addDays(calendar.lastDay, -throws.whole(5, 90))
  for (const stage of stages) {
    if (day > calendar.lastDay) break
    history.push({ stage, day })
    day = addDays(
      day,
      Math.max(1, Math.round(throws.lognormal(stageDaysMedian[account.segment][stage], stageDaysSigma))),
    )
  }
  const amount = firstAmount(throws, account)
  return {
    account,
    unit: null,
    product: throws.pick(entryProducts),
    type,
    amountMinor: type === 'new' ? amount : amount / 4n,
    history,
    outcome: 'open',
    closedDay: null,
    expectedCloseDay: addDays(calendar.lastDay, throws.whole(10, 130)),
    reason: null,
    competitor: throws.chance(0.4) ? throws.pick(competitors) : null,
    position: null,
  }
}

function openRenewal(throws: Dice, calendar: Calendar, life: Life): Opportunity[] {
  const decided = new Set(life.events.filter(({ day }) => day > calendar.lastDay).map(({ position }) => position))
  const due = [...liveOn(arrSteps(life), calendar.lastDay)].filter(([position, { terms }]) => {
    return terms.termEnd !== null && terms.termEnd <= addDays(calendar.lastDay, 180) && !decided.has(position)
  })
  const [first] = due
  if (!first) return []
  const [position, { terms }] = first
  return [
    {
      account: life.account,
      unit: terms.unit,
      product: terms.product,
      type: 'renewal',
      amountMinor: due.reduce((sum, [, { arrMinor }]) => sum + arrMinor, 0n),
      history: [{ stage: 'Qualified', day: addDays(calendar.lastDay, -throws.whole(3, 60)) }],
      outcome: 'open',
      closedDay: null,
      expectedCloseDay: terms.termEnd ?? calendar.lastDay,
      reason: null,
      competitor: null,
      position,
    },
  ]
}

function firstAmount(throws: Dice, { segment, currency }: Account): bigint {
  const { firstArrMedian, firstArrSigma } = growth[segment]
  const whole =
    Math.round((throws.lognormal(firstArrMedian, firstArrSigma) * (priceFactors[currency] ?? 1)) / 500) * 500
  return BigInt(whole) * 100n
}

const lostToCompetitor = 'Competitor chosen'
const lostReasons = [
  ['No decision', 4],
  ['Price', 2],
  [lostToCompetitor, 3],
  ['Function missing', 2],
  ['Project postponed', 2],
] as const
