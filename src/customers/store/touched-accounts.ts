import type { Recording, Transaction } from '#platform/server'

/** Which recordings: one with what it undoes, or all after one with what they undo. */
export type Recordings = { readonly of: Recording } | { readonly after: number }

/** The accounts whose attributes or memberships recordings may have changed, and whether the rule of a segment may have. */
export type Touched = { readonly accounts: number[]; readonly definitions: boolean }

/** What recordings touched: with versions of their own, or by undoing what had versions or confirmed some. */
export async function touchedAccounts(
  transaction: Transaction,
  workspaceId: string,
  recordings: Recordings,
): Promise<Touched> {
  const [sign, id] = 'of' in recordings ? ['=', recordings.of.id] : ['>', recordings.after]
  const undone = await transaction.query<{ id: number }>(
    `select undoes as id from platform.recording where workspace_id = $1 and kind = 'undo' and id ${sign} $2`,
    [workspaceId, id],
  )
  const parameters = [workspaceId, id, undone.rows.map((row) => row.id)]
  const which = `workspace_id = $1 and (recording ${sign} $2 or recording = any($3::bigint[]))`
  const confirmed = (fact: string): string =>
    `select unnest(ids) from platform.confirmation where workspace_id = $1 and recording = any($3::bigint[]) and fact = '${fact}'`
  const accounts = transaction.query<{ id: number }>(
    `select id from customers.account_version where ${which}
     union ${confirmed('account')}
     union select account_id from customers.segment_member_version where ${which}
     union select account_id from customers.segment_member where workspace_id = $1 and id in (${confirmed('segment_member')})`,
    parameters,
  )
  const segments = transaction.query<{ any: boolean }>(
    `select exists (select from customers.segment_version r
                     where r.workspace_id = $1 and r.rule is not null and (r.dimension, r.name) in (
                           select dimension, name from customers.segment_version where ${which}
                           union select dimension, name from customers.segment
                                  where workspace_id = $1 and id in (${confirmed('segment')}))) as any`,
    parameters,
  )
  const [found, rules] = await Promise.all([accounts, segments])
  return { accounts: found.rows.map((row) => row.id), definitions: rules.rows[0]?.any === true }
}

/** Every account that was ever there. */
export async function everyAccount(transaction: Transaction, workspaceId: string): Promise<number[]> {
  const { rows } = await transaction.query<{ id: number }>(
    'select id from customers.account where workspace_id = $1 order by id',
    [workspaceId],
  )
  return rows.map((row) => row.id)
}
