/** The lowest and the highest score of an answer. */
export const scoreRange = { lowest: 1, highest: 5 } as const

/** What is asked where nobody says otherwise. */
export const usualQuestions: readonly string[] = [
  'The results that were promised are reached.',
  'The people who matter stand behind us.',
  'The product does what is expected of it.',
  'Problems are solved quickly and well.',
  'They would choose us again today.',
]

/** What one voice answered: a score for each question, in their order. */
export type Scored = { readonly voice: string; readonly side: 'ours' | 'customer'; readonly scores: readonly number[] }

/** How the answers to one question lie. Means are tenths of a score; null where nobody answered. */
export type QuestionResult = {
  readonly question: string
  readonly lowest: number | null
  readonly highest: number | null
  /** The highest score less the lowest. */
  readonly spread: number | null
  readonly meanTenths: number | null
  readonly oursTenths: number | null
  readonly customerTenths: number | null
  /** The mean of the review before, where it asked the same. */
  readonly beforeTenths: number | null
  /** They lie so far apart that it must be decided what holds. */
  readonly isDisputed: boolean
}

/** A closed review, as far as it is compared. */
export type Answered = { readonly questions: readonly string[]; readonly answers: readonly Scored[] }

/** How the answers to each question lie, and how they changed since the review before. */
export function resultsOf(review: Answered, before: Answered | null, disputedFrom: number): QuestionResult[] {
  return review.questions.map((question, place) => {
    const scores = scoresAt(review, place)
    const spread = spreadOf(scores)
    const earlier = before?.questions.indexOf(question) ?? -1
    return {
      question,
      lowest: scores.length > 0 ? Math.min(...scores) : null,
      highest: scores.length > 0 ? Math.max(...scores) : null,
      spread,
      meanTenths: meanTenths(scores),
      oursTenths: meanTenths(scoresAt(review, place, 'ours')),
      customerTenths: meanTenths(scoresAt(review, place, 'customer')),
      beforeTenths: before && earlier >= 0 ? meanTenths(scoresAt(before, earlier)) : null,
      isDisputed: spread !== null && spread >= disputedFrom,
    }
  })
}

/** The place of the question on which the answers lie furthest apart, the first of several; null without any answer. */
export function mostDisputed({ questions, answers }: Answered): number | null {
  if (answers.length === 0) return null
  const spreads = questions.map((_, place) => spreadOf(scoresAt({ questions, answers }, place)) ?? -1)
  return spreads.indexOf(Math.max(...spreads))
}

/** The highest score less the lowest; null without scores. */
export function spreadOf(scores: readonly number[]): number | null {
  return scores.length === 0 ? null : Math.max(...scores) - Math.min(...scores)
}

function scoresAt({ answers }: Answered, place: number, side?: Scored['side']): number[] {
  const of = answers.filter((answer) => side === undefined || answer.side === side)
  return of.flatMap(({ scores }) => scores[place] ?? [])
}

/** The mean in tenths, halves away from zero; null without scores. */
export function meanTenths(scores: readonly number[]): number | null {
  if (scores.length === 0) return null
  return Math.round((scores.reduce((sum, score) => sum + score, 0) * 10) / scores.length)
}
