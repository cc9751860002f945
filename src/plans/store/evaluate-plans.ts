import type { Transaction } from '#platform/server'
import { evaluate } from '../model/rules/index.js'
import {
  differenceOfGaps,
  type Evaluation,
  forgetEvaluations,
  type GapDifference,
  keepEvaluations,
} from './keep-gaps.js'
import { readWorlds } from './read-worlds.js'
import { readThresholds } from './thresholds.js'

const accountsPerBatch = 200

/**
 * Looks for the gaps of accounts on a day (ISO) and keeps what it finds; accounts without a live plan are forgotten.
 * The transaction must see everything.
 */
export async function evaluatePlans(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
  today: string,
): Promise<void> {
  if (accountIds.length === 0) return
  const live = new Set(await livePlans(transaction, workspaceId, accountIds))
  const ended = accountIds.filter((id) => !live.has(id))
  if (ended.length > 0) await forgetEvaluations(transaction, workspaceId, ended)
  for await (const found of evaluations(transaction, workspaceId, [...live], today))
    await keepEvaluations(transaction, workspaceId, found, today)
}

/**
 * The gaps of every live plan found anew, as of the day on which it was looked at last (`today` where it must be looked at
 * again), batch by batch, against those that are kept. The transaction must see everything.
 */
export async function* compareGaps(
  transaction: Transaction,
  workspaceId: string,
  today: string,
): AsyncIterable<GapDifference & { readonly accounts: number }> {
  const live = new Set(await livePlans(transaction, workspaceId, null))
  for (const [day, accounts] of await evaluatedOn(transaction, workspaceId, live, today)) {
    const gone = accounts.filter((id) => !live.has(id)).map((accountId) => ({ accountId, arrMinor: 0n, gaps: [] }))
    if (gone.length > 0) yield { ...(await differenceOfGaps(transaction, workspaceId, gone)), accounts: 0 }
    const there = accounts.filter((id) => live.has(id))
    for await (const found of evaluations(transaction, workspaceId, there, day))
      yield { ...(await differenceOfGaps(transaction, workspaceId, found)), accounts: found.length }
  }
}

async function evaluatedOn(
  transaction: Transaction,
  workspaceId: string,
  live: ReadonlySet<number>,
  today: string,
): Promise<Map<string, number[]>> {
  const { rows } = await transaction.query<{ account_id: number; day: string | null }>(
    `select account_id, e.day::text as day from plans.evaluated e where workspace_id = $1
     union select account_id, null from plans.gap g where workspace_id = $1
       and not exists (select from plans.evaluated e where e.workspace_id = $1 and e.account_id = g.account_id)`,
    [workspaceId],
  )
  const dayOf = new Map<number, string>([...live].map((id) => [id, today]))
  for (const { account_id, day } of rows) dayOf.set(account_id, day ?? today)
  const days = new Map<string, number[]>()
  for (const [id, day] of dayOf) days.set(day, [...(days.get(day) ?? []), id])
  return days
}

async function* evaluations(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
  today: string,
): AsyncIterable<Evaluation[]> {
  if (accountIds.length === 0) return
  const thresholds = await readThresholds(transaction, workspaceId)
  for (let at = 0; at < accountIds.length; at += accountsPerBatch) {
    const batch = accountIds.slice(at, at + accountsPerBatch)
    const worlds = await withoutPairing(transaction, batch, () => readWorlds(transaction, workspaceId, batch, today))
    yield [...worlds].map(([accountId, world]) => ({
      accountId,
      arrMinor: world.arrMinor,
      gaps: evaluate(world, thresholds),
    }))
  }
}

const fewAccounts = 20

// Right after an import there are no statistics, and pairing row by row takes minutes where there are many.
async function withoutPairing<T>(
  transaction: Transaction,
  accountIds: readonly number[],
  work: () => Promise<T>,
): Promise<T> {
  if (accountIds.length <= fewAccounts) return work()
  await transaction.query("select set_config('enable_nestloop', 'off', true)")
  const result = await work()
  await transaction.query("select set_config('enable_nestloop', 'on', true)")
  return result
}

/** The accounts with a plan that was not ended: of some, or of all. */
export async function livePlans(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[] | null,
): Promise<number[]> {
  const { rows } = await transaction.query<{ account_id: number }>(
    `select distinct account_id from plans.item
      where workspace_id = $1 and kind = 'plan' and not void and state <> 'ended'
        and ($2::bigint[] is null or account_id = any($2::bigint[]))
      order by account_id`,
    [workspaceId, accountIds],
  )
  return rows.map((row) => row.account_id)
}
