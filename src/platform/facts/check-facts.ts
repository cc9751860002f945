import type { Transaction } from '../database/index.js'
import { Failure } from '../failure.js'
import { contentColumns, type FactTable, quoted } from './fact-table.js'

/**
 * Holds facts that were changed column by column against the checks of their kind, as `recordFacts` does with rows.
 * A failure with the first reason; the transaction must not be committed then.
 */
export async function checkFacts(
  transaction: Transaction,
  facts: FactTable,
  workspaceId: string,
  ids: readonly number[],
): Promise<void> {
  if (facts.checks.length === 0) return
  const columns = contentColumns(facts).map(({ name }) => quoted(name))
  // The checks name the table that `recordFacts` leaves behind.
  await transaction.query('drop table if exists recorded_fact')
  await transaction.query(
    `create temporary table recorded_fact on commit drop as
     select id, ${columns.join(', ')} from ${facts.table}
      where workspace_id = '${workspaceId}' and id in (${ids.map(Number).join(',') || 'null'})`,
  )
  const { rows } = await transaction.query<{ reason: string | null }>(
    `select coalesce(${facts.checks.map(({ when, reason }) => `case when ${when} then ${reason} end`).join(', ')}) as reason
       from recorded_fact`,
  )
  const reason = rows.find((row) => row.reason !== null)?.reason
  if (reason) throw new Failure('wrong-usage', reason)
}
