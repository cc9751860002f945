import type { Transaction } from '#platform/server'

/** Who is to be asked. */
export type NewVoice =
  | { readonly side: 'ours'; readonly function: string; readonly member: string }
  | { readonly side: 'customer'; readonly function: string; readonly personId: number }

/** A review to begin. Days are ISO. */
export type NewReview = {
  readonly accountId: number
  readonly stage: string
  readonly questions: readonly string[]
  readonly openedOn: string
  readonly openedBy: string
  readonly deadline: string
  readonly voices: readonly NewVoice[]
}

/** Begins a review; gives its id. */
export async function insertReview(transaction: Transaction, workspaceId: string, review: NewReview): Promise<string> {
  const { accountId, stage, questions, openedOn, openedBy, deadline, voices } = review
  const { rows } = await transaction.query<{ id: string }>(
    `insert into plans.review (workspace_id, id, account_id, stage, questions, opened_on, opened_by, deadline, asked)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $8) returning id`,
    [workspaceId, accountId, stage, JSON.stringify(questions), openedOn, openedBy, deadline, voices.length],
  )
  const [{ id } = { id: '' }] = rows
  await transaction.query(
    `insert into plans.review_voice (workspace_id, id, review_id, account_id, side, "function", member, person_id)
     select $1, gen_random_uuid(), $2, $3, v.side, v."function", v.member, v."personId"
       from jsonb_to_recordset($4::jsonb) as v(side text, "function" text, member text, "personId" bigint)`,
    [workspaceId, id, accountId, JSON.stringify(voices)],
  )
  return id
}

/** Somebody on the team of a plan. */
export type TeamMember = { readonly owner: string; readonly function: string }

/** Who is on the team of the plan of an account that was not ended; null where there is no such plan. */
export async function readTeam(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
): Promise<TeamMember[] | null> {
  const { rows } = await transaction.query<{ kind: string; owner: string | null; function: string | null }>(
    `select kind, owner, "function" from plans.item
      where workspace_id = $1 and account_id = $2 and not void
        and ((kind = 'plan' and state <> 'ended') or (kind = 'team-member' and state = 'on-team'))
      order by id`,
    [workspaceId, accountId],
  )
  if (!rows.some(({ kind }) => kind === 'plan')) return null
  return rows.flatMap(({ owner, function: of }) => (owner === null || of === null ? [] : [{ owner, function: of }]))
}

/** The people of an account with these keys who are there and have not left. */
export async function readPeople(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  refs: readonly string[],
): Promise<{ id: number; ref: string; name: string | null }[]> {
  const { rows } = await transaction.query<{ id: number; ref: string; name: string | null }>(
    `select id, ref, name from customers.person
      where workspace_id = $1 and account_id = $2 and ref = any($3::text[]) and not void and left_on is null`,
    [workspaceId, accountId, refs],
  )
  return rows
}
