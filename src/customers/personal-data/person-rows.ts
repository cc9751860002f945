import type { DataSubject, Queryable } from '#platform/server'

type Row = Record<string, unknown>

/** Every version of a person. */
export async function versionsOf(queryable: Queryable, workspaceId: string, { personId }: DataSubject): Promise<Row[]> {
  const { rows } = await queryable.query<Row>(
    `select v.ref, v.name, v.email, v.title, v.roles, v.placeholder, v.left_on::text as "leftOn", a.ref as account, a.name as "accountName", u.ref as unit,
            r.recorded_at::text as "recordedAt", v.void as removed, r.files[v.file_no + 1] as file, v.row_no as row
       from customers.person_version v
       join platform.recording r on r.workspace_id = $1 and r.id = v.recording
       left join customers.account a on a.workspace_id = $1 and a.id = v.account_id
       left join customers.unit u on u.workspace_id = $1 and u.id = v.unit_id
      where v.workspace_id = $1 and v.id = $2 order by v.recording`,
    [workspaceId, personId],
  )
  return rows
}

/** Every version of the opinions about a person. */
export async function opinionsOf(queryable: Queryable, workspaceId: string, { personId }: DataSubject): Promise<Row[]> {
  const { rows } = await queryable.query<Row>(
    `select v.ref, v.day::text as day, v.kind, v.value, v.because, v.author, r.recorded_at::text as "recordedAt",
            v.void as withdrawn
       from customers.opinion_version v
       join platform.recording r on r.workspace_id = $1 and r.id = v.recording
      where v.workspace_id = $1 and v.person_id = $2 order by v.day, v.recording`,
    [workspaceId, personId],
  )
  return rows
}

/**
 * Blanks a person now and in every version: their number and account stay, so that whatever names them still leads
 * somewhere; the hash of their content goes too, for a guess could be checked against it.
 */
export async function blankPerson(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<number> {
  const blank = `ref = 'erased-' || id, name = null, email = null, title = null, roles = null, unit_id = null, left_on = null, hash = 0`
  const versions = await queryable.query(
    `update customers.person_version set ${blank}, known_at = null, file_no = null, row_no = null
      where workspace_id = $1 and id = $2`,
    [workspaceId, personId],
  )
  await queryable.query(`update customers.person set ${blank}, void = true where workspace_id = $1 and id = $2`, [
    workspaceId,
    personId,
  ])
  return versions.rowCount ?? 0
}

/** Deletes every version of the opinions about a person. */
export async function deleteOpinions(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<number> {
  const parameters = [workspaceId, personId]
  await queryable.query('delete from customers.opinion where workspace_id = $1 and person_id = $2', parameters)
  const { rowCount } = await queryable.query(
    'delete from customers.opinion_version where workspace_id = $1 and person_id = $2',
    parameters,
  )
  return rowCount ?? 0
}

/** Deletes opinions of days before one, with every version. */
export async function expireOpinions(queryable: Queryable, workspaceId: string, before: string): Promise<number> {
  const { rowCount } = await queryable.query(
    `with gone as (
       delete from customers.opinion where workspace_id = $1 and day < $2::date returning id
     ), versions as (
       delete from customers.opinion_version v using gone where v.workspace_id = $1 and v.id = gone.id
     )
     select from gone`,
    [workspaceId, before],
  )
  return rowCount ?? 0
}
