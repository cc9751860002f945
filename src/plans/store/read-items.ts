import { Failure, standingVersions, type Transaction } from '#platform/server'
import type { ItemKindName } from '../model/kinds.js'
import { planItems } from './fact-tables.js'

/** An item as it is stored, with the keys and names of what it names. Days are ISO, blank is null. */
export type StoredItem = {
  readonly id: number
  readonly ref: string
  readonly account_id: number
  readonly account: string
  readonly account_name: string
  readonly kind: ItemKindName
  readonly state: string
  readonly title: string | null
  readonly person_id: number | null
  readonly person: string | null
  readonly person_name: string | null
  readonly other_person_id: number | null
  readonly other_person: string | null
  readonly other_person_name: string | null
  readonly unit_id: number | null
  readonly unit: string | null
  readonly unit_name: string | null
  readonly about: string | null
  readonly function: string | null
  readonly owner: string | null
  readonly day: string | null
  readonly due: string | null
  readonly until: string | null
  readonly text: string | null
  readonly attributes: Readonly<Record<string, string>>
  /** The days on which it was first written down, and on which its state last changed. */
  readonly created_on: string
  readonly state_since: string
  /** The recording of this version. */
  readonly version: string
}

const content = `i.id, i.ref, i.account_id, a.ref as account, a.name as account_name, i.kind, i.state, i.title,
  i.person_id, p.ref as person, p.name as person_name,
  i.other_person_id, o.ref as other_person, o.name as other_person_name,
  i.unit_id, u.ref as unit, u.name as unit_name, i.about, i."function", i.owner,
  i.day::text as day, i.due::text as due, i.until::text as until, i."text", coalesce(i.attributes, '{}') as attributes,
  i.recording::text as version`

const joins = `
  join customers.account a on a.workspace_id = $1 and a.id = i.account_id and not a.void
  left join customers.person p on p.workspace_id = $1 and p.id = i.person_id
  left join customers.person o on o.workspace_id = $1 and o.id = i.other_person_id
  left join customers.unit u on u.workspace_id = $1 and u.id = i.unit_id`

/**
 * When each of some items was first known, and since when its state is what it is: by what its source knew, or else by
 * the moment of the recording. `upTo` is SQL of the recording up to which versions count.
 */
const since = (upTo: string): string => `
  cross join lateral (
    select min(s.at)::date::text as created_on,
           coalesce(max(s.at) filter (where s.state is distinct from s.earlier), min(s.at))::date::text as state_since
      from (select coalesce(v.known_at, r.recorded_at) as at, v.state,
                   lag(v.state) over (order by v.recording) as earlier
              from plans.item_version v
              join platform.recording r on r.workspace_id = $1 and r.id = v.recording
             where v.workspace_id = $1 and v.id = i.id and v.recording <= ${upTo} and not v.void) s) s`

/** The items of accounts as they are, in the order in which they were made. */
export async function readItems(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
): Promise<StoredItem[]> {
  const { rows } = await transaction.query<StoredItem>(
    `select ${content}, s.created_on, s.state_since
       from plans.item i ${joins} ${since('i.recording')}
      where i.workspace_id = $1 and i.account_id = any($2::bigint[]) and not i.void
      order by i.account_id, i.id`,
    [workspaceId, accountIds],
  )
  return rows
}

/** The items of an account as they were known at the end of a day (ISO): what was recorded or undone later does not count. */
export async function readItemsAsOf(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  day: string,
): Promise<StoredItem[]> {
  const endOfDay = "(($3::date + 1)::timestamp at time zone 'UTC' - interval '1 microsecond')"
  const ever = 'select e.id from plans.item_version e where e.workspace_id = $1 and e.account_id = $2'
  const { rows } = await transaction.query<StoredItem>(
    `select ${content}, s.created_on, s.state_since
       from (select distinct on (id) id, recording, void
               from (${standingVersions(planItems, ever, { knownAt: endOfDay })}) standing
              order by id, recording desc) latest
       join plans.item_version i on i.workspace_id = $1 and i.id = latest.id and i.recording = latest.recording and not i.void
       ${joins} ${since('i.recording')}
      where not latest.void and i.account_id = $2
      order by i.id`,
    [workspaceId, accountId, day],
  )
  return rows
}

/** Which items to list; a page after the one with an id. */
export type ItemFilter = {
  readonly account?: string
  readonly kind?: string
  readonly state?: string
  readonly owner?: string
  /** Due on this day (ISO) at the latest. */
  readonly dueBy?: string
  readonly limit: number
  readonly after: { readonly due: string; readonly id: number } | null
}

/** A page of items: what is due first comes first, then what has no due day. */
export async function listItems(
  transaction: Transaction,
  workspaceId: string,
  { account, kind, state, owner, dueBy, limit, after }: ItemFilter,
): Promise<StoredItem[]> {
  const { rows } = await transaction.query<StoredItem>(
    `select ${content}, s.created_on, s.state_since
       from plans.item i ${joins} ${since('i.recording')}
      where i.workspace_id = $1 and not i.void
        and ($2::text is null or a.ref = $2) and ($3::text is null or i.kind = $3)
        and ($4::text is null or i.state = $4) and ($5::text is null or lower(i.owner) = lower($5))
        and ($6::date is null or i.due <= $6)
        and ($7::date is null or (coalesce(i.due, 'infinity'), i.id) > ($7::date, $8::bigint))
      order by coalesce(i.due, 'infinity'), i.id limit $9`,
    [
      workspaceId,
      ...[account ?? null, kind ?? null, state ?? null, owner ?? null, dueBy ?? null],
      ...[after?.due ?? null, after?.id ?? null, limit],
    ],
  )
  return rows
}

/** The item with a key; a failure if there is none. */
export async function findItem(transaction: Transaction, workspaceId: string, ref: string): Promise<StoredItem> {
  const { rows } = await transaction.query<StoredItem>(
    `select ${content}, s.created_on, s.state_since from plans.item i ${joins} ${since('i.recording')}
      where i.workspace_id = $1 and i.ref = $2 and not i.void`,
    [workspaceId, ref],
  )
  if (!rows[0]) throw new Failure('not-found', `There is no item "${ref}" of a plan.`)
  return rows[0]
}

/** The plan of an account that was not ended, or else the one that was ended last; null if it never had one. */
export async function findPlan(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
): Promise<StoredItem | null> {
  const { rows } = await transaction.query<StoredItem>(
    `select ${content}, s.created_on, s.state_since from plans.item i ${joins} ${since('i.recording')}
      where i.workspace_id = $1 and i.account_id = $2 and i.kind = 'plan' and not i.void
      order by i.state = 'ended', i.recording desc limit 1`,
    [workspaceId, accountId],
  )
  return rows[0] ?? null
}

/** An act that changed a plan, and how many of its items. */
export type PlanVersion = { readonly recorded_at: string; readonly actor: string; readonly items: number }

/** The latest acts that changed the items of an account, up to the end of a day (ISO). */
export async function listPlanVersions(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  day: string,
): Promise<PlanVersion[]> {
  const { rows } = await transaction.query<PlanVersion>(
    `select r.recorded_at, r.actor, count(distinct v.id) as items
       from plans.item_version v
       join platform.recording r on r.workspace_id = $1 and r.id = v.recording
      where v.workspace_id = $1 and v.account_id = $2 and r.recorded_at < ($3::date + 1)::timestamp at time zone 'UTC'
      group by r.id, r.recorded_at, r.actor order by r.id desc limit 200`,
    [workspaceId, accountId, day],
  )
  return rows
}
