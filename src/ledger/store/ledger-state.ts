import { readWorkspace } from '#access/server'
import { fiscalYearStart, type Month, parseDay } from '#foundation'
import type { Recording, Transaction } from '#platform/server'
import { accountsWithFacts } from './accounts-with-facts.js'
import { completeMovements, derivation } from './complete-movements.js'
import { maintainLedger } from './maintain-ledger.js'
import { bringRetentionUp } from './retention-upkeep.js'

/**
 * Moves the ledger's last day of rates to today. When a fiscal year has begun since, every account is brought
 * up to its rates; when a month has, the kept sums get it. What an older program derived is completed first. Called before any change of the ledger, and at start.
 */
export async function advanceHorizon(transaction: Transaction, recording: Recording, today: string): Promise<void> {
  const { rows } = await transaction.query<{ horizon: string; derivation: number | null }>(
    'select horizon::text, derivation from ledger.state where workspace_id = $1',
    [recording.workspaceId],
  )
  const before = rows[0] ? parseDay(rows[0].horizon) : null
  const now = parseDay(today)
  if (now === null) throw new Error('Broken promise: today is a day')
  if (rows[0] && rows[0].derivation !== derivation) await completeMovements(transaction, recording.workspaceId)
  if (before !== null && before >= now) return
  await transaction.query(
    `insert into ledger.state (workspace_id, horizon, derivation) values ($1, $2, $3)
     on conflict (workspace_id) do update set horizon = excluded.horizon`,
    [recording.workspaceId, today, derivation],
  )
  if (before === null) return
  const { fiscalYearStart: startMonth } = await readWorkspace(transaction, recording.workspaceId)
  if (fiscalYearStart(before, startMonth) === fiscalYearStart(now, startMonth))
    return bringRetentionUp(transaction, recording.workspaceId)
  await maintainLedger(transaction, recording, await accountsWithFacts(transaction, recording.workspaceId))
}

/** Notes which month is the last closed one. */
export async function setClosedMonth(
  transaction: Transaction,
  workspaceId: string,
  month: Month | null,
): Promise<void> {
  await transaction.query('update ledger.state set closed_month = $2 where workspace_id = $1', [workspaceId, month])
}
