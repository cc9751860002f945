import { Failure, type Transaction } from '#platform/server'
import { nameOrder } from './read-accounts.js'

/** Somebody who works at an account, as they are now. Blank is null; a name too, where their data was erased. */
export type StoredPerson = {
  readonly id: number
  readonly ref: string
  readonly name: string | null
  readonly email: string | null
  readonly title: string | null
  readonly roles: readonly string[]
  readonly account_id: number
  readonly account: string
  readonly account_name: string
  readonly unit_id: number | null
  readonly unit: string | null
  readonly unit_name: string | null
  /** Somebody must hold this function, we do not know who. */
  readonly placeholder: boolean
  readonly left_on: string | null
  readonly version: string
  /** What counts on the day; null without an opinion, and where opinions may not be seen. */
  readonly stance: string | null
  readonly stance_day: string | null
  readonly influence: string | null
  readonly influence_day: string | null
}

/** Which people to list: of an account, or with words in name, key, e-mail or title; a page after the one with a key. */
export type PeopleFilter = {
  readonly account?: string
  readonly search?: string
  readonly limit: number
  readonly after?: string
}

const latest = (kind: string, day: string): string => `
  left join lateral (
    select o.value, o.day from customers.opinion o
     where o.workspace_id = $1 and o.person_id = p.id and o.kind = '${kind}' and not o.void and o.day <= ${day}::date
     order by o.day desc, o.recording desc limit 1) ${kind} on true`

const peopleOn = (day: string): string => `
  select p.id, p.ref, p.name, p.email, p.title, coalesce(p.roles, '[]') as roles, p.account_id, a.ref as account,
         a.name as account_name,
         u.id as unit_id, u.ref as unit, u.name as unit_name, coalesce(p.placeholder, false) as placeholder, p.left_on::text,
         p.recording::text as version,
         stance.value as stance, stance.day as stance_day, influence.value as influence, influence.day as influence_day
    from customers.person p
    join customers.account a on a.workspace_id = p.workspace_id and a.id = p.account_id and not a.void
    left join customers.unit u on u.workspace_id = p.workspace_id and u.id = p.unit_id and not u.void
    ${latest('stance', day)} ${latest('influence', day)}
   where p.workspace_id = $1 and not p.void`

/** A page of people by name, with what counts of them on a day. */
export async function listPeople(
  transaction: Transaction,
  workspaceId: string,
  filter: PeopleFilter,
  day: string,
): Promise<StoredPerson[]> {
  const pattern = filter.search ? `%${filter.search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%` : null
  const { rows } = await transaction.query<StoredPerson>(
    `${peopleOn('$2')} and ($3::text is null or a.ref = $3)
        and ($4::text is null or lower(concat_ws(E'\\n', p.name, p.ref, p.email, p.title)) like $4)
        and ($5::text is null or (coalesce(${nameOrder('p')}, ''), p.ref) >
             ((select coalesce(${nameOrder('l')}, '') from customers.person l where l.workspace_id = $1 and l.ref = $5), $5))
      order by coalesce(${nameOrder('p')}, ''), p.ref limit $6`,
    [workspaceId, day, filter.account ?? null, pattern, filter.after ?? null, filter.limit],
  )
  return rows
}

/** The person with a key; a failure if there is none. */
export async function findPerson(
  transaction: Transaction,
  workspaceId: string,
  ref: string,
  day: string,
): Promise<StoredPerson> {
  const { rows } = await transaction.query<StoredPerson>(`${peopleOn('$2')} and p.ref = $3`, [workspaceId, day, ref])
  if (!rows[0]) throw new Failure('not-found', `There is no person "${ref}".`)
  return rows[0]
}

/** Whether a key is taken by somebody who is there. */
export async function hasPerson(transaction: Transaction, workspaceId: string, ref: string): Promise<boolean> {
  const { rows } = await transaction.query(
    'select from customers.person where workspace_id = $1 and ref = $2 and not void',
    [workspaceId, ref],
  )
  return rows.length > 0
}
