import type { Transaction } from '#platform/server'
import type { Direction, Purpose, Team } from '../shapes.js'

/** A contact with a customer, by the keys that people know. */
export type Touchpoint = {
  readonly ref: string
  readonly accountId: number
  readonly day: string
  readonly person: string | null
  readonly unit: string | null
  readonly team: Team
  readonly kind: string | null
  readonly channel: string | null
  readonly campaign: string | null
  readonly direction: Direction
  /** What was said of it, or what follows from team and direction. */
  readonly purpose: Purpose
  readonly stage: string | null
  readonly subject: string | null
  readonly by: string | null
}

/** SQL of what a touchpoint `alias` was about: promotion is what marketing and sales send out, unless somebody says otherwise. */
export const purposeOf = (alias: string): string => `
  coalesce(${alias}.purpose, case when ${alias}.team in ('marketing', 'sales') and ${alias}.direction = 'out'
                                  then 'promotion' else 'other' end)`

/** The touchpoints of accounts since a day (ISO) and, where it is given, up to another; the latest first. */
export async function readTouchpoints(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
  since: string,
  upTo: string | null = null,
): Promise<Touchpoint[]> {
  const { rows } = await transaction.query<Touchpoint>(
    `select t.ref, t.account_id as "accountId", t.day::text, p.ref as person, u.ref as unit, t.team, t.kind, t.channel, t.campaign,
            t.direction, ${purposeOf('t')} as purpose, t.stage, t.subject, t."by"
       from journeys.touchpoint t
       left join customers.person p on p.workspace_id = t.workspace_id and p.id = t.person_id and not p.void
       left join customers.unit u on u.workspace_id = t.workspace_id and u.id = t.unit_id and not u.void
      where t.workspace_id = $1 and t.account_id = any($2::bigint[]) and t.day >= $3::date
        and ($4::date is null or t.day <= $4::date) and not t.void
      order by t.day desc, t.id desc`,
    [workspaceId, accountIds, since, upTo],
  )
  return rows
}

/** The latest contact of a person at an account. */
export type LastContact = {
  readonly accountId: number
  /** Key of the person. */
  readonly person: string
  readonly day: string
  readonly team: Team
  readonly by: string | null
}

/** The latest contact of each person whom touchpoints of accounts name, up to a day where one is given. */
export async function lastContacts(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
  upTo: string | null = null,
): Promise<LastContact[]> {
  const { rows } = await transaction.query<LastContact>(
    `select t.account_id as "accountId", p.ref as person, t.day::text, t.team, t."by"
       from (select distinct on (l.account_id, l.person_id) l.*
               from journeys.touchpoint l
              where l.workspace_id = $1 and l.account_id = any($2::bigint[]) and l.person_id is not null
                and ($3::date is null or l.day <= $3::date) and not l.void
              order by l.account_id, l.person_id, l.day desc, l.id desc) t
       join customers.person p on p.workspace_id = $1 and p.id = t.person_id and not p.void
      where t.workspace_id = $1 order by p.ref`,
    [workspaceId, accountIds, upTo],
  )
  return rows
}
