import { addDays, type Currency, type Day, day, formatDay, parseDecimal, toMinor } from '#foundation'
import { inReportingCurrency, readLiveContracts } from '#ledger/server'
import { readOpportunities } from '#pipeline/server'
import type { Transaction } from '#platform/server'
import type { Candidate } from '../model/suggest.js'

/** What there is to compare at most: the largest accounts by what they bring, and as many with something open. */
const accountsMax = 1000
const daysOfYear = 365

/** Accounts that may merit a plan, and those of them that have one. */
export type Candidates = { readonly candidates: Candidate[]; readonly planned: ReadonlySet<string> }

/** The accounts of a workspace that bring recurring revenue or may, as of a day (ISO), with what speaks for a plan. */
export async function readCandidates(
  transaction: Transaction,
  workspaceId: string,
  given: { readonly today: string; readonly currency: Currency; readonly contactDays: number },
): Promise<Candidates> {
  const on = day(given.today)
  const rows = await readCounted(transaction, workspaceId, given.today, formatDay(addDays(on, -given.contactDays)))
  const ids = rows.map(({ id }) => id)
  const [now, before, openMinor] = await Promise.all([
    readLiveContracts(transaction, workspaceId, ids, given.today),
    readLiveContracts(transaction, workspaceId, ids, formatDay(addDays(on, -daysOfYear))),
    readOpen(transaction, workspaceId, ids, { currency: given.currency, on }),
  ])
  const candidates = rows.map(({ id, ref, name, units, people, contacts }): Candidate => {
    const live = now.get(id)
    const engaged = [...(live?.arrByUnit ?? [])].filter(([unit, minor]) => unit !== null && minor > 0n)
    return {
      ...{ account: ref, name, units, people, contacts, unitsEngaged: engaged.length },
      arrMinor: live?.arrMinor ?? 0n,
      arrMinorYearAgo: before.get(id)?.arrMinor ?? 0n,
      openMinor: openMinor.get(id) ?? 0n,
      noticeDay: live?.noticeDay ?? null,
    }
  })
  return { candidates, planned: new Set(rows.flatMap(({ ref, has_plan }) => (has_plan ? [ref] : []))) }
}

type Counted = {
  readonly id: number
  readonly ref: string
  readonly name: string
  readonly units: number
  readonly people: number
  readonly contacts: number
  readonly has_plan: boolean
}

async function readCounted(
  transaction: Transaction,
  workspaceId: string,
  today: string,
  contactsSince: string,
): Promise<Counted[]> {
  const { rows } = await transaction.query<Counted>(
    `with largest as (
       select account_id from ledger.movement where workspace_id = $1 and day <= $2::date
        group by account_id having sum(minor) > 0 order by sum(minor) desc, account_id limit ${accountsMax}
     ), opening as (
       select account_id from pipeline.opportunity where workspace_id = $1 and outcome = 'open' and not void
        group by account_id order by max(amount) desc nulls last, account_id limit ${accountsMax}
     )
     select a.id, a.ref, a.name,
            (select count(*) from customers.unit u where u.workspace_id = $1 and u.account_id = a.id and not u.void) as units,
            (select count(*) from customers.person p
              where p.workspace_id = $1 and p.account_id = a.id and not p.void and not coalesce(p.placeholder, false)
                and (p.left_on is null or p.left_on > $2::date)) as people,
            (select count(distinct t.person_id) from journeys.touchpoint t
              where t.workspace_id = $1 and t.account_id = a.id and not t.void and t.day > $3::date and t.day <= $2::date) as contacts,
            exists (select from plans.item i where i.workspace_id = $1 and i.account_id = a.id and i.kind = 'plan'
                       and i.state <> 'ended' and not i.void) as has_plan
       from customers.account a
      where a.workspace_id = $1 and not a.void
        and a.id in (select account_id from largest union select account_id from opening)
      order by a.id`,
    [workspaceId, today, contactsSince],
  )
  return rows
}

async function readOpen(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
  { currency, on }: { readonly currency: Currency; readonly on: Day },
): Promise<Map<number, bigint>> {
  const opportunities = await readOpportunities(transaction, workspaceId, accountIds)
  const amounts = opportunities.flatMap(({ accountId, outcome, amount, currency: own }) => {
    const read = amount === null || outcome !== 'open' ? null : parseDecimal(amount)
    const of = own ?? currency
    return read ? [{ accountId, minor: toMinor(read, of), currency: of, day: on }] : []
  })
  const converted = await inReportingCurrency(transaction, workspaceId, currency, amounts)
  const sums = new Map<number, bigint>()
  for (const [place, { accountId }] of amounts.entries())
    sums.set(accountId, (sums.get(accountId) ?? 0n) + (converted[place] ?? 0n))
  return sums
}
