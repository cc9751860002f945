import { Failure, type Transaction } from '#platform/server'

/** Whether a key is taken by an item that is there. */
export async function hasItem(transaction: Transaction, workspaceId: string, ref: string): Promise<boolean> {
  const { rows } = await transaction.query('select from plans.item where workspace_id = $1 and ref = $2 and not void', [
    workspaceId,
    ref,
  ])
  return rows.length > 0
}

/** The id of a person with a key; a failure if there is none. */
export async function personId(transaction: Transaction, workspaceId: string, ref: string): Promise<number> {
  const { rows } = await transaction.query<{ id: number }>(
    'select id from customers.person where workspace_id = $1 and ref = $2 and not void',
    [workspaceId, ref],
  )
  if (!rows[0]) throw new Failure('not-found', `There is no person "${ref}".`)
  return rows[0].id
}

/** The id of a unit of an account with a key; a failure if there is none. */
export async function unitId(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  ref: string,
): Promise<number> {
  const { rows } = await transaction.query<{ id: number }>(
    'select id from customers.unit where workspace_id = $1 and account_id = $2 and ref = $3 and not void',
    [workspaceId, accountId, ref],
  )
  if (!rows[0])
    throw new Failure('not-found', `There is no unit "${ref}" in this account. Import it first, or correct the key.`)
  return rows[0].id
}
