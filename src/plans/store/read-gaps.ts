import type { Transaction } from '#platform/server'

/** A kept gap with the plan that it is of. */
export type StoredGap = {
  readonly account_id: number
  readonly id: string
  readonly plan: string
  readonly account: string
  readonly account_name: string
  readonly rule: string
  /** Its place in the order of severities, the worst 0. */
  readonly severity: number
  readonly reason: string
  readonly rows: readonly { readonly kind: string; readonly ref: string }[]
  readonly resolve: { readonly action: string; readonly input: Record<string, string> }
  readonly amount_minor: string | null
}

/** The place of a gap among all, the worst first. */
export type GapPlace = {
  readonly severity: number
  readonly amount: string
  readonly account: number
  readonly id: string
}

/** Gaps of an account, or of all plans that are not paused, the worst first: by severity, then by money; a page after a place. */
export async function listGaps(
  transaction: Transaction,
  workspaceId: string,
  filter: {
    readonly accountId: number | null
    readonly rule: string | null
    readonly severity: number | null
    readonly after: GapPlace | null
    readonly limit: number
  },
): Promise<StoredGap[]> {
  const { accountId, rule, severity, after, limit } = filter
  const of = accountId === null ? "i.state <> 'paused'" : `g.account_id = ${Number(accountId)}`
  const isLater = after
    ? `and (g.severity, -coalesce(g.amount_minor, -1), g.account_id, g.id) > ($4::smallint, -$5::bigint, $6::bigint, $7::text)`
    : ''
  const { rows } = await transaction.query<StoredGap>(
    `select g.account_id, g.id, i.ref as plan, a.ref as account, a.name as account_name, g.rule, g.severity, g.reason,
            g.rows, g.resolve, g.amount_minor::text as amount_minor
       from plans.gap g
      cross join lateral (
        select p.ref, p.state from plans.item p
         where p.workspace_id = $1 and p.account_id = g.account_id and p.kind = 'plan' and not p.void and p.state <> 'ended'
         order by p.recording desc limit 1) i
       join customers.account a on a.workspace_id = $1 and a.id = g.account_id
      where g.workspace_id = $1 and ${of} and ($2::text is null or g.rule = $2)
        and ($3::smallint is null or g.severity = $3) ${isLater}
      order by g.severity, coalesce(g.amount_minor, -1) desc, g.account_id, g.id limit ${Number(limit)}`,
    [workspaceId, rule, severity, ...(after ? [after.severity, after.amount, after.account, after.id] : [])],
  )
  return rows
}
