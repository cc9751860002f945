import { addDays, type Day } from '#foundation'
import { arrSteps, liveOn } from './arr-steps.js'
import type { CustomerPlan, Ground } from './customer-plan.js'
import type { Plan } from './make-plan.js'
import type { Opinion } from './opinions.js'
import type { Person } from './people.js'
import { planAtRisk } from './plan-at-risk.js'
import { planHealthy } from './plan-healthy.js'
import { planJustWon } from './plan-just-won.js'
import type { Life } from './script.js'
import type { Touchpoint } from './touchpoints.js'

/** The three plans of the sample: of the largest customer, of one whose term ends soon, and of the one won last. */
export function planCustomerPlans(
  plan: Plan,
  people: readonly Person[],
  opinions: readonly Opinion[],
): readonly CustomerPlan[] {
  const { lastDay } = plan.calendar
  const fit = plan.lives.filter((life) => isFit(life, people, lastDay))
  const justWon = best(fit, (life) => life.firstStart)
  const atRisk = best(
    fit.filter((life) => life !== justWon && life.account.segment === 'Enterprise'),
    (life) => -termEndOf(life, lastDay),
  )
  const calm = fit.filter(
    (life) => life !== justWon && life !== atRisk && termEndOf(life, lastDay) - lastDay > calmDays,
  )
  const healthy = best(calm, (life) => arrOf(life, lastDay))
  const ground = (life: Life) => groundOf(life, people, opinions, lastDay)
  return [planHealthy(ground(healthy)), planAtRisk(ground(atRisk)), planJustWon(ground(justWon))]
}

/**
 * Touchpoints in order of time, with those of plans, which alone say what came of late at their accounts; but the
 * customer just won keeps those of sales and service, on which its hand-over is seen.
 */
export function withPlans(
  touchpoints: readonly Touchpoint[],
  plans: readonly CustomerPlan[],
  lastDay: Day,
): readonly Touchpoint[] {
  const planned = new Set(plans.map(({ account }) => account.ref))
  const justWon = plans.at(-1)?.account.ref
  const kept = touchpoints.filter(({ account, day, team }) => {
    const isLate = planned.has(account.ref) && day > addDays(lastDay, -quietDays)
    return !isLate || (account.ref === justWon && team !== 'marketing')
  })
  return [...kept, ...plans.flatMap((each) => each.touchpoints)].sort((a, b) => a.day - b.day)
}

const quietDays = 100
const calmDays = 240

// Five people hold the five roles, contracts name units, and a euro makes the amounts easy to follow.
function isFit({ account, firstStart, events, scenario }: Life, people: readonly Person[], lastDay: Day): boolean {
  const isLive = liveOn(arrSteps({ account, firstStart, events, scenario }), lastDay).size > 0
  const count = people.filter((person) => person.account.ref === account.ref).length
  return isLive && firstStart <= lastDay && account.unitsOnLines && account.currency === 'EUR' && count >= 5
}

function best(lives: readonly Life[], worth: (life: Life) => number): Life {
  const [first, ...others] = lives
  if (!first) throw new Error('Broken promise: every sample has an account for each of its plans')
  return others.reduce((so, life) => (worth(life) > worth(so) ? life : so), first)
}

function termEndOf(life: Life, lastDay: Day): number {
  const ends = [...liveOn(arrSteps(life), lastDay).values()].map(
    ({ terms }) => terms.termEnd ?? Number.MAX_SAFE_INTEGER,
  )
  return Math.min(...ends)
}

function arrOf(life: Life, lastDay: Day): number {
  return [...liveOn(arrSteps(life), lastDay).values()].reduce((sum, { arrMinor }) => sum + Number(arrMinor), 0)
}

function groundOf(life: Life, everybody: readonly Person[], opinions: readonly Opinion[], lastDay: Day): Ground {
  const { account, firstStart } = life
  const people = everybody.filter((person) => person.account.ref === account.ref)
  const live = [...liveOn(arrSteps(life), lastDay).values()]
  return {
    account,
    lastDay,
    firstStart,
    people,
    opponents: people.filter(({ ref }) => isAgainst(ref, opinions, lastDay)),
    engaged: new Set(live.flatMap(({ terms }) => (terms.unit === null ? [] : [terms.unit]))),
    holder(role) {
      const found = people.find(({ roles }) => roles.includes(role))
      if (!found) throw new Error(`Broken promise: ${account.ref} has a ${role}`)
      return found
    },
  }
}

function isAgainst(person: string, opinions: readonly Opinion[], lastDay: Day): boolean {
  const stances = opinions.filter((each) => each.person === person && each.kind === 'stance' && each.day <= lastDay)
  const last = stances.reduce<Opinion | null>((so, each) => (so && so.day > each.day ? so : each), null)
  return last?.value === 'sceptic' || last?.value === 'blocker'
}
