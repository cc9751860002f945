import type { Transaction } from '#platform/server'

/** The names of accounts by id, and the e-mail addresses of people who may work there by their keys. */
export async function readAddresses(
  transaction: Transaction,
  workspaceId: string,
  accountIds: readonly number[],
): Promise<{ names: Map<number, string>; emails: Map<string, string> }> {
  const [accounts, people] = await Promise.all([
    transaction.query<{ id: number; name: string }>(
      'select id, name from customers.account where workspace_id = $1 and id = any($2::bigint[])',
      [workspaceId, accountIds],
    ),
    transaction.query<{ ref: string; email: string }>(
      `select p.ref, p.email from customers.person p
        where p.workspace_id = $1 and not p.void and p.email is not null and (p.account_id = any($2::bigint[])
           or p.id in (select l.person_id from customers.placement l
                        where l.workspace_id = $1 and l.account_id = any($2::bigint[]) and not l.void))`,
      [workspaceId, accountIds],
    ),
  ])
  return {
    names: new Map(accounts.rows.map(({ id, name }) => [id, name])),
    emails: new Map(people.rows.map(({ ref, email }) => [ref, email])),
  }
}
