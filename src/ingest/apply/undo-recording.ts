import { maintainAccountSpans } from '#customers/server'
import { accountsTouched, advanceHorizon, maintainLedger } from '#ledger/server'
import { beginRecording, type Transaction, type Undone, undoFacts } from '#platform/server'
import { type ImportWorld, importable } from './import-facts.js'

/**
 * Reverses what a recording did, in the caller's transaction: its facts go back to what stands without it, and the
 * attributes and the ledger of every account that this touches follow. Returns when, and what became of each kind.
 */
export async function undoRecording(
  transaction: Transaction,
  request: { workspaceId: string; undoes: number; actor: string; because: string; today: string },
  { signal, progress }: ImportWorld,
): Promise<{ undoneAt: string; undone: readonly Undone[] }> {
  const { workspaceId, undoes, actor, because } = request
  const recording = await beginRecording(transaction, workspaceId, { kind: 'undo', actor, because, undoes })
  await advanceHorizon(transaction, recording, request.today)
  const undone: Undone[] = []
  for (const facts of [...importable].reverse()) {
    signal.throwIfAborted()
    undone.push(await undoFacts(transaction, facts, importable, recording, undoes))
  }
  await maintainAccountSpans(transaction, recording)
  await maintainLedger(transaction, recording, await accountsTouched(transaction, recording), (done, total) => {
    signal.throwIfAborted()
    progress(done, total, 'Updating the ledger of accounts')
  })
  return { undoneAt: recording.recordedAt, undone }
}
