import { findWorkspace } from '#access/server'
import { beginRecording, type Context, type FactFields, restateFact } from '#platform/server'
import { opportunities } from '../store/fact-tables.js'
import { findOpportunity, type ListedOpportunity } from '../store/list-opportunities.js'

/** Changes what an opportunity says, in a transaction of its own. `statedOf` decides from what it says now and the currency of the workspace. */
export async function restateOpportunity(
  { database, actor }: Pick<Context, 'database' | 'actor'>,
  request: { readonly workspace: string; readonly opportunity: string; readonly version?: string | undefined },
  statedOf: (now: ListedOpportunity, currency: string) => FactFields,
): Promise<{ changeId: string | null; recordedAt: string | null; version: string }> {
  const workspace = await findWorkspace(database, request.workspace)
  return database.withWorkspace(workspace.id, async (transaction) => {
    await transaction.lockWorkspace('ledger')
    const now = await findOpportunity(transaction, workspace.id, request.opportunity)
    const restatement = { id: now.id, stated: statedOf(now, workspace.currency), version: request.version }
    const recording = await restateFact(transaction, opportunities, workspace.id, restatement, () =>
      beginRecording(transaction, workspace.id, { kind: 'correct', actor }),
    )
    if (!recording) return { changeId: null, recordedAt: null, version: now.version }
    const version = String(recording.id)
    return { changeId: version, recordedAt: recording.recordedAt, version }
  })
}
