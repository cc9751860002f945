import { Failure, type Transaction } from '#platform/server'
import type { Outcome } from '../shapes.js'
import { dayOf } from './read-opportunities.js'

/** An opportunity as lists have it. */
export type ListedOpportunity = {
  readonly id: number
  readonly ref: string
  readonly account: string
  readonly account_name: string
  readonly unit: string | null
  readonly unit_name: string | null
  readonly product: string | null
  readonly product_name: string | null
  readonly type: string | null
  readonly name: string
  readonly owner: string | null
  readonly channel: string | null
  readonly campaign: string | null
  readonly created_day: string | null
  readonly stage: string | null
  readonly amount: string | null
  readonly currency: string | null
  readonly expected_close_day: string | null
  readonly closed_day: string | null
  readonly outcome: Outcome
  readonly reason: string | null
  readonly competitor: string | null
  readonly contract_line: string | null
  readonly story: string | null
  readonly version: string
}

/** Which opportunities: texts must be equal, whatever their capitals. */
export type OpportunityFilter = {
  readonly account?: string | undefined
  readonly outcome?: Outcome | undefined
  readonly stage?: string | undefined
  readonly owner?: string | undefined
}

const from = `
  from pipeline.opportunity o
  join customers.account a on a.workspace_id = o.workspace_id and a.id = o.account_id and not a.void
  left join customers.unit u on u.workspace_id = o.workspace_id and u.id = o.unit_id and not u.void
  left join customers.product p on p.workspace_id = o.workspace_id and p.id = o.product_id and not p.void
 where o.workspace_id = $1 and not o.void`

const listed = `
  select o.id, o.ref, a.ref as account, a.name as account_name, u.ref as unit, u.name as unit_name, p.ref as product,
         p.name as product_name, o.type, o.name, o.owner, o.channel, o.campaign, o.created_day::text, o.stage,
         trim_scale(o.amount)::text as amount, o.currency, o.expected_close_day::text, o.closed_day::text, o.outcome, o.reason,
         o.competitor, o.contract_line, o.story, o.recording::text as version ${from}`

const matching = `
  and ($2::text is null or a.ref = $2) and ($3::text is null or o.outcome = $3)
  and ($4::text is null or lower(o.stage) = lower($4)) and ($5::text is null or lower(o.owner) = lower($5))`

/** A page of opportunities, the last that closed or is expected to close first; after the one with the number `after`. */
export async function listOpportunities(
  transaction: Transaction,
  workspaceId: string,
  filter: OpportunityFilter & { readonly limit: number; readonly after?: string | undefined },
): Promise<ListedOpportunity[]> {
  const { rows } = await transaction.query<ListedOpportunity>(
    `${listed} ${matching}
        and ($6::bigint is null or (${dayOf('o')}, o.id) <
             (select ${dayOf('l')}, l.id from pipeline.opportunity l where l.workspace_id = $1 and l.id = $6))
      order by ${dayOf('o')} desc, o.id desc limit $7`,
    [workspaceId, ...parametersOf(filter), filter.after ?? null, filter.limit],
  )
  return rows
}

/** How many opportunities match and what they add up to, by currency; those without an amount have no currency. */
export async function sumOpportunities(
  transaction: Transaction,
  workspaceId: string,
  filter: OpportunityFilter,
): Promise<{ currency: string | null; amount: string | null; count: number }[]> {
  const { rows } = await transaction.query<{ currency: string | null; amount: string | null; count: number }>(
    `select case when o.amount is not null then o.currency end as currency, trim_scale(sum(o.amount))::text as amount,
            count(*)::int as count
       ${from} ${matching} group by 1 order by 1 nulls last`,
    [workspaceId, ...parametersOf(filter)],
  )
  return rows
}

function parametersOf({ account, outcome, stage, owner }: OpportunityFilter): (string | null)[] {
  return [account ?? null, outcome ?? null, stage ?? null, owner ?? null]
}

/** The opportunity with a key; a failure if there is none. */
export async function findOpportunity(
  transaction: Transaction,
  workspaceId: string,
  ref: string,
): Promise<ListedOpportunity> {
  const { rows } = await transaction.query<ListedOpportunity>(`${listed} and o.ref = $2`, [workspaceId, ref])
  if (!rows[0]) throw new Failure('not-found', `There is no opportunity "${ref}".`)
  return rows[0]
}

/** Whether a key is taken by an opportunity that is there. */
export async function hasOpportunity(transaction: Transaction, workspaceId: string, ref: string): Promise<boolean> {
  const { rows } = await transaction.query(
    'select from pipeline.opportunity where workspace_id = $1 and ref = $2 and not void',
    [workspaceId, ref],
  )
  return rows.length > 0
}
