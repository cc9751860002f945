import type { Transaction } from '#platform/server'
import type { LinkRow, OpinionRow, PersonRow, PlacementRow, RoleRow, TieRow, UnitRow } from '../model/organisation.js'
import { nameOrder } from './read-accounts.js'

/** Who works, worked or will work at accounts, by name. */
export async function readPeople(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
): Promise<PersonRow[]> {
  const { rows } = await transaction.query<PersonRow>(
    `select p.id, p.ref, p.name, p.email, p.title, coalesce(p.roles, '[]') as roles, coalesce(p.placeholder, false) as placeholder,
            p.left_on::text, p.account_id, a.ref as account, u.ref as unit, p.recording::text as version
       from customers.person p
       join customers.account a on a.workspace_id = $1 and a.id = p.account_id and not a.void
       left join customers.unit u on u.workspace_id = $1 and u.id = p.unit_id and not u.void
      where p.workspace_id = $1 and not p.void and p.id in (
            select m.id from customers.person m where m.workspace_id = $1 and m.account_id = any($2)
             union all
            select l.person_id from customers.placement l where l.workspace_id = $1 and l.account_id = any($2) and not l.void)
      order by ${nameOrder('p')}, p.ref`,
    [workspaceId, accountIds],
  )
  return rows
}

/** The units of accounts, by name. */
export async function readUnits(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
): Promise<UnitRow[]> {
  const { rows } = await transaction.query<UnitRow>(
    `select account_id, ref, name, parent, kind, recording::text as version from customers.unit
      where workspace_id = $1 and account_id = any($2) and not void order by account_id, name, ref`,
    [workspaceId, accountIds],
  )
  return rows
}

/** Of whom, and on which day in ISO. */
export type About = { readonly workspaceId: string; readonly people: readonly number[]; readonly day: string }

/** Every place of people beside their main one, the earliest first. */
export async function readPlacements(
  transaction: Transaction,
  { workspaceId, people }: About,
): Promise<PlacementRow[]> {
  const { rows } = await transaction.query<PlacementRow>(
    `select l.person_id, l.account_id, l.ref, a.ref as account, a.name as account_name, u.ref as unit, l.title,
            l.since::text, l.until::text, l.recording::text as version
       from customers.placement l
       join customers.account a on a.workspace_id = $1 and a.id = l.account_id and not a.void
       left join customers.unit u on u.workspace_id = $1 and u.id = l.unit_id and not u.void
      where l.workspace_id = $1 and l.person_id = any($2) and not l.void
      order by l.person_id, l.since nulls first, l.ref`,
    [workspaceId, people],
  )
  return rows
}

const holds = (day: string): string => `coalesce(since <= ${day}::date, true) and coalesce(until >= ${day}::date, true)`

/** The roles at accounts that hold on a day. */
export async function readRoles(
  transaction: Transaction,
  { workspaceId, day }: About,
  accountIds: readonly number[],
): Promise<RoleRow[]> {
  const { rows } = await transaction.query<RoleRow>(
    `select person_id, account_id, ref, role, contract, since::text, until::text, recording::text as version
       from customers.engagement_role
      where workspace_id = $1 and account_id = any($2) and not void and ${holds('$3')}
      order by person_id, role, ref`,
    [workspaceId, accountIds, day],
  )
  return rows
}

/** How people stand to others on a day, as far as the transaction may see it. */
export async function readLinks(transaction: Transaction, { workspaceId, people, day }: About): Promise<LinkRow[]> {
  const { rows } = await transaction.query<LinkRow>(
    `select person_id, other_id, ref, kind, since::text, until::text, because, recording::text as version
       from customers.person_link
      where workspace_id = $1 and person_id = any($2) and not void and ${holds('$3')}
      order by person_id, kind, ref`,
    [workspaceId, people, day],
  )
  return rows
}

/** How well ours know people: of each of ours the latest day up to one. */
export async function readTies(transaction: Transaction, { workspaceId, people, day }: About): Promise<TieRow[]> {
  const { rows } = await transaction.query<TieRow>(
    `select distinct on (person_id, lower(member)) person_id, ref, member, strength, day::text from customers.tie
      where workspace_id = $1 and person_id = any($2) and not void and day <= $3::date
      order by person_id, lower(member), day desc, recording desc, id desc`,
    [workspaceId, people, day],
  )
  return rows
}

/** Stance and influence of people that count on a day. */
export async function readOpinions(
  transaction: Transaction,
  { workspaceId, people, day }: About,
): Promise<OpinionRow[]> {
  const { rows } = await transaction.query<OpinionRow>(
    `select distinct on (person_id, kind) person_id, kind, value, day::text from customers.opinion
      where workspace_id = $1 and person_id = any($2) and kind in ('stance', 'influence') and not void and day <= $3::date
      order by person_id, kind, day desc, recording desc, id desc`,
    [workspaceId, people, day],
  )
  return rows
}
