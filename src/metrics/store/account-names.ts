import { seesAllAccounts } from '#access/server'
import { latestRecording } from '#ledger/server'
import type { Transaction } from '#platform/server'
import type { Named } from '../model/retention-evidence.js'

type Names = ReadonlyMap<number, Named>

// Names change with recordings only, so those of one recording are read once. Of a few workspaces, the last asked.
const remembered = new Map<string, { readonly recording: string; readonly names: Names }>()
const workspacesRemembered = 4
const fewAccounts = 1000

/**
 * The keys and names of accounts by id; of many accounts, those of all that are in sight. For transactions that do not
 * write.
 */
export async function readAccountNames(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
): Promise<Names> {
  if (accounts.length < fewAccounts) {
    const asked = [...new Set(accounts)]
    return readNames(transaction, 'and id = any($2)', [workspaceId, asked])
  }
  // Remembered are those of all accounts, where row-level security does not hold any more.
  if (!seesAllAccounts(workspaceId)) return readNames(transaction, '', [workspaceId])
  const stamp = await latestRecording(transaction, workspaceId)
  const recording = `${stamp?.id} ${stamp?.recordedAt}`
  const found = remembered.get(workspaceId)
  if (found?.recording === recording) return found.names
  const names = await readNames(transaction, '', [workspaceId])
  remembered.delete(workspaceId)
  remembered.set(workspaceId, { recording, names })
  const [oldest] = remembered.keys()
  if (oldest !== undefined && remembered.size > workspacesRemembered) remembered.delete(oldest)
  return names
}

async function readNames(transaction: Transaction, condition: string, parameters: unknown[]): Promise<Names> {
  const { rows } = await transaction.query<{ id: number; ref: string; name: string }>(
    `select id, ref, name from customers.account where workspace_id = $1 ${condition}`,
    parameters,
  )
  return new Map(rows.map(({ id, ref, name }) => [id, { key: ref, name }]))
}
