/** The two segments that the company sells to. */
export const segments = ['Enterprise', 'Mid-market'] as const
export type Segment = (typeof segments)[number]

/**
 * Churn as planted: a customer draws its own risk once from Beta(alpha, beta) and leaves with that
 * probability at each yearly anniversary. Over customers that is the shifted-beta-geometric model: the hazard
 * at the n-th anniversary is alpha ÷ (alpha + beta + n − 1).
 */
export const churnHazards: Readonly<Record<Segment, { readonly alpha: number; readonly beta: number }>> = {
  Enterprise: { alpha: 1.2, beta: 20 },
  'Mid-market': { alpha: 1.5, beta: 15 },
}

/** The planted hazard at the n-th anniversary (1, 2, 3 …) of a segment. */
export function hazardAt(segment: Segment, anniversary: number): number {
  const { alpha, beta } = churnHazards[segment]
  return alpha / (alpha + beta + anniversary - 1)
}

type Growth = {
  /** Median ARR of a first contract, in whole euros, and the spread of its logarithm. */
  readonly firstArrMedian: number
  readonly firstArrSigma: number
  /** Probabilities per contract year. */
  readonly upsellRatio: number
  readonly crossSellRatio: number
  /** Probabilities per position at a renewal. */
  readonly upliftRatio: number
  readonly contractionRatio: number
}

/** How customers grow and shrink while they stay. */
export const growth: Readonly<Record<Segment, Growth>> = {
  Enterprise: {
    firstArrMedian: 165_000,
    firstArrSigma: 0.5,
    upsellRatio: 0.6,
    crossSellRatio: 0.42,
    upliftRatio: 0.75,
    contractionRatio: 0.09,
  },
  'Mid-market': {
    firstArrMedian: 78_000,
    firstArrSigma: 0.45,
    upsellRatio: 0.48,
    crossSellRatio: 0.32,
    upliftRatio: 0.7,
    contractionRatio: 0.1,
  },
}

/** The stages that an opportunity passes, in order; then it is won. */
export const stages = ['Qualified', 'Discovery', 'Proposal', 'Negotiation'] as const
export type Stage = (typeof stages)[number]

/** Probability that an opportunity of new business leaves a stage forwards. Planted weak spot: Mid-market at Proposal. */
export const stageConversions: Readonly<Record<Segment, Readonly<Record<Stage, number>>>> = {
  Enterprise: { Qualified: 0.8, Discovery: 0.75, Proposal: 0.7, Negotiation: 0.85 },
  'Mid-market': { Qualified: 0.8, Discovery: 0.75, Proposal: 0.4, Negotiation: 0.85 },
}

/** The same for selling more to a customer. */
export const expansionConversions: Readonly<Record<Stage, number>> = {
  Qualified: 0.92,
  Discovery: 0.9,
  Proposal: 0.85,
  Negotiation: 0.94,
}

/** Median days in a stage (lognormal, sigma 0.5). Planted weak spot: Enterprise in Negotiation (legal and security review). */
export const stageDaysMedian: Readonly<Record<Segment, Readonly<Record<Stage, number>>>> = {
  Enterprise: { Qualified: 14, Discovery: 28, Proposal: 24, Negotiation: 55 },
  'Mid-market': { Qualified: 10, Discovery: 18, Proposal: 20, Negotiation: 16 },
}

export const stageDaysSigma = 0.5

/** Median days from signature to the kick-off by service (lognormal, sigma 0.35). Planted weak spot: Mid-market. */
export const handOverDaysMedian: Readonly<Record<Segment, number>> = { Enterprise: 8, 'Mid-market': 27 }

export const handOverDaysSigma = 0.35

/** Months of steady contribution that winning a customer is planned to cost: its break-even is drawn from this range. */
export const paybackMonths: Readonly<Record<Segment, readonly [number, number]>> = {
  Enterprise: [10, 24],
  'Mid-market': [7, 18],
}
