import { type Day, divideHalfEven } from '#foundation'
import type { Account } from './accounts.js'

/** How often a position is billed. */
export type Period = 'month' | 'quarter' | 'year'

/** What is agreed for one position from an event on. */
export type Terms = {
  readonly product: string
  readonly unit: string | null
  /** Null where the product is sold as one amount. */
  readonly quantity: number | null
  /** Price of one unit per period (or of the whole, without a quantity), in minor units of the account's currency. */
  readonly priceMinor: number
  readonly period: Period
  readonly discountPercent: number
  /** First day without the discount; null where there is none. */
  readonly discountTo: Day | null
  /** First day without service; null is open-ended. */
  readonly termEnd: Day | null
}

export type StartCause = 'won' | 'cross-sell' | 'connected-new' | 'reactivation' | 'swap'
export type ChangeCause = 'renewal' | 'late-renewal' | 'uplift' | 'upsell' | 'contraction' | 'concession'
export type StopCause = 'churn' | 'product-dropped' | 'swap' | 'lapse'

type At = { readonly day: Day; readonly signedDay: Day; readonly position: string }
export type StartEvent = At & {
  readonly kind: 'start'
  readonly cause: StartCause
  readonly terms: Terms
  /** The position that this one replaces, for a swap. */
  readonly replaces: string | null
}
export type ChangeEvent = At & {
  readonly kind: 'change'
  readonly causes: readonly ChangeCause[]
  readonly terms: Terms
  readonly reason: string | null
}
export type StopEvent = At & { readonly kind: 'stop'; readonly cause: StopCause; readonly reason: string | null }
export type PauseEvent = At & { readonly kind: 'pause'; readonly until: Day }
export type ResumeEvent = At & { readonly kind: 'resume' }
export type DiscountEndEvent = At & { readonly kind: 'discount-end' }

/**
 * One thing that happens to a position — one product at one place of a customer, followed through its renewals.
 * `signedDay` is when both sides knew, `day` is when it takes effect.
 */
export type PlanEvent = StartEvent | ChangeEvent | StopEvent | PauseEvent | ResumeEvent | DiscountEndEvent

/** The scripted cases that every sample has, whatever the seed. */
export type Scenario =
  | 'reactivation'
  | 'late-renewal-backdated'
  | 'late-renewal-with-gap'
  | 'pause'
  | 'multi-year-discount'
  | 'signed-not-live'
  | 'evergreen-repriced'
  | 'swap-and-connect'

/** The whole event script of one customer, in order of effective day. */
export type Life = {
  readonly account: Account
  readonly firstStart: Day
  /** Null: drawn from the planted hazard. Else it follows a script and says nothing about the hazard. */
  readonly scenario: Scenario | null
  readonly events: readonly PlanEvent[]
}

const periodsPerYear: Readonly<Record<Period, number>> = { month: 12, quarter: 4, year: 1 }

/** How many periods a year has. */
export function periodsIn(period: Period): number {
  return periodsPerYear[period]
}

/** The yearly recurring amount of terms in minor units, before or after their discount, rounded half-even once. */
export function arrMinorOf(terms: Terms, discounted: boolean): bigint {
  const whole = BigInt(terms.quantity ?? 1) * BigInt(terms.priceMinor) * BigInt(periodsIn(terms.period))
  return discounted ? divideHalfEven(whole * BigInt(100 - terms.discountPercent), 100n) : whole
}
