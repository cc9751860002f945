import { listWorkspaces } from '#access/server'
import { beginRecording, type Database } from '#platform/server'
import { advanceHorizon } from './ledger-state.js'

/**
 * Brings the ledgers of all workspaces into the fiscal year of today: its rates count from its first day even if no
 * fact changes. Called at start and once a day; costs nothing on a day that was seen already.
 */
export async function rollForward(database: Database, today: string): Promise<void> {
  for (const workspace of await listWorkspaces(database)) {
    await database.withWorkspace(workspace.id, async (transaction) => {
      const { rows } = await transaction.query<{ behind: boolean }>(
        'select horizon < $2::date as behind from ledger.state where workspace_id = $1',
        [workspace.id, today],
      )
      if (!rows[0]?.behind) return
      const recording = await beginRecording(transaction, workspace.id, { kind: 'roll-forward', actor: 'clock' })
      await advanceHorizon(transaction, recording, today)
    })
  }
}
