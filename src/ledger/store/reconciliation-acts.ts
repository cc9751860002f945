import type { Transaction } from '#platform/server'
import type { Explained } from '../model/reconciliation.js'

/** An explanation of a difference, or its withdrawal. */
export type ReconciliationAct = {
  readonly act: 'explain' | 'reopen'
  readonly account: number
  readonly source: string
  /** The day that was looked at. */
  readonly at: string
  readonly currency: string
  readonly theirs: bigint | null
  readonly ours: bigint | null
  readonly owner: string | null
  readonly category: string | null
  readonly reason: string
  /** The id of the explanation that a reopening withdraws. */
  readonly withdraws: number | null
}

/** As it was recorded: by whom and when. */
export type RecordedAct = ReconciliationAct & {
  readonly id: number
  readonly by: string
  readonly recordedAt: string
}

/** An explanation that was not withdrawn. */
export type Explanation = RecordedAct & Explained

/** Records an act; nothing is ever updated. Gives the moment. */
export async function recordReconciliationAct(
  transaction: Transaction,
  workspaceId: string,
  act: ReconciliationAct,
  actor: string,
): Promise<string> {
  const { rows } = await transaction.query<{ recorded_at: string }>(
    `insert into ledger.reconciliation_act
       (workspace_id, account_id, act, source, at, currency, theirs_minor, ours_minor, owner, category, reason, withdraws, actor)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning recorded_at`,
    [
      workspaceId,
      act.account,
      act.act,
      act.source,
      act.at,
      act.currency,
      act.theirs?.toString() ?? null,
      act.ours?.toString() ?? null,
      act.owner,
      act.category,
      act.reason,
      act.withdraws,
      actor,
    ],
  )
  return rows[0]?.recorded_at ?? ''
}

type Row = Omit<RecordedAct, 'account' | 'theirs' | 'ours' | 'by' | 'recordedAt'> & {
  account_id: number
  theirs_minor: string | null
  ours_minor: string | null
  actor: string
  recorded_at: string
}

/** Every act of a workspace, or of one account, in the order of recording. */
export async function readReconciliationActs(
  transaction: Transaction,
  workspaceId: string,
  accountId?: number,
): Promise<RecordedAct[]> {
  const { rows } = await transaction.query<Row>(
    `select id, account_id, act, source, at::text as at, currency, theirs_minor::text, ours_minor::text, owner, category,
            reason, withdraws, actor, recorded_at
       from ledger.reconciliation_act where workspace_id = $1 and ($2::bigint is null or account_id = $2) order by id`,
    [workspaceId, accountId ?? null],
  )
  return rows.map(({ account_id, theirs_minor, ours_minor, actor, recorded_at, ...rest }) => ({
    ...rest,
    account: account_id,
    theirs: theirs_minor === null ? null : BigInt(theirs_minor),
    ours: ours_minor === null ? null : BigInt(ours_minor),
    by: actor,
    recordedAt: recorded_at,
  }))
}

/** The explanations that nobody withdrew, by account and source, in the order of recording. */
export function standingExplanations(acts: readonly RecordedAct[]): ReadonlyMap<string, readonly Explanation[]> {
  const withdrawn = new Set(acts.map(({ withdraws }) => withdraws))
  const standing = new Map<string, Explanation[]>()
  for (const act of acts) {
    if (act.act !== 'explain' || withdrawn.has(act.id)) continue
    const key = explanationKey(act)
    const explanation = { ...act, difference: (act.theirs ?? 0n) - (act.ours ?? 0n) }
    standing.set(key, [...(standing.get(key) ?? []), explanation])
  }
  return standing
}

/** The key of the explanations of one account and source. */
export function explanationKey({ account, source }: { readonly account: number; readonly source: string }): string {
  return `${account} ${source}`
}
