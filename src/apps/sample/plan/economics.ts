import { addDays, type Day, firstDayOf, lastDayOf, type Month, monthOf, shareOut } from '#foundation'
import type { Account } from './accounts.js'
import { arrSteps, euroArr, liveOn } from './arr-steps.js'
import { earlier, later, yearOf } from './calendar.js'
import { productOf } from './company.js'
import { type Dice, dice } from './dice.js'
import type { Plan } from './make-plan.js'
import { paybackMonths } from './parameters.js'
import { inEuro } from './rates.js'
import type { Life } from './script.js'
import type { ServiceJob } from './service-jobs.js'

/** One month of one customer in euro cents: what was delivered, and what that cost directly. */
export type EconomicMonth = {
  readonly month: Month
  readonly revenueMinor: bigint
  readonly cogsMinor: bigint
  /** As booked, in the account's currency. */
  readonly serviceBookedMinor: bigint
  readonly serviceMinor: bigint
  readonly contributionMinor: bigint
}

/** A cost of winning one customer, in euro cents. */
export type AcquisitionCost = { readonly day: Day; readonly name: string; readonly minor: bigint }

/** What winning and serving one customer brings and costs; only costs that belong to it alone. */
export type AccountEconomics = {
  readonly account: Account
  readonly acquisition: readonly AcquisitionCost[]
  /** From the month of the first acquisition cost to that of the last day. */
  readonly months: readonly EconomicMonth[]
}

/**
 * Plans the direct economics of every customer. The acquisition cost is set so that the break-even falls in the
 * middle of its month's contribution: half a month's contribution off either way does not move the month.
 */
export function planEconomics(plan: Plan, jobs: readonly ServiceJob[]): readonly AccountEconomics[] {
  return plan.lives.map((life) => {
    const throws = dice(plan.seed, `economics ${life.account.ref}`)
    const serviceRatio = throws.chance(0.08) ? throws.between(0.32, 0.42) : throws.between(0.08, 0.15)
    const own = jobs.filter((job) => job.account === life.account)
    const served = monthsFrom(monthOf(life.firstStart), monthOf(plan.calendar.lastDay)).map((month) =>
      economicMonth(throws, plan, life, own, month, serviceRatio),
    )
    const acquisition = splitAcquisition(throws, life, acquisitionTotal(throws, plan, life, served, serviceRatio))
    const first = monthOf((acquisition[0] as AcquisitionCost).day)
    const before = monthsFrom(first, Math.min(monthOf(life.firstStart) - 1, monthOf(plan.calendar.lastDay)) as Month)
    return { account: life.account, acquisition, months: [...before.map(idle), ...served] }
  })
}

function monthsFrom(first: Month, last: Month): Month[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) as Month)
}

function idle(month: Month): EconomicMonth {
  return { month, revenueMinor: 0n, cogsMinor: 0n, serviceBookedMinor: 0n, serviceMinor: 0n, contributionMinor: 0n }
}

function economicMonth(
  throws: Dice,
  plan: Plan,
  life: Life,
  jobs: readonly ServiceJob[],
  month: Month,
  serviceRatio: number,
): EconomicMonth {
  const { currency } = life.account
  const year = yearOf(firstDayOf(month))
  const { recurring, cogsMinor } = recurringIn(plan, life, month)
  const fees = jobs.reduce(
    (sum, job) => sum + inEuro(plan.rates, feeIn(job, month, plan.calendar.lastDay), currency, year),
    0n,
  )
  const early = month < monthOf(life.firstStart) + 3 ? 2 : 1
  // Service never eats the whole margin: a month of contribution below zero could undo a break-even.
  const effort = Math.min(0.65, serviceRatio * early * throws.between(0.8, 1.2))
  const inCurrency = priceIn(plan, recurring, currency, year)
  const feesInCurrency = jobs.reduce((sum, job) => sum + feeIn(job, month, plan.calendar.lastDay), 0n)
  // Delivering a paid service costs 85 % of its fee.
  const serviceBookedMinor = BigInt(Math.round(Number(inCurrency) * effort)) + (feesInCurrency * 85n) / 100n
  const serviceMinor = inEuro(plan.rates, serviceBookedMinor, currency, year)
  const revenueMinor = recurring + fees
  const contributionMinor = revenueMinor - cogsMinor - serviceMinor
  return { month, revenueMinor, cogsMinor, serviceBookedMinor, serviceMinor, contributionMinor }
}

