import { z } from 'zod'
import { findWorkspace, memberIn } from '#access/server'
import { action, Failure } from '#platform/server'
import { keepAnswer, namesOfMember } from '../store/answer-review.js'
import { seeGapsAnew } from '../store/gaps-anew.js'
import { findReview, readAnswers, readVoices, type StoredVoice } from '../store/reviews.js'
import { workspaceField } from './fields.js'
import { answerFields, refuseUnfit, reviewField, reviewOutput, reviewTold, thereIs } from './reviews-fields.js'

/** Answers a review as a member of the plan's team. */
export const reviewsAnswer = action({
  name: 'reviews.answer',
  summary:
    'Answer a review that asks you. Nobody else sees it until the review is closed; until then you may change it.',
  effect: 'write',
  permission: 'plans:read',
  errors: ['not-found', 'forbidden', 'conflict', 'wrong-usage'],
  command: { args: ['review'] },
  input: z.object({ workspace: workspaceField, review: reviewField, ...answerFields }),
  output: z.object({ review: reviewOutput }),
  async run({ database, clock }, { review: ref, scores, text = '', ...request }) {
    const workspace = await findWorkspace(database, request.workspace)
    const on = clock().slice(0, 10)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const review = thereIs(await findReview(transaction, workspace.id, ref, { toChange: true }), ref)
      const actor = memberIn(workspace.id)
      if (actor === null) throw new Failure('forbidden', 'Only somebody who signed in answers a review: as themselves.')
      const names = await namesOfMember(transaction, workspace.id, actor)
      const voice = ownVoice(await readVoices(transaction, workspace.id, [review.id]), names)
      if (!voice)
        throw new Failure('forbidden', 'This review does not ask you: it asks who was on the team when it was opened.')
      refuseUnfit(review, scores)
      const own = await readAnswers(transaction, workspace.id, [review.id])
      if (voice.answered_on !== null && !own.some(({ voice_id }) => voice_id === voice.id))
        throw new Failure('conflict', 'Somebody else who is known by your name has answered already.')
      const answer = { voiceId: voice.id, actor, scores, text: text || null, on }
      await keepAnswer(transaction, workspace.id, review, answer)
      await seeGapsAnew(transaction, workspace.id, review.account_id, on)
      const after = thereIs(await findReview(transaction, workspace.id, ref, { toChange: false }), ref)
      return { review: reviewTold(after, { mine: 'answered', isDecided: false }) }
    })
  },
})

/** The voice of somebody who is known by these names, lower case. */
export function ownVoice(voices: readonly StoredVoice[], names: readonly string[]): StoredVoice | undefined {
  return voices.find(({ member }) => member !== null && names.includes(member.toLowerCase()))
}
