import { Failure, type Transaction } from '#platform/server'

/** An account by its key, with what it is called. */
export type FoundAccount = { readonly id: number; readonly ref: string; readonly name: string }

/**
 * The accounts of the given keys, in their order and once each; a text that is no key may be several, separated by
 * commas. A failure if there is no account with a key.
 */
export async function findAccounts(
  transaction: Transaction,
  workspaceId: string,
  texts: readonly string[],
): Promise<FoundAccount[]> {
  const keys = [...new Set(texts.flatMap((text) => [text, ...partsOf(text)]))]
  const { rows } = await transaction.query<FoundAccount>(
    'select id, ref, name from customers.account where workspace_id = $1 and ref = any($2) and not void',
    [workspaceId, keys],
  )
  const byRef = new Map(rows.map((row) => [row.ref, row]))
  const found = texts.flatMap((text) =>
    (byRef.has(text) ? [text] : partsOf(text)).map((ref) => {
      const account = byRef.get(ref)
      if (!account)
        throw new Failure('not-found', `There is no account "${ref}". Its key is the one in the imported file.`)
      return account
    }),
  )
  return [...new Set(found)]
}

function partsOf(text: string): string[] {
  const parts = text.split(',').map((part) => part.trim())
  return parts.filter((part) => part !== '')
}
