import { z } from 'zod'
import { Failure, personal } from '#platform/server'
import { stages } from '../model/kinds.js'
import { scoreRange } from '../model/reviews.js'
import type { StoredReview } from '../store/reviews.js'
import { dayField } from './fields.js'

/** Inputs and outputs that several actions on reviews share. */
export const reviewField = z.string().max(100).describe('Key of the review.')

// An answer never stands in the audit log, which others read before the review is closed.
const opinion = personal('opinion')

export const answerFields = {
  scores: z
    .array(z.int().min(scoreRange.lowest).max(scoreRange.highest))
    .min(1)
    .max(20)
    .describe('A score from 1 (not at all) to 5 (fully) for each question, in their order.')
    .meta(opinion),
  text: z.string().trim().max(5000).optional().describe('What else there is to say.').meta(opinion),
}

export const tokenField = z.string().max(200).describe('The secret at the end of the link.')

/** A review as everybody sees it at any time. */
export const reviewOutput = z.object({
  ref: z.string().describe('Key of the review.'),
  account: z.string(),
  accountName: z.string(),
  stage: z.enum(stages),
  openedOn: dayField,
  deadline: dayField.describe('The last day to answer; after it the review may be closed.'),
  closedOn: dayField.nullable().describe('Null while answers are kept from everybody.'),
  asked: z.int().describe('How many are asked.'),
  answered: z.int().describe('How many of them answered.'),
  mine: z.enum(['asked', 'answered']).nullable().describe('Whether you are asked, and whether you answered.'),
  isDecided: z.boolean().describe('A decision was taken on it.'),
})

/** A stored review as the output of an action. */
export function reviewTold(
  review: StoredReview,
  more: Pick<z.input<typeof reviewOutput>, 'mine' | 'isDecided'>,
): z.input<typeof reviewOutput> {
  const { id, account, account_name, stage, opened_on, deadline, closed_on, asked, answered } = review
  const days = { openedOn: opened_on, deadline, closedOn: closed_on }
  return { ref: id, account, accountName: account_name, stage, ...days, asked, answered, ...more }
}

/** Fails unless the review is there. */
export function thereIs(review: StoredReview | undefined, ref: string): StoredReview {
  if (review) return review
  throw new Failure('not-found', `There is no review "${ref}". Its key is in the list of reviews.`)
}

/** Fails unless the review can still be answered with so many scores. */
export function refuseUnfit(review: StoredReview, scores: readonly number[]): void {
  if (review.closed_on !== null)
    throw new Failure('conflict', `The review was closed on ${review.closed_on}. Nobody answers it any more.`)
  if (scores.length !== review.questions.length) {
    const [asked, given] = [review.questions.length, scores.length]
    throw new Failure('wrong-usage', `The review has ${asked} questions, not ${given}. Give a score for each of them.`)
  }
}

/** What whoever comes with a link that lets nobody answer is told. */
export function deadLink(): Failure {
  return new Failure(
    'not-found',
    'This link does not lead to a review any more: it was used, has expired or was replaced. Ask whoever sent it for a new one.',
  )
}
