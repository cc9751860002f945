import { listWorkspaces } from '#access/server'
import { beginRecording, type Database } from '#platform/server'
import { derivation } from './complete-movements.js'
import { advanceHorizon } from './ledger-state.js'

/**
 * Brings the ledgers of all workspaces into the fiscal year and month of today: rates count from the first day even if
 * no fact changes. What an older program derived is completed. Called at start and once a day; costs nothing on a day that was seen already.
 */
export async function rollForward(database: Database, today: string): Promise<void> {
  for (const workspace of await listWorkspaces(database)) {
    await database.withWorkspace(workspace.id, async (transaction) => {
      const { rows } = await transaction.query<{ behind: boolean }>(
        'select horizon < $2::date or derivation is distinct from $3 as behind from ledger.state where workspace_id = $1',
        [workspace.id, today, derivation],
      )
      if (!rows[0]?.behind) return
      const recording = await beginRecording(transaction, workspace.id, { kind: 'roll-forward', actor: 'clock' })
      await advanceHorizon(transaction, recording, today)
    })
  }
}
