import { Failure, type Transaction } from '#platform/server'

/** An account by its key. */
export type FoundAccount = { readonly id: number; readonly ref: string; readonly name: string }

/** The account with a key; a failure if there is none. */
export async function findAccount(transaction: Transaction, workspaceId: string, ref: string): Promise<FoundAccount> {
  const { rows } = await transaction.query<FoundAccount>(
    'select id, ref, name from customers.account where workspace_id = $1 and ref = $2 and not void',
    [workspaceId, ref],
  )
  if (!rows[0]) throw new Failure('not-found', `There is no account "${ref}". Its key is the one in the imported file.`)
  return rows[0]
}
