import type { DataSubject, Queryable } from '#platform/server'

/** Every version of the touchpoints that name a person. */
export async function touchpointsOf(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<Record<string, unknown>[]> {
  const { rows } = await queryable.query<Record<string, unknown>>(
    `select v.ref, v.day::text as day, a.ref as account, v.team, v.kind, v.channel, v.campaign, v.direction, v.purpose, v.stage,
            v.subject, v."by", r.recorded_at::text as "recordedAt", v.void as removed
       from journeys.touchpoint_version v
       join platform.recording r on r.workspace_id = $1 and r.id = v.recording
       left join customers.account a on a.workspace_id = $1 and a.id = v.account_id
      where v.workspace_id = $1 and v.person_id = $2 order by v.day, v.recording`,
    [workspaceId, personId],
  )
  return rows
}

/**
 * Blanks a person in the touchpoints that name them, in every version: the touchpoint stays as one of the account. Its
 * subject may say who it was, and the hash of its content would show whether a guess is right; both go too.
 */
export async function blankPersonOfTouchpoints(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<number> {
  const { rows } = await queryable.query<{ id: number }>(
    'select distinct id from journeys.touchpoint_version where workspace_id = $1 and person_id = $2',
    [workspaceId, personId],
  )
  return blank(queryable, workspaceId, rows, personId)
}

/** Blanks the people in touchpoints of days before one. */
export async function expireTouchpoints(queryable: Queryable, workspaceId: string, before: string): Promise<number> {
  const { rows } = await queryable.query<{ id: number }>(
    `select distinct v.id from journeys.touchpoint c
       join journeys.touchpoint_version v on v.workspace_id = $1 and v.id = c.id
      where c.workspace_id = $1 and c.day < $2::date and (v.person_id is not null or v.subject is not null)`,
    [workspaceId, before],
  )
  return blank(queryable, workspaceId, rows, null)
}

// One person, or whoever is named.
async function blank(
  queryable: Queryable,
  workspaceId: string,
  found: readonly { readonly id: number }[],
  personId: number | null,
): Promise<number> {
  const blanked = `person_id = case when $3::bigint is not null then nullif(person_id, $3) end, subject = null, hash = 0`
  const where = 'where workspace_id = $1 and id = any($2::bigint[])'
  const parameters = [workspaceId, found.map(({ id }) => id), personId]
  const { rowCount } = await queryable.query(
    `update journeys.touchpoint_version set ${blanked}, file_no = null, row_no = null ${where}`,
    parameters,
  )
  await queryable.query(`update journeys.touchpoint set ${blanked} ${where}`, parameters)
  return rowCount ?? 0
}
