import { addDays, type Day, day as toDay } from '#foundation'
import type { Transaction } from '#platform/server'

/** What an account brings on a day, and for how long. */
export type LiveContracts = {
  /** Recurring revenue per year at the end of the day, in minor units of the reporting currency. */
  readonly arrMinor: bigint
  /** The same by the key of the organisational unit; null is of none. */
  readonly arrByUnit: ReadonlyMap<string | null, bigint>
  /** The first day of the present run of days with recurring revenue; null without any. */
  readonly customerSince: Day | null
  /** The last day of the latest run of such days; null while one lasts, and where there never was one. */
  readonly customerUntil: Day | null
  /** The earliest first day without service of a line that is live on the day; null where all are open-ended, or none is live. */
  readonly termEnd: Day | null
  /** The last day to give notice of that line; null where nothing is said of notice. */
  readonly noticeDay: Day | null
}

type Net = { account_id: number; unit: string | null; day: string; minor: string }
type Term = { account_id: number; end_day: string; notice_day: string | null }

/** What each of some accounts brings on a day (ISO), from the kept movements and the latest contract lines. */
export async function readLiveContracts(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
  day: string,
): Promise<Map<number, LiveContracts>> {
  const nets = transaction.query<Net>(
    `select m.account_id, u.ref as unit, m.day::text as day, sum(m.minor)::text as minor from ledger.movement m
       left join customers.unit u on u.workspace_id = $1 and u.id = m.unit_id and not u.void
      where m.workspace_id = $1 and m.account_id = any($2::bigint[]) and m.day <= $3::date
      group by m.account_id, u.ref, m.day order by m.account_id, m.day`,
    [workspaceId, accountIds, day],
  )
  const terms = transaction.query<Term>(
    `select distinct on (account_id) account_id, end_day::text as end_day, (end_day - notice_days)::text as notice_day
       from (select distinct on (account_id, id) * from ledger.contract_line_version
              where workspace_id = $1 and account_id = any($2::bigint[])
              order by account_id, id, recording desc) latest
      where not void and start_day <= $3::date and end_day > $3::date
      order by account_id, latest.end_day, latest.end_day - notice_days`,
    [workspaceId, accountIds, day],
  )
  const [moved, ending] = await Promise.all([nets, terms])
  const termOf = new Map(ending.rows.map((row) => [row.account_id, row]))
  const netsOf = groupedBy(moved.rows, (row) => row.account_id)
  return new Map(accountIds.map((id) => [id, contractsOf(netsOf.get(id) ?? [], termOf.get(id))]))
}

function contractsOf(nets: readonly Net[], term: Term | undefined): LiveContracts {
  const arrByUnit = new Map<string | null, bigint>()
  let arrMinor = 0n
  let customerSince: Day | null = null
  let customerUntil: Day | null = null
  for (const [day, ofDay] of groupedBy(nets, (net) => net.day)) {
    const before = arrMinor
    for (const { unit, minor } of ofDay) {
      arrByUnit.set(unit, (arrByUnit.get(unit) ?? 0n) + BigInt(minor))
      arrMinor += BigInt(minor)
    }
    const isLive = arrMinor !== 0n
    if (isLive && before === 0n) [customerSince, customerUntil] = [dayOf(day), null]
    // At the end of this day there is no revenue any more, so the day before was the last.
    if (!isLive && before !== 0n) [customerSince, customerUntil] = [null, addDays(toDay(day), -1)]
  }
  return {
    arrMinor,
    arrByUnit,
    customerSince,
    customerUntil,
    termEnd: dayOf(term?.end_day),
    noticeDay: dayOf(term?.notice_day),
  }
}

function dayOf(text: string | null | undefined): Day | null {
  return text ? toDay(text) : null
}

function groupedBy<K, T>(rows: readonly T[], keyOf: (row: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group) group.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
