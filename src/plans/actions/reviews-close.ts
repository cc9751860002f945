import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure } from '#platform/server'
import { closeReview } from '../store/answer-review.js'
import { seeGapsAnew } from '../store/gaps-anew.js'
import { findReview } from '../store/reviews.js'
import { workspaceField } from './fields.js'
import { reviewField, reviewOutput, reviewTold, thereIs } from './reviews-fields.js'

/** Closes a review whose deadline has passed. */
export const reviewsClose = action({
  name: 'reviews.close',
  summary: 'Close a review after its deadline, and see what was answered. It closes by itself when all have answered.',
  effect: 'write',
  permission: 'plans:write',
  errors: ['not-found', 'conflict'],
  command: { args: ['review'] },
  input: z.object({ workspace: workspaceField, review: reviewField }),
  output: z.object({ review: reviewOutput }),
  async run({ database, clock }, { review: ref, ...request }) {
    const workspace = await findWorkspace(database, request.workspace)
    const today = clock().slice(0, 10)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const review = thereIs(await findReview(transaction, workspace.id, ref, { toChange: true }), ref)
      if (review.closed_on !== null) throw new Failure('conflict', `The review was closed on ${review.closed_on}.`)
      if (today <= review.deadline && review.answered < review.asked)
        throw new Failure(
          'conflict',
          `Not everybody has answered, and the deadline is ${review.deadline}. Nobody looks before: close it after that day.`,
        )
      await closeReview(transaction, workspace.id, review.id, today)
      await seeGapsAnew(transaction, workspace.id, review.account_id, today)
      const after = thereIs(await findReview(transaction, workspace.id, ref, { toChange: false }), ref)
      return { review: reviewTold(after, { mine: null, isDecided: false }) }
    })
  },
})
