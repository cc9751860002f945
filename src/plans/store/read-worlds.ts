import { readWorkspace } from '#access/server'
import { type Organisation, readOrganisation } from '#customers/server'
import { addDays, type Currency, type Day, day, formatDay, parseDecimal, toMinor } from '#foundation'
import { readTouchpoints, type Touchpoint } from '#journeys/server'
import { inReportingCurrency, type LiveContracts, readLiveContracts } from '#ledger/server'
import { type Opportunity, readOpportunities } from '#pipeline/server'
import type { Transaction } from '#platform/server'
import type { TeamFunction } from '../model/kinds.js'
import type { PlanItem, PlanOpportunity, PlanPerson, PlanTouchpoint, PlanWorld } from '../model/world.js'
import { readItems, type StoredItem } from './read-items.js'
import { readReviews } from './read-reviews.js'

const touchpointDays = 400

/**
 * All that the rules may know of accounts on a day (ISO), by the ids of the accounts: a few queries for all of them. What
 * the transaction may not see is not in it. Items are as they are now, unless others are given.
 */
export async function readWorlds(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
  today: string,
  readTheirItems: () => Promise<readonly StoredItem[]> = () => readItems(transaction, workspaceId, accountIds),
): Promise<Map<number, PlanWorld>> {
  const on = day(today)
  const since = formatDay(addDays(on, -touchpointDays))
  const [{ currency }, refs, organisations, contracts, touchpoints, opportunities, items, reviews] = await Promise.all([
    readWorkspace(transaction, workspaceId),
    readRefs(transaction, workspaceId, accountIds),
    readOrganisation(transaction, workspaceId, accountIds, on),
    readLiveContracts(transaction, workspaceId, accountIds, today),
    readTouchpoints(transaction, workspaceId, accountIds, since, today),
    readOpportunities(transaction, workspaceId, accountIds),
    readTheirItems(),
    readReviews(transaction, workspaceId, accountIds),
  ])
  const converted = await convertAmounts(transaction, workspaceId, { opportunities, currency, on })
  const rows = {
    touchpoints: grouped(touchpoints),
    opportunities: grouped(converted),
    items: grouped(items.map((item) => ({ ...item, accountId: item.account_id }))),
  }
  return new Map(
    refs.flatMap(({ id, ref }) => {
      const organisation = organisations.get(id)
      const contract = contracts.get(id)
      if (!organisation || !contract) return []
      const own = {
        items: (rows.items.get(id) ?? []).map(itemOf),
        touchpoints: (rows.touchpoints.get(id) ?? []).map(touchpointOf),
        opportunities: (rows.opportunities.get(id) ?? []).map(({ accountId: _, ...opportunity }) => opportunity),
      }
      return [
        [
          id,
          {
            account: ref,
            today: on,
            currency,
            ...own,
            ...fromOrganisation(organisation, contract),
            reviews: reviews.get(id) ?? [],
          },
        ],
      ]
    }),
  )
}

async function readRefs(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
): Promise<{ id: number; ref: string }[]> {
  const { rows } = await transaction.query<{ id: number; ref: string }>(
    'select id, ref from customers.account where workspace_id = $1 and id = any($2::bigint[]) and not void order by id',
    [workspaceId, accountIds],
  )
  return rows
}

function grouped<T extends { readonly accountId: number }>(rows: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const row of rows) {
    const group = groups.get(row.accountId)
    if (group) group.push(row)
    else groups.set(row.accountId, [row])
  }
  return groups
}

type OfOrganisation = Pick<
  PlanWorld,
  'arrMinor' | 'customerSince' | 'customerUntil' | 'termEnd' | 'noticeDay' | 'units' | 'people' | 'links' | 'ties'
>

function fromOrganisation({ units, people, links, ties }: Organisation, contract: LiveContracts): OfOrganisation {
  const { arrMinor, arrByUnit, customerSince, customerUntil, termEnd, noticeDay } = contract
  return {
    ...{ arrMinor, customerSince, customerUntil, termEnd, noticeDay },
    units: units.map(({ ref, name, parent }) => ({ ref, name, parent, arrMinor: arrByUnit.get(ref) ?? 0n })),
    people: people.map((person): PlanPerson => {
      const { ref, name, unit, title, roles, isPlaceholder, leftOn, stance, influence } = person
      const held = roles.map(({ role, since, until }) => ({ role, since, until }))
      const otherUnits = person.units.filter((other) => other !== unit)
      return { ref, name, unit, otherUnits, title, roles: held, isPlaceholder, leftOn, stance, influence }
    }),
    links: links.map(({ person, other, kind }) => ({ person, other, kind })),
    ties: ties.map(({ person, member, strength }) => ({ person, member, strength })),
  }
}

function touchpointOf({
  ref,
  person,
  unit,
  team,
  direction,
  purpose,
  subject,
  by,
  day: on,
}: Touchpoint): PlanTouchpoint {
  return { ref, day: day(on), person, unit, team, direction, purpose, subject, by }
}

/** An item as the rules know it. */
export function itemOf(item: StoredItem): PlanItem {
  const { ref, kind, state, title, person, unit, about, owner, text, attributes } = item
  const dayOf = (value: string | null): Day | null => (value === null ? null : day(value))
  return {
    ...{ ref, kind, state, title, person, unit, about, owner, text, attributes, otherPerson: item.other_person },
    ...{ function: item.function as TeamFunction | null, day: dayOf(item.day), due: dayOf(item.due) },
    ...{ until: dayOf(item.until), stateSince: day(item.state_since), createdOn: day(item.created_on) },
  }
}

type Given = { readonly opportunities: readonly Opportunity[]; readonly currency: Currency; readonly on: Day }

async function convertAmounts(
  transaction: Transaction,
  workspaceId: string,
  { opportunities, currency, on }: Given,
): Promise<(PlanOpportunity & { readonly accountId: number })[]> {
  const amounts = opportunities.map(({ amount, currency: own, closedDay }) => {
    const read = amount === null ? null : parseDecimal(amount)
    const of = own ?? currency
    return read && { minor: toMinor(read, of), currency: of, day: closedDay === null ? on : day(closedDay) }
  })
  const known = amounts.filter((amount) => amount !== null)
  const converted = await inReportingCurrency(transaction, workspaceId, currency, known)
  const minorOf = new Map(known.map((amount, place) => [amount, converted[place] ?? null]))
  return opportunities.map(({ ref, accountId, name, unit, outcome, createdDay, closedDay, story }, place) => {
    const amount = amounts[place]
    const dayOf = (value: string | null): Day | null => (value === null ? null : day(value))
    const days = { createdDay: dayOf(createdDay), closedDay: dayOf(closedDay) }
    return {
      ref,
      accountId,
      name,
      unit,
      outcome,
      story,
      ...days,
      amountMinor: amount ? (minorOf.get(amount) ?? null) : null,
    }
  })
}
