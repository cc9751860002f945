import { type Day, formatDay } from '#foundation'
import type { Transaction } from '#platform/server'
import { type Organisation, organisationOf } from '../model/organisation.js'
import {
  readLinks,
  readOpinions,
  readPeople,
  readPlacements,
  readRoles,
  readTies,
  readUnits,
} from './organisation-rows.js'

/**
 * The organisations of accounts on a day, by the ids of the accounts: set-wise, in two rounds of queries. Links, ties,
 * stance and influence that the transaction may not see are not there. Who left stays, with the day.
 */
export async function readOrganisation(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
  onDay: Day,
): Promise<ReadonlyMap<number, Organisation>> {
  const people = await readPeople(transaction, workspaceId, accountIds)
  const about = { workspaceId, people: people.map(({ id }) => id), day: formatDay(onDay) }
  const [units, placements, roles, links, ties, opinions] = await Promise.all([
    readUnits(transaction, workspaceId, accountIds),
    readPlacements(transaction, about),
    readRoles(transaction, about, accountIds),
    readLinks(transaction, about),
    readTies(transaction, about),
    readOpinions(transaction, about),
  ])
  const rows = {
    people: new Map(people.map((person) => [person.id, person])),
    units: grouped(units, ({ account_id }) => account_id),
    placements: grouped(placements, ({ person_id }) => person_id),
    placedAt: grouped(placements, ({ account_id }) => account_id),
    mainAt: grouped(people, ({ account_id }) => account_id),
    roles: grouped(roles, ({ person_id }) => person_id),
    links: grouped(links, ({ person_id }) => person_id),
    ties: grouped(ties, ({ person_id }) => person_id),
    opinions: grouped(opinions, ({ person_id }) => person_id),
  }
  return new Map(accountIds.map((id) => [id, organisationOf(id, rows, onDay)]))
}

function grouped<T>(rows: readonly T[], key: (row: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group) group.push(row)
    else groups.set(key(row), [row])
  }
  return groups
}
