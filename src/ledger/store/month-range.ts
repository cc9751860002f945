import type { Month } from '#foundation'
import type { Transaction } from '#platform/server'
import { keptMonthSums } from './month-sums.js'

/** The first and the last month that have movements that hold; null without any. */
export async function readMonthRange(
  transaction: Transaction,
  workspaceId: string,
): Promise<{ first: Month; last: Month } | null> {
  const { rows } = await transaction.query<{ first: Month | null; last: Month | null }>(
    `select min(month) as first, max(month) as last from ${keptMonthSums(workspaceId)} s
      where workspace_id = $1 and (minor <> 0 or migration_minor <> 0 or customers <> 0)`,
    [workspaceId],
  )
  const { first, last } = rows[0] ?? { first: null, last: null }
  return first === null || last === null ? null : { first, last }
}
