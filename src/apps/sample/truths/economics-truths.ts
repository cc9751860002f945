import { formatMonth } from '#foundation'
import { arrSteps, liveOn } from '../plan/arr-steps.js'
import type { AccountEconomics } from '../plan/economics.js'
import type { Plan } from '../plan/make-plan.js'

/**
 * Unit economics of one customer in euro cents at budget rates, from the costs that name it alone; shared costs
 * are not allocated. Revenue is recognised by the day of service.
 */
export type UnitEconomicsTruth = {
  readonly account: string
  /** Month 0: that of the first acquisition cost. */
  readonly firstMonth: string
  readonly acquisitionMinor: bigint
  /** Contribution (revenue − cost of goods − cost to serve) of each month from month 0 to that of the last day. */
  readonly contributionMinorByMonth: readonly bigint[]
  /** Mean contribution of its last twelve months with revenue (fewer if there are fewer); 0 if none. */
  readonly contributionMinorMonthly: bigint
  /** The month from which the sum stays ≥ 0, planted half a month's contribution away from its neighbours. */
  readonly breakEvenMonth: string | null
  /** Why there is none by the last day. */
  readonly because: 'not-yet' | 'left-before' | null
}

/** Unit economics of every customer. */
export function economicsTruths(plan: Plan, economics: readonly AccountEconomics[]): readonly UnitEconomicsTruth[] {
  return economics.map((own, index) => {
    const acquisitionMinor = own.acquisition.reduce((sum, { minor }) => sum + minor, 0n)
    const contributions = own.months.map(({ contributionMinor }) => contributionMinor)
    const earning = own.months.filter(({ revenueMinor }) => revenueMinor > 0n).slice(-12)
    const earned = earning.reduce((sum, { contributionMinor }) => sum + contributionMinor, 0n)
    const reached = own.months[breakEvenAt(contributions, acquisitionMinor)]
    const life = plan.lives[index]
    const live = life !== undefined && liveOn(arrSteps(life), plan.calendar.lastDay).size > 0
    const waiting = live || (life !== undefined && life.firstStart > plan.calendar.lastDay)
    return {
      account: own.account.ref,
      firstMonth: formatMonth(firstMonthOf(own)),
      acquisitionMinor,
      contributionMinorByMonth: contributions,
      contributionMinorMonthly: earning.length === 0 ? 0n : earned / BigInt(earning.length),
      breakEvenMonth: reached ? formatMonth(reached.month) : null,
      because: reached ? null : waiting ? 'not-yet' : 'left-before',
    }
  })
}

function firstMonthOf({ months, account }: AccountEconomics) {
  const first = months[0]
  if (!first) throw new Error(`Broken promise: ${account.ref} has a first month`)
  return first.month
}

function breakEvenAt(contributions: readonly bigint[], acquisitionMinor: bigint): number {
  let sum = -acquisitionMinor
  let from = -1
  contributions.forEach((minor, index) => {
    sum += minor
    if (sum < 0n) from = -1
    else if (from < 0) from = index
  })
  return from
}
