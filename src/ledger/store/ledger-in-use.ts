import { type Currency, day } from '#foundation'
import type { Transaction } from '#platform/server'
import type { UndefinedSpan } from '../model/movement.js'
import { type Policy, policyKey } from '../model/policy.js'
import type { World } from '../model/world.js'
import { computeMovements } from './compute-ledger.js'
import { readWorld } from './read-world.js'

/** What a question may ask otherwise than the workspace has it; what is left out is the workspace's own, in ARR. */
export type LedgerAsked = {
  readonly policy?: Policy
  readonly measure?: 'arr' | 'mrr'
  readonly currency?: Currency
  readonly asKnownAt?: string
}

/** The ledger that answers a question: the maintained one, or one computed for it in this transaction. */
export type LedgerInUse = {
  readonly workspaceId: string
  readonly movements: 'ledger.movement' | 'computed_movement'
  /** The past moment (ISO) that it is as known at; accounts are grouped by what was known of them then. */
  readonly asKnownAt?: string
  readonly policy: Policy
  /** Currency, measure, rates and horizon that its movements were computed with. */
  readonly world: World
  /** Spans in which an account (a parent, where parents are counted) has no value, and why. */
  readonly undefinedSpans: readonly UndefinedSpan[]
}

/**
 * Takes the maintained ledger where it answers what is asked, else computes one into the temporary table
 * `computed_movement` (the transaction must be able to make temporary tables). One computed ledger at a time.
 */
export async function ledgerFor(
  transaction: Transaction,
  workspaceId: string,
  asked: LedgerAsked = {},
  signal?: AbortSignal,
): Promise<LedgerInUse> {
  const kept = await readWorld(transaction, workspaceId, asked.asKnownAt)
  const policy = asked.policy ?? kept.policy
  const { currency = kept.world.currency, measure = kept.world.measure, asKnownAt } = asked
  const world: World = { ...kept.world, currency, measure }
  const isKept =
    policyKey(policy) === policyKey(kept.policy) &&
    currency === kept.world.currency &&
    measure === kept.world.measure &&
    asKnownAt === undefined
  if (isKept) {
    const undefinedSpans = await readUndefinedSpans(transaction, workspaceId)
    return { workspaceId, movements: 'ledger.movement', policy, world, undefinedSpans }
  }
  const variant = { policy, measure, currency, asKnownAt }
  const undefinedSpans = await computeMovements(transaction, workspaceId, variant, signal)
  // Fresh temporary tables have no statistics, and joins over many movements need them.
  await transaction.query('analyze computed_movement')
  return { workspaceId, movements: 'computed_movement', policy, world, undefinedSpans, asKnownAt }
}

async function readUndefinedSpans(transaction: Transaction, workspaceId: string): Promise<UndefinedSpan[]> {
  const { rows } = await transaction.query<{
    account_id: number
    from_day: string
    to_day: string | null
    because: string
  }>(
    `select account_id, from_day::text, to_day::text, because from ledger.undefined_span
      where workspace_id = $1 order by account_id, from_day`,
    [workspaceId],
  )
  return rows.map((row) => ({
    account: row.account_id,
    from: day(row.from_day),
    to: row.to_day === null ? null : day(row.to_day),
    because: row.because,
  }))
}
