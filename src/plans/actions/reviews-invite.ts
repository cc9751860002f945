import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure, personal } from '#platform/server'
import { keepLink, newToken } from '../store/review-links.js'
import { findReview, readVoices } from '../store/reviews.js'
import { workspaceField } from './fields.js'
import { reviewField, thereIs } from './reviews-fields.js'

const dayMs = 86_400_000

/** Makes a link with which somebody of the customer answers. */
export const reviewsInvite = action({
  name: 'reviews.invite',
  summary: 'Make a link with which a voice of the customer answers a review, once and without an account.',
  effect: 'write',
  permission: 'plans:write',
  errors: ['not-found', 'conflict'],
  command: { args: ['review', 'person'] },
  input: z.object({
    workspace: workspaceField,
    review: reviewField,
    person: z.string().max(500).describe('Key of the person.').meta(personal('identity')),
    days: z.int().min(1).max(60).default(14).describe('For how many days the link works.'),
  }),
  output: z.object({
    path: z.string().describe('The link, after the address of this server. It replaces the one before.'),
    expiresAt: z.string(),
  }),
  async run({ database, clock }, { review: ref, person, days, ...request }) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const review = thereIs(await findReview(transaction, workspace.id, ref, { toChange: true }), ref)
      if (review.closed_on !== null)
        throw new Failure('conflict', `The review was closed on ${review.closed_on}. Nobody answers it any more.`)
      const voice = (await readVoices(transaction, workspace.id, [review.id])).find((each) => each.person === person)
      if (!voice) throw new Failure('not-found', `The review does not ask anybody with the key "${person}".`)
      if (voice.answered_on !== null)
        throw new Failure('conflict', `They answered on ${voice.answered_on}. A link is for one answer.`)
      const token = newToken(workspace.id)
      const expiresAt = new Date(Date.parse(clock()) + days * dayMs).toISOString()
      await keepLink(transaction, workspace.id, {
        ...{ token, voiceId: voice.id, accountId: review.account_id, expiresAt },
      })
      return { path: `/review/${token}`, expiresAt }
    })
  },
})
