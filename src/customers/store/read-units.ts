import { Failure, type Transaction } from '#platform/server'

/** A unit of an account. */
export type StoredUnit = { readonly id: number; readonly ref: string; readonly name: string }

/** The unit of an account with a key; a failure if there is none. */
export async function findUnit(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  ref: string,
): Promise<StoredUnit> {
  const { rows } = await transaction.query<StoredUnit>(
    'select id, ref, name from customers.unit where workspace_id = $1 and account_id = $2 and ref = $3 and not void',
    [workspaceId, accountId, ref],
  )
  if (!rows[0])
    throw new Failure('not-found', `There is no unit "${ref}" in this account. Import it first, or correct the key.`)
  return rows[0]
}

/** Whether a key is that of a unit of the account. */
export async function hasUnit(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  ref: string,
): Promise<boolean> {
  const { rows } = await transaction.query(
    'select from customers.unit where workspace_id = $1 and account_id = $2 and ref = $3 and not void',
    [workspaceId, accountId, ref],
  )
  return rows.length > 0
}

/** Whether a unit stands somewhere above another of the same account, by their keys. */
export async function isUnitAbove(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  { above, below }: { readonly above: string; readonly below: string },
): Promise<boolean> {
  const { rows } = await transaction.query<{ found: boolean }>(
    `with recursive chain as (
       select ref, parent from customers.unit where workspace_id = $1 and account_id = $2 and ref = $3 and not void
       union
       select p.ref, p.parent from chain c
         join customers.unit p on p.workspace_id = $1 and p.account_id = $2 and p.ref = c.parent and not p.void
     ) select exists (select from chain where parent = $4) as found`,
    [workspaceId, accountId, below, above],
  )
  return rows[0]?.found === true
}

/** The keys of the units right below one. */
export async function unitsBelow(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  ref: string,
): Promise<string[]> {
  const { rows } = await transaction.query<{ ref: string }>(
    'select ref from customers.unit where workspace_id = $1 and account_id = $2 and parent = $3 and not void order by ref',
    [workspaceId, accountId, ref],
  )
  return rows.map((row) => row.ref)
}
