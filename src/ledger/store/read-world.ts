import { readWorkspace } from '#access/server'
import { type Currency, type Day, day, earlierOf, type Month, parseDay, parseDecimal } from '#foundation'
import type { Transaction } from '#platform/server'
import type { Policy } from '../model/policy.js'
import { type ExchangeRate, rateBookOf } from '../model/rates.js'
import type { World } from '../model/world.js'
import { readPolicy } from './policy-sets.js'

/** What the maintained ledger of a workspace is computed with. */
export type LedgerWorld = {
  readonly policy: Policy
  readonly world: World
  /** The last closed month; null if none is closed. */
  readonly closedMonth: Month | null
}

/** Reads the workspace's policy, currency, rates and state. `asKnownAt` takes the rates known then, and none of a later day. */
export async function readWorld(
  transaction: Transaction,
  workspaceId: string,
  asKnownAt?: string,
): Promise<LedgerWorld> {
  const workspace = await readWorkspace(transaction, workspaceId)
  const state = await readState(transaction, workspaceId)
  const policy = await readPolicy(transaction, workspaceId, workspace.policy)
  const rates = await readRates(transaction, workspaceId, asKnownAt)
  const world: World = {
    currency: workspace.currency,
    fiscalYearStartMonth: workspace.fiscalYearStart,
    rates: rateBookOf(rates),
    measure: 'arr',
    horizon: asKnownAt === undefined ? state.horizon : earlierOf(state.horizon, dayOf(asKnownAt)),
  }
  return { policy, world, closedMonth: state.closedMonth }
}

function dayOf(moment: string): Day {
  return parseDay(new Date(moment).toISOString().slice(0, 10)) ?? lastDay
}

/** The state of the maintained ledger; a workspace without one has no facts yet, so its horizon matters to nobody. */
export async function readState(
  transaction: Transaction,
  workspaceId: string,
): Promise<{ horizon: Day; closedMonth: Month | null }> {
  const { rows } = await transaction.query<{ horizon: string; closed_month: number | null }>(
    'select horizon::text, closed_month from ledger.state where workspace_id = $1',
    [workspaceId],
  )
  const row = rows[0]
  if (!row) return { horizon: lastDay, closedMonth: null }
  return { horizon: parseDay(row.horizon) ?? lastDay, closedMonth: row.closed_month as Month | null }
}

const lastDay = day('9999-12-31')

async function readRates(
  transaction: Transaction,
  workspaceId: string,
  asKnownAt: string | undefined,
): Promise<ExchangeRate[]> {
  const { rows } = await transaction.query<{
    from: Currency
    to: Currency
    day: string
    kind: 'budget' | 'day'
    rate: string
  }>(
    `select "from", "to", day::text, kind, rate::text from (
       select distinct on (v.id) v.* from ledger.exchange_rate_version v
         join platform.recording r on r.workspace_id = v.workspace_id and r.id = v.recording
        where v.workspace_id = $1 and coalesce(v.known_at, r.recorded_at) <= coalesce($2::timestamptz, 'infinity')
        order by v.id, v.recording desc) latest
      where not void`,
    [workspaceId, asKnownAt ?? null],
  )
  return rows.map((row) => {
    const rate = parseDecimal(row.rate)
    const on = parseDay(row.day)
    if (rate === null || on === null) throw new Error('Broken promise: a rate has a day and a value')
    return { from: row.from, to: row.to, day: on, kind: row.kind, rate }
  })
}
