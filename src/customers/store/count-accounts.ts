import { Failure, type Transaction } from '#platform/server'
import { countMembers, listDimensions } from './read-segments.js'

/** The attributes that accounts are counted by. */
export const countedBy = ['country', 'industry', 'segment', 'owner', 'channel'] as const

type Count = { group: string | null; accounts: number }

/** How many accounts have each value of an attribute, or are in each segment of a dimension on a day; the most frequent first. */
export async function countAccounts(
  transaction: Transaction,
  workspaceId: string,
  by: string,
  day: string,
): Promise<Count[]> {
  if (!(countedBy as readonly string[]).includes(by)) return countSegments(transaction, workspaceId, by, day)
  const { rows } = await transaction.query<Count>(
    `select ${by} as "group", count(*) as accounts from customers.account
      where workspace_id = $1 and not void group by 1 order by 2 desc, 1`,
    [workspaceId],
  )
  return rows
}

async function countSegments(transaction: Transaction, workspaceId: string, by: string, day: string): Promise<Count[]> {
  const dimensions = await listDimensions(transaction, workspaceId)
  if (!dimensions.includes(by)) {
    const known = [...countedBy, ...dimensions].join(', ')
    throw new Failure('wrong-usage', `Accounts cannot be counted by "${by}". They can by ${known}.`)
  }
  const { counts, accounts } = await countMembers(transaction, workspaceId, day)
  const groups: Count[] = counts
    .filter(({ dimension }) => dimension === by)
    .map(({ segment, accounts: number }) => ({ group: segment, accounts: number }))
  const unassigned = accounts - groups.reduce((sum, group) => sum + group.accounts, 0)
  if (unassigned > 0) groups.push({ group: null, accounts: unassigned })
  return groups.sort((a, b) => b.accounts - a.accounts)
}
