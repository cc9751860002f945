import { day } from '#foundation'
import type { Transaction } from '#platform/server'
import { mostDisputed } from '../model/reviews.js'
import type { PlanReview, ReviewAnswer } from '../model/world.js'
import { readAnswers, readDecisions, readVoices, type StoredReview } from './reviews.js'

/**
 * The reviews of accounts as the rules know them, by the ids of the accounts, the latest first. Their answers are those
 * to the question on which they lie furthest apart; of an open review there are none, whoever acts.
 */
export async function readReviews(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
): Promise<Map<number, PlanReview[]>> {
  const { rows } = await transaction.query<Omit<StoredReview, 'account' | 'account_name'>>(
    `select id, account_id, stage, questions, opened_on::text, deadline::text, closed_on::text, asked, answered
       from plans.review where workspace_id = $1 and account_id = any($2::bigint[]) order by opened_on desc, id`,
    [workspaceId, accountIds],
  )
  const reviews = new Map<number, PlanReview[]>()
  if (rows.length === 0) return reviews
  const closed = rows.filter(({ closed_on }) => closed_on !== null).map(({ id }) => id)
  const [voices, answers, decisions] = await Promise.all([
    readVoices(transaction, workspaceId, closed),
    readAnswers(transaction, workspaceId, closed),
    readDecisions(transaction, workspaceId, closed),
  ])
  for (const row of rows) {
    const own = answers.flatMap(({ review_id, voice_id, scores }) => {
      const voice = voices.find(({ id }) => id === voice_id)
      return review_id === row.id && voice ? [{ voice: voice_id, ...voice, scores }] : []
    })
    const place = mostDisputed({ questions: row.questions, answers: own })
    const told = own.map(({ voice, member, person, side, function: of, scores }): ReviewAnswer => {
      return { who: member ?? person ?? voice, side, function: of, score: scores[place ?? 0] ?? 0 }
    })
    const review: PlanReview = {
      ...{ ref: row.id, stage: row.stage, openedOn: day(row.opened_on), deadline: day(row.deadline) },
      ...{ closedOn: row.closed_on === null ? null : day(row.closed_on), asked: row.asked, answered: row.answered },
      ...{ answers: told, isDecided: decisions.has(row.id) },
    }
    reviews.set(row.account_id, [...(reviews.get(row.account_id) ?? []), review])
  }
  return reviews
}
