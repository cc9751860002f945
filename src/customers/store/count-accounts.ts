import type { Queryable } from '#platform/server'

/** The attributes that accounts are counted by. */
export const countedBy = ['country', 'industry', 'segment', 'owner', 'channel'] as const

/** How many accounts have each value of an attribute, the most frequent first. */
export async function countAccounts(
  queryable: Queryable,
  workspaceId: string,
  by: (typeof countedBy)[number],
): Promise<{ group: string | null; accounts: number }[]> {
  const { rows } = await queryable.query<{ group: string | null; accounts: number }>(
    `select ${by} as "group", count(*) as accounts from customers.account
      where workspace_id = $1 and not void group by 1 order by 2 desc, 1`,
    [workspaceId],
  )
  return rows
}
