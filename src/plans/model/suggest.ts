import { type Currency, type Day, formatMinor } from '#foundation'
import type { Words } from '#metrics'

/** What speaks for or against a plan for an account; amounts are in minor units of the reporting currency. */
export type Candidate = {
  readonly account: string
  readonly name: string
  /** Recurring revenue per year, now and a year ago. */
  readonly arrMinor: bigint
  readonly arrMinorYearAgo: bigint
  /** The amounts of its open opportunities. */
  readonly openMinor: bigint
  /** How many units it has, and at how many of them revenue is live. */
  readonly units: number
  readonly unitsEngaged: number
  /** The last day to give notice of the contract that ends first; null where open-ended. */
  readonly noticeDay: Day | null
  /** How many people there are known, and with how many we were in touch of late. */
  readonly people: number
  readonly contacts: number
}

/** What the suggestion looks at, with how much each weighs unless the asker says otherwise. */
export const criteria = {
  value: { weight: 3, words: { en: 'What the customer brings', pl: 'Ile przynosi klient' } },
  potential: { weight: 2, words: { en: 'What more can be won', pl: 'Ile więcej można zyskać' } },
  term: { weight: 2, words: { en: 'How soon notice can be given', pl: 'Jak szybko można wypowiedzieć umowę' } },
  risk: { weight: 2, words: { en: 'What hints at a loss', pl: 'Co wskazuje na stratę' } },
  reachability: { weight: 1, words: { en: 'Whom we can reach', pl: 'Do kogo możemy dotrzeć' } },
} as const satisfies Record<string, { weight: number; words: Words }>

/** The name of something that the suggestion looks at. */
export type Criterion = keyof typeof criteria
export const criterionNames = Object.keys(criteria) as [Criterion, ...Criterion[]]
export type Weights = Readonly<Record<Criterion, number>>

/** How much each criterion weighs unless the asker says otherwise. */
export const standardWeights: Weights = mapped((name) => criteria[name].weight)

/** Why an account is where it is in the suggestion. */
export type SuggestionReason = { readonly id: Criterion; readonly points: number; readonly reason: string }

/** An account with how much it merits a plan. */
export type Suggestion = {
  readonly account: string
  readonly name: string
  /** 0 to 1: the weighted mean of its points. */
  readonly score: number
  readonly merits: boolean
  /** What speaks most for a plan, or why it does not merit one; null where nothing weighs. */
  readonly because: string | null
  /** Each criterion with its points from 0 to 1, in their order. */
  readonly reasons: readonly SuggestionReason[]
}

/** What the accounts are compared with, and how money is said. */
export type Comparison = { readonly today: Day; readonly currency: Currency }

/**
 * The accounts by how much they merit a plan, the most first; those that do not merit one last, with why. All
 * candidates of a workspace must be there, since value and potential are told by the largest among them.
 * Source: the project's definitions (I2): value, potential, term, risk, reachability; a weighted mean of points.
 */
export function suggest(
  candidates: readonly Candidate[],
  weights: Weights,
  { today, currency }: Comparison,
): Suggestion[] {
  const largest = {
    arr: maximum(candidates.map(({ arrMinor }) => arrMinor)),
    open: maximum(candidates.map(({ openMinor }) => openMinor)),
  }
  const all = criterionNames.reduce((sum, name) => sum + weights[name], 0)
  return candidates
    .map((candidate): Suggestion => {
      const reasons = reasonsOf(candidate, largest, today, currency)
      const sum = reasons.reduce((total, { id, points }) => total + weights[id] * points, 0)
      const against = whyNot(candidate, largest.arr)
      const { account, name } = candidate
      const because = against ?? strongest(reasons, weights)
      return { account, name, score: all > 0 ? rounded(sum / all) : 0, merits: against === null, because, reasons }
    })
    .sort((a, b) => Number(b.merits) - Number(a.merits) || b.score - a.score || (a.account < b.account ? -1 : 1))
}

function strongest(reasons: readonly SuggestionReason[], weights: Weights): string | null {
  const weighed = reasons.map(({ id, points, reason }) => ({ weight: weights[id] * points, reason }))
  const [most] = weighed.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  return most?.reason ?? null
}

