import { z } from 'zod'
import { findWorkspace, memberIn } from '#access/server'
import { action } from '#platform/server'
import { namesOfMember } from '../store/answer-review.js'
import { findAccount } from '../store/find-account.js'
import { listReviews, readDecisions, readVoices } from '../store/reviews.js'
import { accountField, workspaceField } from './fields.js'
import { ownVoice } from './reviews-answer.js'
import { reviewOutput, reviewTold } from './reviews-fields.js'

/** Lists reviews. */
export const reviewsList = action({
  name: 'reviews.list',
  summary: 'List the 360° reviews of an account, or of all, the latest first.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found'],
  command: { columns: ['ref', 'accountName', 'stage', 'deadline', 'closedOn', 'asked', 'answered', 'mine'] },
  input: z.object({ workspace: workspaceField, account: accountField.optional() }),
  output: z.object({ rows: z.array(reviewOutput) }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const account = request.account && (await findAccount(transaction, workspace.id, request.account))
      const reviews = await listReviews(transaction, workspace.id, account ? account.id : null)
      const ids = reviews.map(({ id }) => id)
      const [voices, decisions, names] = await Promise.all([
        readVoices(transaction, workspace.id, ids),
        readDecisions(transaction, workspace.id, ids),
        namesOfMember(transaction, workspace.id, memberIn(workspace.id) ?? ''),
      ])
      const rows = reviews.map((review) => {
        const own = ownVoice(
          voices.filter(({ review_id }) => review_id === review.id),
          names,
        )
        const mine = own ? (own.answered_on === null ? 'asked' : 'answered') : null
        return reviewTold(review, { mine, isDecided: decisions.has(review.id) })
      })
      return { rows }
    })
  },
})
