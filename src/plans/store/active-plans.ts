import type { Transaction } from '#platform/server'

/** An active plan, and whether its customer confirmed a result. */
export type ActivePlan = { readonly ref: string; readonly account_name: string; readonly has_result: boolean }

/** The active plans of a workspace that the transaction sees, by the names of their accounts. */
export async function activePlans(transaction: Transaction, workspaceId: string): Promise<ActivePlan[]> {
  const { rows } = await transaction.query<ActivePlan>(
    `select i.ref, a.name as account_name,
            exists (select from plans.item c
                      join plans.item o on o.workspace_id = $1 and o.ref = c.about and o.kind = 'outcome' and not o.void
                     where c.workspace_id = $1 and c.account_id = i.account_id and c.kind = 'confirmation' and not c.void) as has_result
       from plans.item i
       join customers.account a on a.workspace_id = $1 and a.id = i.account_id and not a.void
      where i.workspace_id = $1 and i.kind = 'plan' and i.state = 'active' and not i.void
      order by a.name, i.ref`,
    [workspaceId],
  )
  return rows
}