// Points are told to four places; more of the mean would only look exact.
const rounded = (score: number): number => Math.round(score * 10_000) / 10_000

type Largest = { readonly arr: bigint; readonly open: bigint }

const hundredth = 100n

/** Why an account does not merit the work of a plan; null where it does. */
function whyNot({ arrMinor, openMinor }: Candidate, largestArr: bigint): string | null {
  if (arrMinor <= 0n && openMinor <= 0n) return 'It brings no recurring revenue, and nothing is open that could.'
  const isSmall = (arrMinor + openMinor) * hundredth < largestArr
  return isSmall ? 'All that it brings and could bring is less than a hundredth of the largest customer.' : null
}

function reasonsOf(candidate: Candidate, largest: Largest, today: Day, currency: Currency): SuggestionReason[] {
  const { arrMinor } = candidate
  return [
    {
      id: 'value',
      points: share(arrMinor, largest.arr),
      reason: `It brings ${formatMinor(arrMinor, currency)} ${currency} a year.`,
    },
    { id: 'potential', points: potentialOf(candidate, largest.open), reason: potentialSaid(candidate, currency) },
    termOf(candidate.noticeDay, today),
    riskOf(candidate),
    reachOf(candidate),
  ]
}

/** Half for its open opportunities against the most of any, half for the share of its units that buy nothing yet. */
function potentialOf({ openMinor, units, unitsEngaged }: Candidate, largestOpen: bigint): number {
  const untouched = units > 0 ? (units - unitsEngaged) / units : 0
  return (share(openMinor, largestOpen) + untouched) / 2
}

function potentialSaid({ openMinor, units, unitsEngaged }: Candidate, currency: Currency): string {
  const open = `${formatMinor(openMinor, currency)} ${currency}`
  return units > 0
    ? `Opportunities of ${open} are open, and ${units - unitsEngaged} of its ${units} known units buy nothing yet.`
    : `Opportunities of ${open} are open, and none of its units is known yet.`
}

const pressingDays = 90
const distantDays = 365

/** 1 until 90 days before the notice, then less, down to 0 a year before it. */
function termOf(noticeDay: Day | null, today: Day): SuggestionReason {
  if (noticeDay === null) return { id: 'term', points: 0, reason: 'No day of notice is near.' }
  const days = noticeDay - today
  const points = Math.min(1, Math.max(0, (distantDays - days) / (distantDays - pressingDays)))
  return {
    id: 'term',
    points,
    reason: days < 0 ? 'The day of notice has passed.' : `Notice can be given in ${days} days.`,
  }
}

const fewContacts = 2

/** Half for a single thread, half for revenue that shrank within the year. */
function riskOf({ contacts, arrMinor, arrMinorYearAgo }: Candidate): SuggestionReason {
  const isThin = contacts < fewContacts
  const isShrinking = arrMinor < arrMinorYearAgo
  const points = (Number(isThin) + Number(isShrinking)) / 2
  if (isThin && isShrinking) {
    return {
      id: 'risk',
      points,
      reason: 'We are in touch with fewer than two people, and it brings less than a year ago.',
    }
  }
  if (isThin) return { id: 'risk', points, reason: 'We are in touch with fewer than two people there.' }
  if (isShrinking) return { id: 'risk', points, reason: 'It brings less than a year ago.' }
  return { id: 'risk', points, reason: 'Nothing hints at a loss.' }
}

const manyPeople = 5

/** Half for the people known there, half for those with whom we were in touch; five are enough for each. */
function reachOf({ people, contacts }: Candidate): SuggestionReason {
  const points = (Math.min(1, people / manyPeople) + Math.min(1, contacts / manyPeople)) / 2
  return {
    id: 'reachability',
    points,
    reason: `We know ${people} people there and were in touch with ${contacts} of late.`,
  }
}

function share(part: bigint, whole: bigint): number {
  return whole > 0n && part > 0n ? Number((part * 10_000n) / whole) / 10_000 : 0
}

function maximum(amounts: readonly bigint[]): bigint {
  let most = 0n
  for (const amount of amounts) if (amount > most) most = amount
  return most
}

function mapped(weightOf: (name: Criterion) => number): Weights {
  return Object.fromEntries(criterionNames.map((name) => [name, weightOf(name)])) as Weights
}
