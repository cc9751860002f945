import { formatDay } from '#foundation'
import { arrSteps, euroArr } from '../plan/arr-steps.js'
import { yearOf } from '../plan/calendar.js'
import type { Plan } from '../plan/make-plan.js'
import {
  expansionConversions,
  handOverDaysMedian,
  handOverDaysSigma,
  type Segment,
  type Stage,
  segments,
  stageConversions,
  stageDaysMedian,
  stageDaysSigma,
  stages,
} from '../plan/parameters.js'
import type { Life } from '../plan/script.js'
import type { HandOver } from '../plan/touchpoints.js'

/** Single cases that are planted; days as the files write them. */
export type CaseTruths = {
  readonly reactivations: readonly { readonly account: string; readonly churnDay: string; readonly backDay: string }[]
  /** Signed after the old line ended. `gapDays` > 0: no service in between, so churn and reactivation without grace. */
  readonly lateRenewals: readonly {
    readonly account: string
    readonly endDay: string
    readonly signedDay: string
    readonly startDay: string
    readonly gapDays: number
  }[]
  readonly pauses: readonly { readonly account: string; readonly from: string; readonly to: string }[]
  /** First contracts that are signed on the last day but start later. */
  readonly notYetLive: readonly { readonly account: string; readonly signedDay: string; readonly startDay: string }[]
  /** Sales to units that never had ARR at accounts that were customers, live by the last day. */
  readonly connectedNew: readonly {
    readonly account: string
    readonly unit: string | null
    readonly day: string
    readonly euroMinor: bigint
  }[]
  /** Customers that leave, with their reason, by the last day. */
  readonly churns: readonly { readonly account: string; readonly day: string; readonly reason: string | null }[]
}

/** Where the journeys are slow or leak by plan; the weak spots to find carry `weak: true`. */
export type FrictionTruths = {
  /** Lognormal days from signature to kick-off. `handOvers` counts those up to the last day. */
  readonly handOver: readonly {
    readonly segment: Segment
    readonly medianDays: number
    readonly sigma: number
    readonly handOvers: number
    readonly weak: boolean
  }[]
  /** New business: probability to leave a stage forwards, and lognormal days in it. */
  readonly stages: readonly {
    readonly segment: Segment
    readonly stage: Stage
    readonly conversion: number
    readonly medianDays: number
    readonly sigma: number
    readonly weakConversion: boolean
    readonly weakDays: boolean
  }[]
  readonly expansionConversions: Readonly<Record<Stage, number>>
}

/** The cases, read off the script. */
export function caseTruths(plan: Plan): CaseTruths {
  const { lives, calendar } = plan
  return {
    reactivations: lives.flatMap(reactivationsOf),
    lateRenewals: lives.flatMap(lateRenewalsOf),
    pauses: lives.flatMap(({ account, events }) =>
      events.flatMap((event) =>
        event.kind === 'pause'
          ? [{ account: account.ref, from: formatDay(event.day), to: formatDay(event.until) }]
          : [],
      ),
    ),
    notYetLive: lives
      .filter(({ firstStart }) => firstStart > calendar.lastDay)
      .map(({ account, firstStart, events }) => ({
        account: account.ref,
        signedDay: formatDay(events[0]?.signedDay ?? firstStart),
        startDay: formatDay(firstStart),
      })),
    connectedNew: lives.flatMap((life) => connectedNewOf(plan, life)),
    churns: lives.flatMap((life) => churnsOf(plan, life)),
  }
}

/** The planted friction. */
export function frictionTruths(handOvers: readonly HandOver[]): FrictionTruths {
  return {
    handOver: segments.map((segment) => ({
      segment,
      medianDays: handOverDaysMedian[segment],
      sigma: handOverDaysSigma,
      handOvers: handOvers.filter(({ account }) => account.segment === segment).length,
      weak: segment === 'Mid-market',
    })),
    stages: segments.flatMap((segment) =>
      stages.map((stage) => ({
        segment,
        stage,
        conversion: stageConversions[segment][stage],
        medianDays: stageDaysMedian[segment][stage],
        sigma: stageDaysSigma,
        weakConversion: segment === 'Mid-market' && stage === 'Proposal',
        weakDays: segment === 'Enterprise' && stage === 'Negotiation',
      })),
    ),
    expansionConversions,
  }
}

function reactivationsOf({ account, events }: Life): CaseTruths['reactivations'] {
  const back = events.find((event) => event.kind === 'start' && event.cause === 'reactivation')
  const churn = events.find((event) => event.kind === 'stop' && event.cause === 'churn')
  return back && churn ? [{ account: account.ref, churnDay: formatDay(churn.day), backDay: formatDay(back.day) }] : []
}

function lateRenewalsOf({ account, events }: Life): CaseTruths['lateRenewals'] {
  return events.flatMap((event) => {
    if (event.kind !== 'change' || !event.causes.includes('late-renewal')) return []
    const lapse = events.find(
      (other) => other.kind === 'stop' && other.cause === 'lapse' && other.position === event.position,
    )
    const endDay = lapse?.day ?? event.day
    const days = { endDay: formatDay(endDay), signedDay: formatDay(event.signedDay), startDay: formatDay(event.day) }
    return [{ account: account.ref, ...days, gapDays: event.day - endDay }]
  })
}

function connectedNewOf({ calendar, rates }: Plan, life: Life): CaseTruths['connectedNew'] {
  return arrSteps(life).flatMap((step) =>
    step.events.flatMap((event) => {
      if (event.kind !== 'start' || event.cause !== 'connected-new' || event.day > calendar.lastDay) return []
      const live = new Map([...step.live].filter(([position]) => position === event.position))
      const euroMinor = euroArr(live, life.account.currency, yearOf(event.day), rates)
      return [{ account: life.account.ref, unit: event.terms.unit, day: formatDay(event.day), euroMinor }]
    }),
  )
}

function churnsOf({ calendar }: Plan, { account, events }: Life): CaseTruths['churns'] {
  const churns = events.filter(
    (event) => event.kind === 'stop' && event.cause === 'churn' && event.day <= calendar.lastDay,
  )
  const days = [...new Set(churns.map(({ day }) => day))]
  return days.map((day) => {
    const first = churns.find((event) => event.day === day)
    return { account: account.ref, day: formatDay(day), reason: first?.kind === 'stop' ? first.reason : null }
  })
}
