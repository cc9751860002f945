import type { DataSubject, Queryable } from '#platform/server'

type Row = Record<string, unknown>

/** Every version of the lines, places and roles of a person. Who stands at the other end of a line is not theirs to read. */
export async function organisationOf(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<Row[]> {
  const parameters = [workspaceId, personId]
  const recorded = `join platform.recording r on r.workspace_id = $1 and r.id = v.recording`
  const dated = `v.since::text as since, v.until::text as until, r.recorded_at::text as "recordedAt", v.void as removed`
  const lines = await queryable.query<Row>(
    `select case when v.person_id = $2 then v.kind else v.kind || ' (the other one)' end as line, v.because, ${dated}
       from customers.person_link_version v ${recorded}
      where v.workspace_id = $1 and $2 in (v.person_id, v.other_id) order by v.recording, v.id`,
    parameters,
  )
  const places = await queryable.query<Row>(
    `select a.ref as "placeAt", u.ref as unit, v.title, ${dated}
       from customers.placement_version v ${recorded}
       left join customers.account a on a.workspace_id = $1 and a.id = v.account_id
       left join customers.unit u on u.workspace_id = $1 and u.id = v.unit_id
      where v.workspace_id = $1 and v.person_id = $2 order by v.recording, v.id`,
    parameters,
  )
  const roles = await queryable.query<Row>(
    `select v.role, a.ref as "roleAt", v.contract, ${dated}
       from customers.engagement_role_version v ${recorded}
       left join customers.account a on a.workspace_id = $1 and a.id = v.account_id
      where v.workspace_id = $1 and v.person_id = $2 order by v.recording, v.id`,
    parameters,
  )
  return [...lines.rows, ...places.rows, ...roles.rows]
}

/** Deletes every version of the lines, places and roles of a person. */
export async function deleteOrganisation(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<number> {
  const isTheirs = {
    person_link: '$2 in (person_id, other_id)',
    placement: 'person_id = $2',
    engagement_role: 'person_id = $2',
  }
  let deleted = 0
  for (const [table, where] of Object.entries(isTheirs)) {
    for (const name of [`customers.${table}`, `customers.${table}_version`]) {
      const { rowCount } = await queryable.query(`delete from ${name} where workspace_id = $1 and ${where}`, [
        workspaceId,
        personId,
      ])
      if (name.endsWith('_version')) deleted += rowCount ?? 0
    }
  }
  return deleted
}

/** Every version of how well ours know a person. */
export async function tiesOf(queryable: Queryable, workspaceId: string, { personId }: DataSubject): Promise<Row[]> {
  const { rows } = await queryable.query<Row>(
    `select v.member, v.strength, v.day::text as day, r.recorded_at::text as "recordedAt", v.void as withdrawn
       from customers.tie_version v
       join platform.recording r on r.workspace_id = $1 and r.id = v.recording
      where v.workspace_id = $1 and v.person_id = $2 order by v.day, v.recording`,
    [workspaceId, personId],
  )
  return rows
}

/** Deletes every version of how well ours know a person. */
export async function deleteTies(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<number> {
  const parameters = [workspaceId, personId]
  await queryable.query('delete from customers.tie where workspace_id = $1 and person_id = $2', parameters)
  const { rowCount } = await queryable.query(
    'delete from customers.tie_version where workspace_id = $1 and person_id = $2',
    parameters,
  )
  return rowCount ?? 0
}

/** Deletes ties of days before one, with every version. */
export async function expireTies(queryable: Queryable, workspaceId: string, before: string): Promise<number> {
  const { rowCount } = await queryable.query(
    `with gone as (
       delete from customers.tie where workspace_id = $1 and day < $2::date returning id
     ), versions as (
       delete from customers.tie_version v using gone where v.workspace_id = $1 and v.id = gone.id
     )
     select from gone`,
    [workspaceId, before],
  )
  return rowCount ?? 0
}
