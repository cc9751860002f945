import type { Transaction } from '#platform/server'
import type { Outcome } from '../shapes.js'

/** A chance to sell, by the keys that people know. Days are ISO; the amount is decimal text in its currency. */
export type Opportunity = {
  readonly ref: string
  readonly accountId: number
  readonly name: string
  readonly unit: string | null
  readonly product: string | null
  readonly type: string | null
  readonly owner: string | null
  readonly stage: string | null
  readonly outcome: Outcome
  readonly amount: string | null
  readonly currency: string | null
  readonly createdDay: string | null
  readonly expectedCloseDay: string | null
  readonly closedDay: string | null
  readonly contractLine: string | null
  readonly story: string | null
}

/** All opportunities of accounts, the last that closed, or is expected to, first. */
export async function readOpportunities(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
): Promise<Opportunity[]> {
  const { rows } = await transaction.query<Opportunity>(
    `select o.ref, o.account_id as "accountId", o.name, u.ref as unit, p.ref as product, o.type, o.owner, o.stage, o.outcome,
            trim_scale(o.amount)::text as amount, o.currency, o.created_day::text as "createdDay",
            o.expected_close_day::text as "expectedCloseDay", o.closed_day::text as "closedDay",
            o.contract_line as "contractLine", o.story
       from pipeline.opportunity o
       left join customers.unit u on u.workspace_id = o.workspace_id and u.id = o.unit_id and not u.void
       left join customers.product p on p.workspace_id = o.workspace_id and p.id = o.product_id and not p.void
      where o.workspace_id = $1 and o.account_id = any($2::bigint[]) and not o.void
      order by ${dayOf('o')} desc, o.id desc`,
    [workspaceId, accountIds],
  )
  return rows
}

/** SQL of the day that an opportunity `alias` is listed by. */
export const dayOf = (alias: string): string =>
  `coalesce(${alias}.closed_day, ${alias}.expected_close_day, ${alias}.created_day, '-infinity')`
