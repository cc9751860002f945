import type { Transaction } from '#platform/server'

/** Every account that has facts for the ledger, in the order of ids. */
export async function accountsWithFacts(transaction: Transaction, workspaceId: string): Promise<number[]> {
  const { rows } = await transaction.query<{ account_id: number }>(
    `select account_id from ledger.contract_line where workspace_id = $1
     union select account_id from ledger.balance where workspace_id = $1
     union select account_id from ledger.movement where workspace_id = $1 order by 1`,
    [workspaceId],
  )
  return rows.map((row) => row.account_id)
}

/** The accounts of which facts were recorded after a recording, in the order of ids. Rates touch all and are not asked. */
export async function accountsTouchedSince(
  transaction: Transaction,
  workspaceId: string,
  recording: number,
): Promise<number[]> {
  const { rows } = await transaction.query<{ account_id: number }>(
    `select account_id from ledger.contract_line_version where workspace_id = $1 and recording > $2
     union select account_id from ledger.balance_version where workspace_id = $1 and recording > $2
     union select account_id from customers.unit_version where workspace_id = $1 and recording > $2 order by 1`,
    [workspaceId, recording],
  )
  return rows.map((row) => row.account_id)
}

/** Every account that ever had facts, also one whose lines have all moved to others, in the order of ids. */
export async function accountsEverWithFacts(transaction: Transaction, workspaceId: string): Promise<number[]> {
  const { rows } = await transaction.query<{ account_id: number }>(
    `select account_id from ledger.contract_line_version where workspace_id = $1
     union select account_id from ledger.balance_version where workspace_id = $1 order by 1`,
    [workspaceId],
  )
  return rows.map((row) => row.account_id)
}
