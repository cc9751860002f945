import type { DataSubject, Queryable } from '#platform/server'
import { markStale } from '../store/stale-plans.js'

type Row = Record<string, unknown>

/** Every version of the items that are, or were, about a person. */
export async function itemVersionsOf(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<Row[]> {
  const { rows } = await queryable.query<Row>(
    `select v.ref, a.ref as account, v.kind, v.state, v.title, v.person_id is not distinct from $2::bigint as "isAbout",
            v.other_person_id is not distinct from $2::bigint as "isSecondPerson", v.owner, v.day::text as day, v.due::text as due,
            v.until::text as until, v."text", v.attributes, r.recorded_at::text as "recordedAt", v.void as removed
       from plans.item_version v
       join platform.recording r on r.workspace_id = $1 and r.id = v.recording
       left join customers.account a on a.workspace_id = $1 and a.id = v.account_id
      where v.workspace_id = $1 and $2::bigint in (v.person_id, v.other_person_id)
      order by v.id, v.recording`,
    [workspaceId, personId],
  )
  return rows
}

/**
 * Blanks what items say about a person, now and in every version: the item stays, with its kind, state and days, so that
 * the plan still adds up. Gaps may show the person, so they are found anew.
 */
export async function blankItems(
  queryable: Queryable,
  workspaceId: string,
  { personId }: DataSubject,
): Promise<number> {
  const about = `workspace_id = $1 and id in (
    select v.id from plans.item_version v where v.workspace_id = $1 and $2::bigint in (v.person_id, v.other_person_id))`
  const parameters = [workspaceId, personId]
  const { rows } = await queryable.query<{ account_id: number }>(
    `select distinct account_id from plans.item where ${about}
     union select account_id from customers.person_version where workspace_id = $1 and id = $2`,
    parameters,
  )
  const blank = `title = null, "text" = null, attributes = null, hash = 0`
  const versions = await queryable.query(`update plans.item_version set ${blank} where ${about}`, parameters)
  await queryable.query(`update plans.item set ${blank} where ${about}`, parameters)
  await markStale(
    queryable,
    workspaceId,
    rows.map((row) => Number(row.account_id)),
  )
  return versions.rowCount ?? 0
}
