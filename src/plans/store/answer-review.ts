import type { Transaction } from '#platform/server'

/** What somebody answers. */
export type NewAnswer = {
  readonly voiceId: string
  /** As `app.actor` names who answers; null by a link. */
  readonly actor: string | null
  readonly scores: readonly number[]
  readonly text: string | null
  /** The day, ISO. */
  readonly on: string
}

/** Keeps an answer in place of the one that its giver gave before; when it is the last, the review is closed. */
export async function keepAnswer(
  transaction: Transaction,
  workspaceId: string,
  review: { readonly id: string; readonly account_id: number },
  { voiceId, actor, scores, text, on }: NewAnswer,
): Promise<void> {
  await transaction.query('delete from plans.review_answer where workspace_id = $1 and voice_id = $2', [
    workspaceId,
    voiceId,
  ])
  await transaction.query(
    `insert into plans.review_answer (workspace_id, voice_id, review_id, account_id, actor, scores, "text")
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [workspaceId, voiceId, review.id, review.account_id, actor, scores, text],
  )
  const { rowCount } = await transaction.query(
    `update plans.review_voice set answered_on = $3 where workspace_id = $1 and id = $2 and answered_on is null`,
    [workspaceId, voiceId, on],
  )
  if (rowCount === 0) return
  await transaction.query(
    `update plans.review set answered = answered + 1, closed_on = case when answered + 1 = asked then $3::date end
      where workspace_id = $1 and id = $2`,
    [workspaceId, review.id, on],
  )
}

/** Closes a review on a day (ISO): nobody answers any more, and everybody sees what was answered. */
export async function closeReview(
  transaction: Transaction,
  workspaceId: string,
  id: string,
  on: string,
): Promise<void> {
  await transaction.query('update plans.review set closed_on = $3 where workspace_id = $1 and id = $2', [
    workspaceId,
    id,
    on,
  ])
}

/** The names by which sources write a member of the workspace, lower case; none for somebody else. */
export async function namesOfMember(transaction: Transaction, workspaceId: string, actor: string): Promise<string[]> {
  const userId = /^user:(.+)$/.exec(actor)?.[1]
  if (userId === undefined) return []
  const { rows } = await transaction.query<{ name: string }>(
    `select lower(n.name) as name from access.member m join access."user" u on u.id = m.user_id
      cross join lateral unnest(array[u.name, u.email] || m.known_as) as n(name)
      where m.workspace_id = $1 and m.user_id::text = $2 and n.name <> ''`,
    [workspaceId, userId],
  )
  return rows.map(({ name }) => name)
}
