import type { Transaction } from '#platform/server'
import { type Gap, severities } from '../model/world.js'

/** What was found of one account on a day (ISO). */
export type Evaluation = {
  readonly accountId: number
  readonly arrMinor: bigint
  readonly gaps: readonly Gap[]
}

/** A gap as it lies in the database. */
type Row = {
  readonly account_id: number
  readonly id: string
  readonly rule: string
  readonly severity: number
  readonly reason: string
  readonly rows: unknown
  readonly resolve: unknown
  readonly amount_minor: string | null
  readonly reveals_opinion: boolean
}

/** What differs between the kept gaps of accounts and those that were found. */
export type GapDifference = { readonly gone: readonly Row[]; readonly come: readonly Row[] }

/** Compares the kept gaps of accounts with those that were found anew. */
export async function differenceOfGaps(
  transaction: Transaction,
  workspaceId: string,
  evaluations: readonly Evaluation[],
): Promise<GapDifference> {
  const { rows: kept } = await transaction.query<Row>(
    `select account_id, id, rule, severity, reason, rows, resolve, amount_minor::text as amount_minor, reveals_opinion
       from plans.gap where workspace_id = $1 and account_id = any($2::bigint[])`,
    [workspaceId, evaluations.map(({ accountId }) => accountId)],
  )
  const found = evaluations.flatMap(({ accountId, gaps }) => gaps.map((gap) => rowOf(accountId, gap)))
  const [before, after] = [new Map(kept.map(named)), new Map(found.map(named))]
  const same = (name: string) => contentOf(before.get(name)) === contentOf(after.get(name))
  return {
    gone: [...before].flatMap(([name, row]) => (same(name) ? [] : [row])),
    come: [...after].flatMap(([name, row]) => (same(name) ? [] : [row])),
  }
}

/** Brings the kept gaps of accounts to what was found on a day (ISO). */
export async function keepEvaluations(
  transaction: Transaction,
  workspaceId: string,
  evaluations: readonly Evaluation[],
  day: string,
): Promise<void> {
  const { gone, come } = await differenceOfGaps(transaction, workspaceId, evaluations)
  if (gone.length > 0) {
    await transaction.query(
      `delete from plans.gap g using unnest($2::bigint[], $3::text[]) as gone (account_id, id)
        where g.workspace_id = $1 and g.account_id = gone.account_id and g.id = gone.id`,
      [workspaceId, gone.map((row) => row.account_id), gone.map((row) => row.id)],
    )
  }
  if (come.length > 0) {
    await transaction.query(
      `insert into plans.gap (workspace_id, account_id, id, rule, severity, reason, rows, resolve, amount_minor, reveals_opinion)
       select $1, account_id, id, rule, severity, reason, rows, resolve, amount_minor, reveals_opinion
         from jsonb_to_recordset($2::jsonb) as found (account_id bigint, id text, rule text, severity smallint, reason text,
              rows jsonb, resolve jsonb, amount_minor bigint, reveals_opinion boolean)`,
      [workspaceId, JSON.stringify(come)],
    )
  }
  await transaction.query(
    `insert into plans.evaluated (workspace_id, account_id, day, arr_minor)
     select $1, account_id, $4::date, arr_minor from unnest($2::bigint[], $3::bigint[]) as seen (account_id, arr_minor)
     on conflict (workspace_id, account_id) do update set day = excluded.day, arr_minor = excluded.arr_minor
      where (plans.evaluated.day, plans.evaluated.arr_minor) is distinct from (excluded.day, excluded.arr_minor)`,
    [
      workspaceId,
      evaluations.map(({ accountId }) => accountId),
      evaluations.map(({ arrMinor }) => String(arrMinor)),
      day,
    ],
  )
}

/** Forgets what was found of accounts: those that have no plan any more. */
export async function forgetEvaluations(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
): Promise<void> {
  for (const table of ['plans.gap', 'plans.evaluated'])
    await transaction.query(`delete from ${table} where workspace_id = $1 and account_id = any($2::bigint[])`, [
      workspaceId,
      accountIds,
    ])
}

function rowOf(accountId: number, gap: Gap): Row {
  return {
    account_id: accountId,
    id: gap.id,
    rule: gap.rule,
    severity: severities.indexOf(gap.severity),
    reason: gap.reason,
    rows: gap.rows.map(({ kind, ref }) => ({ kind, ref })),
    resolve: gap.resolve,
    amount_minor: gap.amountMinor === null ? null : String(gap.amountMinor),
    reveals_opinion: gap.revealsOpinion,
  }
}

function named(row: Row): [string, Row] {
  return [`${row.account_id} ${row.id}`, row]
}

// JSON comes back from the database with its names in another order.
function contentOf(row: Row | undefined): string {
  return JSON.stringify(row, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
}
