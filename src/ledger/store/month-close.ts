import { addMonths, type Currency, firstDayOf, formatDay, lastDayOf, type Month } from '#foundation'
import type { Recording, Transaction } from '#platform/server'
import type { Policy } from '../model/policy.js'
import { rebuildBridgeMonths } from './rebuild-bridge-months.js'

/** Notes that a month was closed or reopened, and under which policy set. */
export async function recordClose(
  transaction: Transaction,
  recording: Recording,
  { month, act, policy, currency }: { month: Month; act: 'close' | 'reopen'; policy: Policy; currency: Currency },
): Promise<void> {
  await transaction.query(
    `insert into ledger.month_close (workspace_id, recording, month, act, policy, policy_version, currency)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [recording.workspaceId, recording.id, month, act, policy.name, policy.version, currency],
  )
}

/** The closed months in their order, each with the recording that closed it. */
export async function closedMonths(
  transaction: Transaction,
  workspaceId: string,
  last: Month,
): Promise<{ month: Month; recording: number }[]> {
  const { rows } = await transaction.query<{ month: Month; recording: number }>(
    `select distinct on (month) month, recording from ledger.month_close
      where workspace_id = $1 and act = 'close' and month <= $2 order by month, recording desc`,
    [workspaceId, last],
  )
  return rows
}

/** The month that was the last closed one before this was closed; null if this was the first. */
export async function closedBefore(transaction: Transaction, workspaceId: string, month: Month): Promise<Month | null> {
  const { rows } = await transaction.query<{ any: boolean }>(
    `select exists (select from ledger.month_close where workspace_id = $1 and act = 'close' and month < $2) as any`,
    [workspaceId, month],
  )
  return rows[0]?.any ? addMonths(month, -1) : null
}

/**
 * After a month is open again, what changed it or an earlier one since it was closed is reported in it, no longer in
 * later months; and where no month is closed any more, everything in its own.
 */
export async function reassignReportMonths(
  transaction: Transaction,
  workspaceId: string,
  { month, closedMonth }: { month: Month; closedMonth: Month | null },
): Promise<void> {
  await transaction.query(
    closedMonth === null
      ? 'update ledger.movement set report_month = month where workspace_id = $1 and month <= $2 and report_month <> month'
      : `update ledger.movement set report_month = $2
          where workspace_id = $1 and month <= $2 and report_month = $2 + 1`,
    [workspaceId, month],
  )
  await rebuildBridgeMonths(transaction, workspaceId)
}

/** Why a month up to this one and after the last closed one has no value; null if all have one. */
export async function reasonWithoutValue(
  transaction: Transaction,
  workspaceId: string,
  { month, closedMonth }: { month: Month; closedMonth: Month | null },
): Promise<string | null> {
  const { rows } = await transaction.query<{ because: string }>(
    `select because from ledger.undefined_span
      where workspace_id = $1 and from_day <= $2 and ($3::date is null or to_day is null or to_day > $3) order by from_day limit 1`,
    [
      workspaceId,
      formatDay(lastDayOf(month)),
      closedMonth === null ? null : formatDay(firstDayOf(addMonths(closedMonth, 1))),
    ],
  )
  return rows[0]?.because ?? null
}

/** A change to a closed month, as it was reported later. */
export type Restatement = {
  readonly month: number
  readonly report_month: number
  readonly account: string
  readonly account_name: string
  readonly kind: number
  readonly minor: string
  readonly recorded_at: string
  readonly actor: string
  readonly act: string
  readonly because: string | null
}

/** Every change to a month after it was closed, by account, kind and recording; changes that cancel out are left out. */
export async function listRestatements(transaction: Transaction, workspaceId: string): Promise<Restatement[]> {
  const { rows } = await transaction.query<Restatement>(
    `select m.month, m.report_month, a.ref as account, a.name as account_name, m.kind, sum(m.minor)::text as minor,
            r.recorded_at, r.actor, r.kind as act, r.because
       from ledger.movement m
       join platform.recording r on r.workspace_id = m.workspace_id and r.id = m.recording
       join customers.account a on a.workspace_id = m.workspace_id and a.id = m.account_id
      where m.workspace_id = $1 and m.report_month <> m.month
      group by m.month, m.report_month, a.ref, a.name, m.kind, r.id, r.recorded_at, r.actor, r.kind, r.because
     having sum(m.minor) <> 0
      order by r.id, m.month, a.ref, m.kind`,
    [workspaceId],
  )
  return rows
}
