import {
  contentColumns,
  contentHash,
  currentColumns,
  noteFacts,
  quoted,
  type Recording,
  type Transaction,
} from '#platform/server'
import { accounts } from './fact-tables.js'

/** What is known of a new account, by the names of its columns. Blank is missing. */
export type NewAccount = Readonly<Record<string, string | undefined>>

/**
 * Adds one account with its first version, or brings back one that was taken away, as an import of the same row would.
 * Gives its id; null, and nothing is written, where an account with its key is there. Two statements in one packet,
 * without temporary tables, because others wait for their turn meanwhile; the second sees the account of the first.
 */
export async function insertAccount(
  transaction: Transaction,
  recording: Recording,
  account: NewAccount,
): Promise<number | null> {
  const current = currentColumns(accounts).map(({ name }) => quoted(name))
  const versioned = contentColumns(accounts).map(({ name }) => quoted(name))
  const typed = contentColumns(accounts).map(({ name, sqlType }) => `${quoted(name)}::${sqlType}`)
  const given = contentColumns(accounts).map(({ name }) => `nullif(g.given ->> '${name}', '') as ${quoted(name)}`)
  const replaced = ['recording', 'hash', 'void', ...current].map((name) => `${name} = excluded.${name}`)
  const { workspaceId, id } = recording
  const made = transaction.query<{ id: number }>(
    `with stated as (select ${given.join(', ')} from (select $3::jsonb as given) g)
     insert into ${accounts.table} as a (workspace_id, id, recording, hash, void, ${current.join(', ')})
     select $1, nextval('${accounts.idSequence}'), $2, ${contentHash(accounts)}, false, ${typed.join(', ')} from stated
     on conflict (workspace_id, ref) do update set ${replaced.join(', ')} where a.void
     returning id`,
    [workspaceId, id, JSON.stringify(account)],
  )
  const remembered = transaction.query(
    `insert into ${accounts.table}_version (workspace_id, id, recording, hash, void, ${versioned.join(', ')})
     select workspace_id, id, recording, hash, void, ${versioned.join(', ')} from ${accounts.table}
      where workspace_id = $1 and ref = $3 and recording = $2`,
    [workspaceId, id, account.ref],
  )
  const [{ rows }] = await Promise.all([made, remembered])
  const ids = rows.map((row) => row.id)
  await noteFacts(transaction, accounts, recording, ids.length, async () => ({ ids }))
  return ids[0] ?? null
}
