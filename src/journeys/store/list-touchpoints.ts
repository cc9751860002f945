import { Failure, type Transaction } from '#platform/server'
import type { Direction, Purpose, Team } from '../shapes.js'
import { purposeOf } from './read-touchpoints.js'

/** A touchpoint as lists have it. */
export type ListedTouchpoint = {
  readonly id: number
  readonly ref: string
  readonly day: string
  readonly account: string
  readonly account_name: string
  readonly person_id: number | null
  readonly person: string | null
  readonly person_name: string | null
  readonly unit: string | null
  readonly unit_name: string | null
  readonly team: Team
  readonly kind: string | null
  readonly channel: string | null
  readonly campaign: string | null
  readonly direction: Direction
  readonly purpose: Purpose
  readonly stage: string | null
  readonly subject: string | null
  readonly by: string | null
  readonly version: string
}

/** Which touchpoints: of an account or a person, of a team, between two days (both included); a page after one. */
export type TouchpointFilter = {
  readonly account?: string | undefined
  readonly person?: string | undefined
  readonly team?: Team | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

// What is asked for is found first, by an index; then the names that it is told with.
const listed = (found: string): string => `
  select t.id, t.ref, t.day::text, a.ref as account, a.name as account_name, t.person_id, p.ref as person, p.name as person_name,
         u.ref as unit, u.name as unit_name, t.team, t.kind, t.channel, t.campaign, t.direction, ${purposeOf('t')} as purpose,
         t.stage, t.subject, t."by", t.recording::text as version
    from (select * from journeys.touchpoint t where t.workspace_id = $1 and not t.void ${found}) t
    join customers.account a on a.workspace_id = t.workspace_id and a.id = t.account_id
    left join customers.person p on p.workspace_id = t.workspace_id and p.id = t.person_id and not p.void
    left join customers.unit u on u.workspace_id = t.workspace_id and u.id = t.unit_id and not u.void
   where t.workspace_id = $1 order by t.day desc, t.id desc`

/** A page of touchpoints, the latest first. */
export async function listTouchpoints(
  transaction: Transaction,
  workspaceId: string,
  filter: TouchpointFilter,
): Promise<ListedTouchpoint[]> {
  const parameters: unknown[] = [workspaceId]
  const given = (value: string | undefined, condition: (place: string) => string): string =>
    value === undefined ? '' : `and ${condition(`$${parameters.push(value)}`)}`
  const [day, id] = filter.after?.split('_') ?? []
  const conditions = [
    given(
      filter.account,
      (place) => `t.account_id = (select id from customers.account where workspace_id = $1 and ref = ${place})`,
    ),
    given(
      filter.person,
      (place) => `t.person_id = (select id from customers.person where workspace_id = $1 and ref = ${place})`,
    ),
    given(filter.team, (place) => `t.team = ${place}`),
    given(filter.from, (place) => `t.day >= ${place}::date`),
    given(filter.to, (place) => `t.day <= ${place}::date`),
    given(day, (place) => `(t.day, t.id) < (${place}::date, $${parameters.push(id)}::bigint)`),
  ]
  const { rows } = await transaction.query<ListedTouchpoint>(
    listed(`${conditions.join(' ')} order by t.day desc, t.id desc limit $${parameters.push(filter.limit)}`),
    parameters,
  )
  return rows
}

/** The touchpoint with a key; a failure if there is none. */
export async function findTouchpoint(
  transaction: Transaction,
  workspaceId: string,
  ref: string,
): Promise<ListedTouchpoint> {
  const { rows } = await transaction.query<ListedTouchpoint>(listed('and t.ref = $2'), [workspaceId, ref])
  if (!rows[0]) throw new Failure('not-found', `There is no touchpoint "${ref}".`)
  return rows[0]
}

/** Whether a key is taken by a touchpoint that is there. */
export async function hasTouchpoint(transaction: Transaction, workspaceId: string, ref: string): Promise<boolean> {
  const { rows } = await transaction.query(
    'select from journeys.touchpoint where workspace_id = $1 and ref = $2 and not void',
    [workspaceId, ref],
  )
  return rows.length > 0
}