// Recurring revenue is recognised by the day: ARR ÷ 365.
function recurringIn(plan: Plan, life: Life, month: Month): { recurring: bigint; cogsMinor: bigint } {
  const year = yearOf(firstDayOf(month))
  const end = addDays(earlier(lastDayOf(month), plan.calendar.lastDay), 1)
  const steps = arrSteps(life)
  const cuts = [
    firstDayOf(month),
    ...steps.map(({ day }) => day).filter((day) => monthOf(day) === month && day < end),
    end,
  ]
  let recurring = 0n
  let cogs = 0n
  for (let index = 0; index + 1 < cuts.length; index++) {
    const from = cuts[index] as Day
    const days = BigInt((cuts[index + 1] as Day) - from)
    for (const { terms, arrMinor } of liveOn(steps, from).values()) {
      const part = inEuro(plan.rates, arrMinor, life.account.currency, year) * days
      recurring += part
      cogs += part * BigInt(productOf(terms.product).cogsPercent)
    }
  }
  return { recurring: recurring / 365n, cogsMinor: cogs / 36_500n }
}

function feeIn(job: ServiceJob, month: Month, lastDay: Day): bigint {
  const from = later(job.from, firstDayOf(month))
  const to = earlier(job.to, addDays(earlier(lastDayOf(month), lastDay), 1))
  return to > from ? (job.feeMinor * BigInt(to - from)) / BigInt(job.to - job.from) : 0n
}

function priceIn(plan: Plan, euroMinor: bigint, currency: string, year: number): bigint {
  const one = inEuro(plan.rates, 1_000_000n, currency, year)
  return (euroMinor * 1_000_000n) / one
}

function acquisitionTotal(
  throws: Dice,
  plan: Plan,
  life: Life,
  served: readonly EconomicMonth[],
  serviceRatio: number,
) {
  const [low, high] = paybackMonths[life.account.segment]
  const arr = euroArr(
    liveOn(arrSteps(life), life.firstStart),
    life.account.currency,
    yearOf(life.firstStart),
    plan.rates,
  )
  const monthly = (Number(arr) / 12) * Math.max(0.3, 0.8 - serviceRatio)
  const planned = BigInt(Math.round(monthly * throws.between(low, high)))
  let sum = 0n
  for (const { contributionMinor } of served) {
    if (sum + contributionMinor >= planned) return sum + contributionMinor / 2n
    sum += contributionMinor
  }
  // It is not reached: far enough that a few cents cannot reach it.
  return planned > sum + BigInt(Math.round(monthly / 2)) ? planned : planned + BigInt(Math.round(monthly))
}

function splitAcquisition(throws: Dice, life: Life, total: bigint): readonly AcquisitionCost[] {
  const signedDay = life.events[0]?.signedDay ?? life.firstStart
  const lead = life.account.segment === 'Enterprise' ? 150 : 85
  const first = addDays(signedDay, -lead - throws.whole(0, 25))
  const second = addDays(first, throws.whole(15, 40))
  const entries = [
    { day: first, name: 'Presales workshops', weight: 18n },
    { day: second, name: 'Travel', weight: 8n },
    { day: addDays(second, throws.whole(5, 30)), name: 'Proof of concept', weight: 29n },
    { day: signedDay, name: 'Sales commission', weight: 45n },
  ]
  const parts = shareOut(
    total,
    entries.map(({ weight }) => weight),
  )
  return entries.map(({ day, name }, index) => ({ day, name, minor: parts[index] as bigint }))
}
