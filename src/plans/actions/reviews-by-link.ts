import { z } from 'zod'
import { forgetGuesses, mayGuess, readWorkspace } from '#access/server'
import { action, type Context, Failure, type Transaction } from '#platform/server'
import { keepAnswer } from '../store/answer-review.js'
import { seeGapsAnew } from '../store/gaps-anew.js'
import { findLink, useLink, workspaceOf } from '../store/review-links.js'
import { findReview, type StoredReview } from '../store/reviews.js'
import { answerFields, deadLink, refuseUnfit, thereIs, tokenField } from './reviews-fields.js'

/** Shows what a link asks: the questions, and whose review it is. Nothing else of the plan. */
export const reviewsByLink = action({
  name: 'reviews.by-link',
  summary: 'Show the questions of a review to somebody who was sent a link.',
  effect: 'read',
  permission: 'public',
  errors: ['not-found', 'too-many'],
  input: z.object({ token: tokenField }),
  output: z.object({
    by: z.string().describe('Whose review it is.'),
    questions: z.array(z.string()),
    deadline: z.string(),
    expiresAt: z.string(),
  }),
  only: { token: 'http' },
  async run(context, { token }) {
    return throughLink(context, token, { toUse: false }, async ({ transaction, workspaceId, review, link }) => {
      const { name } = await readWorkspace(transaction, workspaceId)
      return { by: name, questions: [...review.questions], deadline: review.deadline, expiresAt: link.expires_at }
    })
  },
})

/** Answers by a link. */
export const reviewsAnswerByLink = action({
  name: 'reviews.answer-by-link',
  summary: 'Answer a review by a link, once. It is seen when the review is closed.',
  effect: 'write',
  permission: 'public',
  errors: ['not-found', 'too-many', 'conflict', 'wrong-usage'],
  input: z.object({ token: tokenField, ...answerFields }),
  output: z.object({ answered: z.literal(true) }),
  only: { token: 'http' },
  async run(context, { token, scores, text = '' }) {
    const now = context.clock()
    return throughLink(context, token, { toUse: true }, async ({ transaction, workspaceId, review, link }) => {
      refuseUnfit(review, scores)
      const on = now.slice(0, 10)
      const answer = { voiceId: link.voice_id, actor: null, scores, text: text || null, on }
      await keepAnswer(transaction, workspaceId, review, answer)
      await useLink(transaction, workspaceId, token, now)
      await seeGapsAnew(transaction, workspaceId, review.account_id, on)
      return { answered: true } as const
    })
  },
})

type Through = {
  readonly transaction: Transaction
  readonly workspaceId: string
  readonly review: StoredReview
  readonly link: { readonly voice_id: string; readonly expires_at: string }
}

// A wrong link counts as a guess of its address, as a wrong password does of an account.
async function throughLink<T>(
  { database, clock, caller }: Context,
  token: string,
  { toUse }: { readonly toUse: boolean },
  work: (through: Through) => Promise<T>,
): Promise<T> {
  const guessedBy = `review link from ${caller.from}`
  if (!(await mayGuess(database, guessedBy)))
    throw new Failure('too-many', 'Too many links that lead nowhere came from your address. Wait 15 minutes.')
  const workspaceId = workspaceOf(token)
  if (workspaceId === null) throw deadLink()
  const result = await database.withWorkspace(workspaceId, async (transaction) => {
    if (toUse) await transaction.lockWorkspace('ledger')
    const link = await findLink(transaction, workspaceId, token, { now: clock(), toUse })
    if (!link || link.isExpired || link.used_at !== null) throw deadLink()
    const review = thereIs(await findReview(transaction, workspaceId, link.review_id, { toChange: toUse }), '')
    if (review.closed_on !== null) throw new Failure('conflict', 'The review is closed. Thank you all the same.')
    return work({ transaction, workspaceId, review, link })
  })
  await forgetGuesses(database, guessedBy)
  return result
}
