import { formatDay } from '#foundation'
import { arrSteps, euroArr, liveOn } from '../plan/arr-steps.js'
import { dayIn, earlier, monthsLater, yearOf } from '../plan/calendar.js'
import type { Plan } from '../plan/make-plan.js'
import { churnHazards, hazardAt, type Segment, segments } from '../plan/parameters.js'
import type { Life, Scenario } from '../plan/script.js'

/** Retention of a calendar year over the accounts with ARR on 31 December before; both ends at the year's budget rates. */
export type RetentionTruth = {
  readonly year: number
  readonly openingMinor: bigint
  /** ARR now of the opening cohort; an account that touched 0 inside the year counts 0. */
  readonly retainedNetMinor: bigint
  /** The same, each account at most what it had. */
  readonly retainedGrossMinor: bigint
  readonly openingCustomers: number
  readonly retainedCustomers: number
  readonly nrr: number
  readonly grr: number
  readonly logoRetention: number
}

/** The planted hazard of a segment: `byAnniversary[0]` is the probability to leave at the first anniversary. */
export type HazardTruth = {
  readonly segment: Segment
  readonly model: 'shifted-beta-geometric'
  readonly alpha: number
  readonly beta: number
  readonly byAnniversary: readonly number[]
}

/** How long one customer stayed, in anniversaries decided by the last day. */
export type TenureTruth = {
  readonly account: string
  readonly segment: Segment
  /** Null: drawn from the planted hazard. Leave the others out when you estimate it. */
  readonly scenario: Scenario | null
  readonly firstDay: string
  /** Anniversaries that it passed as a customer. */
  readonly renewals: number
  /** True if it left at the next one, on or before the last day; false: still there (censored). */
  readonly churned: boolean
}

/** Net, gross and logo retention of the four full calendar years. */
export function retentionByYear({ lives, rates, calendar }: Plan): readonly RetentionTruth[] {
  const years = Array.from({ length: calendar.lastFullYear - calendar.firstYear + 1 }, (_, n) => calendar.firstYear + n)
  return years.map((year) => {
    const cohort = lives.map((life) => endsOf(life, year, rates)).filter(({ then }) => then > 0n)
    const openingMinor = cohort.reduce((sum, { then }) => sum + then, 0n)
    const retainedNetMinor = cohort.reduce((sum, { now }) => sum + now, 0n)
    const retainedGrossMinor = cohort.reduce((sum, { then, now }) => sum + keptOf(then, now), 0n)
    const retainedCustomers = cohort.filter(({ now }) => now > 0n).length
    return {
      year,
      openingMinor,
      retainedNetMinor,
      retainedGrossMinor,
      openingCustomers: cohort.length,
      retainedCustomers,
      nrr: Number(retainedNetMinor) / Number(openingMinor),
      grr: Number(retainedGrossMinor) / Number(openingMinor),
      logoRetention: retainedCustomers / cohort.length,
    }
  })
}

/** The hazards that lives were drawn from. */
export function hazardTruths(): readonly HazardTruth[] {
  return segments.map((segment) => ({
    segment,
    model: 'shifted-beta-geometric',
    ...churnHazards[segment],
    byAnniversary: [1, 2, 3, 4, 5, 6, 7].map((anniversary) => hazardAt(segment, anniversary)),
  }))
}

/** How long each customer stayed. */
export function tenureTruths({ lives, calendar }: Plan): readonly TenureTruth[] {
  return lives
    .filter(({ firstStart }) => firstStart <= calendar.lastDay)
    .map((life) => {
      const churn = life.events.find((event) => event.kind === 'stop' && event.cause === 'churn')
      const churned = churn !== undefined && churn.day <= calendar.lastDay
      const end = churned ? earlier(churn.day, calendar.lastDay) : calendar.lastDay
      let renewals = 0
      while (monthsLater(life.firstStart, 12 * (renewals + 1)) <= end) renewals += 1
      return {
        account: life.account.ref,
        segment: life.account.segment,
        scenario: life.scenario,
        firstDay: formatDay(life.firstStart),
        renewals: churned ? renewals - 1 : renewals,
        churned,
      }
    })
}

function keptOf(then: bigint, now: bigint): bigint {
  if (now >= then) return then
  return now
}

function endsOf(life: Life, year: number, rates: Plan['rates']): { then: bigint; now: bigint } {
  const steps = arrSteps(life)
  const { currency } = life.account
  const then = euroArr(liveOn(steps, dayIn(year - 1, 12, 31)), currency, year, rates)
  const touchedZero = steps.some((step) => yearOf(step.day) === year && step.live.size === 0)
  const now = touchedZero ? 0n : euroArr(liveOn(steps, dayIn(year, 12, 31)), currency, year, rates)
  return { then, now }
}
