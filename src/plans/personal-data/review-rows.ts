import type { DataSubject, Queryable } from '#platform/server'

type Row = Record<string, unknown>

/** The reviews that asked a person, with what they answered where the review is closed. */
export async function reviewsOf(queryable: Queryable, workspaceId: string, { personId }: DataSubject): Promise<Row[]> {
  const { rows } = await queryable.query<Row>(
    `select r.stage, r.opened_on::text as "openedOn", r.deadline::text, r.closed_on::text as "closedOn", r.questions,
            v.answered_on::text as "answeredOn", s.scores, s."text"
       from plans.review_voice v join plans.review r on r.workspace_id = $1 and r.id = v.review_id
       left join plans.review_answer s on s.workspace_id = $1 and s.voice_id = v.id
      where v.workspace_id = $1 and v.person_id = $2 order by r.opened_on, r.id`,
    [workspaceId, personId],
  )
  return rows
}

/** Takes a person's voice out of every review, with what they answered, also where nobody may see it yet, and their links. */
export async function deleteVoices(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<number> {
  const { rows } = await queryable.query<{ review_id: string; answered: boolean }>(
    `delete from plans.review_voice where workspace_id = $1 and person_id = $2
     returning review_id, answered_on is not null as answered`,
    [workspaceId, personId],
  )
  for (const { review_id, answered } of rows) {
    await queryable.query(
      `update plans.review set asked = asked - 1, answered = answered - $3 where workspace_id = $1 and id = $2`,
      [workspaceId, review_id, answered ? 1 : 0],
    )
  }
  return rows.length
}
