import { listWorkspaces } from '#access/server'
import type { Database } from '#platform/server'
import { evaluatePlans } from './evaluate-plans.js'
import { seeingEverything } from './maintain-plans.js'

const plansAtOnce = 200

/**
 * Looks again for the gaps of all plans that were not looked at on this day yet (ISO): time alone brings some. Called at
 * start and once in a while; costs next to nothing where all were.
 */
export async function refreshPlans(database: Database, today: string): Promise<void> {
  for (const { id } of await listWorkspaces(database)) {
    for (let left = true; left; ) {
      left = await database.withWorkspace(id, async (transaction) => {
        const { rows } = await transaction.query<{ account_id: number }>(
          `select distinct i.account_id from plans.item i
             left join plans.evaluated e on e.workspace_id = $1 and e.account_id = i.account_id
            where i.workspace_id = $1 and i.kind = 'plan' and not i.void and i.state <> 'ended'
              and (e.day is null or e.day < $2::date)
            order by i.account_id limit $3`,
          [id, today, plansAtOnce],
        )
        if (rows.length === 0) return false
        await transaction.lockWorkspace('ledger')
        const accounts = rows.map((row) => row.account_id)
        await seeingEverything(transaction, () => evaluatePlans(transaction, id, accounts, today))
        return rows.length === plansAtOnce
      })
    }
  }
}
