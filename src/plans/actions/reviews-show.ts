import { z } from 'zod'
import { findWorkspace, memberIn } from '#access/server'
import { action, type Transaction } from '#platform/server'
import { type QuestionResult, resultsOf, type Scored } from '../model/reviews.js'
import { namesOfMember } from '../store/answer-review.js'
import {
  findReview,
  listReviews,
  readAnswers,
  readDecisions,
  readVoices,
  type StoredAnswer,
  type StoredReview,
  type StoredVoice,
} from '../store/reviews.js'
import { readThresholds } from '../store/thresholds.js'
import { workspaceField } from './fields.js'
import { ownVoice } from './reviews-answer.js'
import { reviewField, reviewOutput, reviewTold, thereIs } from './reviews-fields.js'

const mean = z
  .string()
  .nullable()
  .describe('A mean score with one decimal; null where nobody answered, or before the review is closed.')

/** Shows one review. */
export const reviewsShow = action({
  name: 'reviews.show',
  summary: 'Show a review: who is asked and has answered; what was answered once it is closed, and your own before.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found'],
  command: { args: ['review'] },
  input: z.object({ workspace: workspaceField, review: reviewField }),
  output: reviewOutput.extend({
    voices: z.array(
      z.object({
        voice: z.string(),
        side: z.enum(['ours', 'customer']),
        function: z.string(),
        name: z.string().nullable().describe('Null where their data was erased.'),
        person: z.string().nullable().describe('Key of the person, for a voice of the customer.'),
        hasAnswered: z.boolean(),
        isYou: z.boolean(),
        scores: z.array(z.int()).nullable().describe('Null before the review is closed, but for your own.'),
        text: z.string().nullable(),
      }),
    ),
    questions: z.array(
      z.object({
        question: z.string(),
        lowest: z.int().nullable(),
        highest: z.int().nullable(),
        spread: z.int().nullable().describe('The highest score less the lowest.'),
        mean,
        ours: mean,
        customer: mean,
        before: mean.describe('The mean of the review before, where it asked the same.'),
        isDisputed: z.boolean().describe('So far apart that it must be decided what holds.'),
      }),
    ),
    decisions: z.array(z.string()).describe('Keys of the items of the plan that decided on it.'),
  }),
  async run({ database }, { review: ref, ...request }) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const review = thereIs(await findReview(transaction, workspace.id, ref, { toChange: false }), ref)
      const names = await namesOfMember(transaction, workspace.id, memberIn(workspace.id) ?? '')
      const { voices, answers } = await readAll(transaction, workspace.id, review)
      const own = ownVoice(voices, names)
      const decisions = (await readDecisions(transaction, workspace.id, [review.id])).get(review.id) ?? []
      const mine = own ? (own.answered_on === null ? 'asked' : 'answered') : null
      const results = await readResults(transaction, workspace.id, review, { voices, answers })
      return {
        ...reviewTold(review, { mine, isDecided: decisions.length > 0 }),
        voices: voices.map((voice) => voiceTold(voice, own, answers)),
        questions: results.map(questionTold),
        decisions,
      }
    })
  },
})

type All = { readonly voices: readonly StoredVoice[]; readonly answers: readonly StoredAnswer[] }

async function readAll(transaction: Transaction, workspaceId: string, { id }: StoredReview): Promise<All> {
  const [voices, answers] = await Promise.all([
    readVoices(transaction, workspaceId, [id]),
    readAnswers(transaction, workspaceId, [id]),
  ])
  return { voices, answers }
}

async function readResults(
  transaction: Transaction,
  workspaceId: string,
  review: StoredReview,
  all: All,
): Promise<QuestionResult[]> {
  const thresholds = await readThresholds(transaction, workspaceId)
  const disputedFrom = thresholds['disagreement-points']
  // One's own answer alone is no result.
  if (review.closed_on === null) return resultsOf({ questions: review.questions, answers: [] }, null, disputedFrom)
  const closed = await listReviews(transaction, workspaceId, review.account_id)
  const before = closed.find((each) => each.closed_on !== null && each.opened_on < review.opened_on)
  const earlier = before && {
    questions: before.questions,
    answers: scored(await readAll(transaction, workspaceId, before)),
  }
  return resultsOf({ questions: review.questions, answers: scored(all) }, earlier ?? null, disputedFrom)
}

function scored({ voices, answers }: All): Scored[] {
  return answers.flatMap(({ voice_id, scores }) => {
    const voice = voices.find(({ id }) => id === voice_id)
    return voice ? [{ voice: voice.id, side: voice.side, scores }] : []
  })
}

function voiceTold(voice: StoredVoice, own: StoredVoice | undefined, answers: readonly StoredAnswer[]) {
  const { id, side, member, person, person_name, answered_on } = voice
  const answer = answers.find(({ voice_id }) => voice_id === id)
  return {
    ...{ voice: id, side, function: voice.function, name: member ?? person_name, person },
    ...{ hasAnswered: answered_on !== null, isYou: id === own?.id },
    ...{ scores: answer ? [...answer.scores] : null, text: answer?.text ?? null },
  }
}

function questionTold({ question, lowest, highest, spread, isDisputed, ...means }: QuestionResult) {
  const told = (tenths: number | null) => (tenths === null ? null : `${Math.trunc(tenths / 10)}.${tenths % 10}`)
  const { meanTenths, oursTenths, customerTenths, beforeTenths } = means
  const words = { mean: told(meanTenths), ours: told(oursTenths), customer: told(customerTenths) }
  return { question, lowest, highest, spread, isDisputed, ...words, before: told(beforeTenths) }
}
