import type { Transaction } from '#platform/server'

/** A plan in a list, with what it lacks. */
export type ListedPlan = {
  readonly id: number
  readonly account_id: number
  readonly plan: string
  readonly account: string
  readonly account_name: string
  readonly state: 'draft' | 'active' | 'paused' | 'ended'
  readonly title: string | null
  readonly owner: string | null
  readonly started_on: string | null
  readonly attributes: Readonly<Record<string, string>>
  readonly version: string
  readonly arr_minor: string | null
  readonly high: number
  readonly medium: number
  readonly low: number
  readonly at_stake: string | null
  readonly worst_id: string | null
  readonly worst_rule: string | null
  readonly worst_severity: number | null
  readonly worst_reason: string | null
  /** Its place in the order: severity of the worst gap (3 without one), then the money of it negated. */
  readonly urgency: number
  readonly stake: string
}

/** Which plans to list; a page after a place. */
export type PlanFilter = {
  readonly accountId: number | null
  readonly state: string | null
  readonly owner: string | null
  readonly after: { readonly urgency: number; readonly stake: string; readonly id: number } | null
  readonly limit: number
}

/** Plans, those with the worst gaps first. An account that has one that was not ended is listed with that one alone. */
export async function listPlans(
  transaction: Transaction,
  workspaceId: string,
  { accountId, state, owner, after, limit }: PlanFilter,
): Promise<ListedPlan[]> {
  const { rows } = await transaction.query<ListedPlan>(
    `with plan as (
       select distinct on (account_id) * from plans.item
        where workspace_id = $1 and kind = 'plan' and not void and ($2::bigint is null or account_id = $2)
        order by account_id, state = 'ended', recording desc
     ), counted as (
       select account_id, count(*) filter (where severity = 0) as high, count(*) filter (where severity = 1) as medium,
              count(*) filter (where severity = 2) as low, max(amount_minor) as at_stake
         from plans.gap where workspace_id = $1 and ($2::bigint is null or account_id = $2) group by account_id
     ), worst as (
       select distinct on (account_id) account_id, id, rule, severity, reason, amount_minor
         from plans.gap where workspace_id = $1 and ($2::bigint is null or account_id = $2)
        order by account_id, severity, coalesce(amount_minor, -1) desc, id
     ), listed as (
       select i.id, i.account_id, i.ref as plan, a.ref as account, a.name as account_name, i.state, i.title, i.owner,
              i.day::text as started_on, coalesce(i.attributes, '{}') as attributes, i.recording::text as version,
              e.arr_minor::text as arr_minor, coalesce(c.high, 0) as high, coalesce(c.medium, 0) as medium,
              coalesce(c.low, 0) as low, c.at_stake::text as at_stake, w.id as worst_id, w.rule as worst_rule,
              w.severity as worst_severity, w.reason as worst_reason, coalesce(w.severity, 3)::int as urgency,
              -coalesce(w.amount_minor, -1) as stake
         from plan i
         join customers.account a on a.workspace_id = $1 and a.id = i.account_id and not a.void
         left join plans.evaluated e on e.workspace_id = $1 and e.account_id = i.account_id
         left join counted c on c.account_id = i.account_id
         left join worst w on w.account_id = i.account_id
        where ($3::text is null or i.state = $3) and ($4::text is null or lower(i.owner) = lower($4))
     )
     select *, stake::text as stake from listed
      where $5::int is null or (urgency, stake, id) > ($5::int, $6::bigint, $7::bigint)
      order by urgency, listed.stake, id limit $8`,
    [workspaceId, ...[accountId, state, owner, after?.urgency ?? null, after?.stake ?? null, after?.id ?? null, limit]],
  )
  return rows
}
