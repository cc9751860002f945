import type { Transaction } from '#platform/server'

/** The name under which a new account is in the sight of who makes it; undefined for who sees every account. */
export async function ownOwner(transaction: Transaction): Promise<string | undefined> {
  const { rows } = await transaction.query<{ owner: string }>(
    `select current_setting('app.owners')::jsonb ->> 0 as owner where current_setting('app.owners') <> '*'`,
  )
  return rows[0]?.owner
}
