import type { Transaction } from '#platform/server'
import type { Stage } from '../model/kinds.js'

/** A review as it is stored. Days are ISO. */
export type StoredReview = {
  readonly id: string
  readonly account_id: number
  readonly account: string
  readonly account_name: string
  readonly stage: Stage
  readonly questions: readonly string[]
  readonly opened_on: string
  readonly deadline: string
  readonly closed_on: string | null
  readonly asked: number
  readonly answered: number
}

/** Who is asked, and whether they answered. */
export type StoredVoice = {
  readonly id: string
  readonly review_id: string
  readonly side: 'ours' | 'customer'
  readonly function: string
  /** Of ours, as the plan writes them. */
  readonly member: string | null
  readonly person: string | null
  readonly person_name: string | null
  readonly answered_on: string | null
}

/** An answer, of those that the transaction sees. */
export type StoredAnswer = {
  readonly review_id: string
  readonly voice_id: string
  readonly scores: readonly number[]
  readonly text: string | null
}

const columns = `r.id, r.account_id, a.ref as account, a.name as account_name, r.stage, r.questions,
  r.opened_on::text, r.deadline::text, r.closed_on::text, r.asked, r.answered
  from plans.review r join customers.account a on a.workspace_id = $1 and a.id = r.account_id`

/** Reviews of an account or of all, the latest first. */
export async function listReviews(
  transaction: Transaction,
  workspaceId: string,
  accountId: number | null,
): Promise<StoredReview[]> {
  const { rows } = await transaction.query<StoredReview>(
    `select ${columns} where r.workspace_id = $1 and ($2::bigint is null or r.account_id = $2)
      order by r.opened_on desc, r.id limit 500`,
    [workspaceId, accountId],
  )
  return rows
}

/** A review by its id, held until the transaction ends where it is to be changed; undefined if there is none. */
export async function findReview(
  transaction: Transaction,
  workspaceId: string,
  id: string,
  options: { readonly toChange: boolean },
): Promise<StoredReview | undefined> {
  const { rows } = await transaction.query<StoredReview>(
    `select ${columns} where r.workspace_id = $1 and r.id::text = $2 ${options.toChange ? 'for update of r' : ''}`,
    [workspaceId, id.toLowerCase()],
  )
  return rows[0]
}

/** Everybody who is asked in reviews, ours first. */
export async function readVoices(
  transaction: Transaction,
  workspaceId: string,
  reviewIds: readonly string[],
): Promise<StoredVoice[]> {
  const { rows } = await transaction.query<StoredVoice>(
    `select v.id, v.review_id, v.side, v."function", v.member, p.ref as person, p.name as person_name, v.answered_on::text
       from plans.review_voice v left join customers.person p on p.workspace_id = $1 and p.id = v.person_id
      where v.workspace_id = $1 and v.review_id = any($2::uuid[])
      order by v.side desc, v."function", lower(coalesce(v.member, p.name)), v.id`,
    [workspaceId, reviewIds],
  )
  return rows
}

/** The answers of reviews that the transaction sees: all of closed ones, of open ones the actor's own. */
export async function readAnswers(
  transaction: Transaction,
  workspaceId: string,
  reviewIds: readonly string[],
): Promise<StoredAnswer[]> {
  const { rows } = await transaction.query<StoredAnswer>(
    `select review_id, voice_id, scores, "text" from plans.review_answer
      where workspace_id = $1 and review_id = any($2::uuid[]) order by voice_id`,
    [workspaceId, reviewIds],
  )
  return rows
}

/** The keys of the decisions that were taken on reviews, by the id of the review. */
export async function readDecisions(
  transaction: Transaction,
  workspaceId: string,
  reviewIds: readonly string[],
): Promise<Map<string, string[]>> {
  const { rows } = await transaction.query<{ review: string; ref: string }>(
    `select i.attributes ->> 'review' as review, i.ref
       from plans.item i join plans.review r
         on r.workspace_id = $1 and r.id::text = i.attributes ->> 'review' and r.account_id = i.account_id
      where i.workspace_id = $1 and i.kind = 'decision' and not i.void and r.id = any($2::uuid[])
      order by i.day, i.id`,
    [workspaceId, reviewIds],
  )
  const decisions = new Map<string, string[]>()
  for (const { review, ref } of rows) decisions.set(review, [...(decisions.get(review) ?? []), ref])
  return decisions
}
