import { randomBytes, randomUUID } from 'node:crypto'
import type { TestDatabase } from './test-database.js'

/** Reviews of a person's account as others leave them behind: one that was answered and closed, one past its deadline. */
export async function keepReviews(
  test: TestDatabase,
  workspaceId: string,
  { person, mark }: { readonly person: string; readonly mark: string },
): Promise<{ review: string; openReview: string }> {
  const [review, openReview] = [randomUUID(), randomUUID()]
  for (const [id, closedOn] of [
    [review, '2024-05-20'],
    [openReview, null],
  ]) {
    const voices = [randomUUID(), randomUUID()]
    await test.owner.query(
      `insert into plans.review
         (workspace_id, id, account_id, stage, questions, opened_on, opened_by, deadline, closed_on, asked, answered)
       select $1, $2, account_id, 'value', jsonb_build_array($4::text), '2024-05-01', $4, '2024-05-15', $5::date, 2, case when $5::date is null then 0 else 1 end
         from customers.person where workspace_id = $1 and ref = $3`,
      [workspaceId, id, person, mark, closedOn],
    )
    await test.owner.query(
      `insert into plans.review_voice (workspace_id, id, review_id, account_id, side, "function", member, person_id, answered_on)
       select $1, $3::uuid, r.id, r.account_id, 'ours', 'sales', $6, null::bigint, r.closed_on
         from plans.review r where r.workspace_id = $1 and r.id = $2::uuid
        union all
       select $1, $4::uuid, r.id, r.account_id, 'customer', 'customer', null, p.id, null
         from plans.review r join customers.person p on p.workspace_id = $1 and p.ref = $5
        where r.workspace_id = $1 and r.id = $2::uuid`,
      [workspaceId, id, ...voices, person, mark],
    )
    await test.owner.query(
      `insert into plans.review_answer (workspace_id, voice_id, review_id, account_id, actor, scores, "text")
       select $1, $3::uuid, r.id, r.account_id, 'user:other', '{4}', $4 from plans.review r
        where r.workspace_id = $1 and r.id = $2::uuid and r.closed_on is not null`,
      [workspaceId, id, voices[0], mark],
    )
    await test.owner.query(
      `insert into plans.review_link (workspace_id, token_hash, voice_id, account_id, expires_at)
       select $1, $4, $3::uuid, r.account_id, '2024-07-01' from plans.review r where r.workspace_id = $1 and r.id = $2::uuid`,
      [workspaceId, id, voices[1], randomBytes(32)],
    )
  }
  return { review, openReview }
}
