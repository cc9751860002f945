import { type Currency, day } from '#foundation'
import type { Transaction } from '#platform/server'
import type { UndefinedSpan } from '../model/movement.js'
import type { Policy } from '../model/policy.js'
import { sameMovements } from '../model/same-movements.js'
import type { World } from '../model/world.js'
import { computeMovements } from './compute-ledger.js'
import { computedColumns, keptColumns } from './ledger-columns.js'
import type { ColumnView } from './movement-columns.js'
import { readWorld } from './read-world.js'

/** What a question may ask otherwise than the workspace has it; what is left out is the workspace's own, in ARR. */
export type LedgerAsked = {
  readonly policy?: Policy
  readonly measure?: 'arr' | 'mrr'
  readonly currency?: Currency
  readonly asKnownAt?: string
  /**
   * Only sums by account will be asked (or balances alone), which can be had from memory: a computed ledger then need
   * not be in a table. Only for transactions that do not write.
   */
  readonly inMemory?: 'sums' | 'balances'
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
  /** Its movements in memory, where that was asked for and could be had. A computed ledger has no table then. */
  readonly columns?: ColumnView
  /** The columns are of ARR, the ledger of MRR: balances are to be rounded per account and product. */
  readonly monthly?: boolean
}

/**
 * Takes the maintained ledger where it answers what is asked (also for a policy set with the same movements), else
 * computes one: into memory where that is enough, or into the temporary table `computed_movement` (the transaction must
 * be able to make temporary tables). One computed table at a time.
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
  const isOfKept = sameMovements(policy, kept.policy) && currency === kept.world.currency && asKnownAt === undefined
  const isKept = isOfKept && measure === kept.world.measure
  const columns = isOfKept && asked.inMemory ? await keptColumns(transaction, workspaceId, currency) : null
  if (isKept || (isOfKept && asked.inMemory === 'balances' && columns && !columns.columns.hasUnexplained)) {
    const undefinedSpans = await readUndefinedSpans(transaction, workspaceId)
    const inMemory = columns ? { columns, monthly: !isKept } : {}
    return { workspaceId, movements: 'ledger.movement', policy, world, undefinedSpans, ...inMemory }
  }
  const variant = { policy, measure, currency, asKnownAt }
  const found = asked.inMemory ? await computedColumns(transaction, workspaceId, variant, world, signal) : null
  // What is booked in several currencies is converted cell by cell, which columns do not have.
  if (found && found.view.columns.foreign.size === 0) {
    const { undefinedSpans, view } = found
    return { workspaceId, movements: 'computed_movement', policy, world, undefinedSpans, columns: view }
  }
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
