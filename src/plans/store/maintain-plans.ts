import { currentAct, factsChangedIn, type Recording, recordingsOf, type Transaction } from '#platform/server'
import { evaluatePlans } from './evaluate-plans.js'
import { staleIn } from './stale-plans.js'
import { bringsWins, startDrafts } from './start-drafts.js'
import { touchedPlans } from './touched-plans.js'

/**
 * Brings the gaps of plans up to what a transaction recorded; the last thing that it does. Wins start drafts. Costs what
 * the accounts with a plan cost that the recordings touched, whatever else they brought.
 */
export async function maintainPlans(transaction: Transaction, workspaceId: string): Promise<void> {
  const recordings = recordingsOf(transaction).filter((recording) => recording.workspaceId === workspaceId)
  const stale = staleIn(transaction)
  const last = recordings.at(-1)
  if (!last && stale.length === 0) return
  const today = currentAct()?.today ?? (last?.recordedAt ?? (await now(transaction))).slice(0, 10)
  await seeingEverything(transaction, async () => {
    const touched = last ? await followRecordings(transaction, last, recordings, today) : []
    await evaluatePlans(transaction, workspaceId, [...new Set([...touched, ...stale])], today)
  })
}

/** Starts drafts, and gives the accounts with a plan that recordings touched. */
async function followRecordings(
  transaction: Transaction,
  last: Recording,
  recordings: readonly Recording[],
  today: string,
): Promise<number[]> {
  const ids = recordings.map(({ id }) => id)
  if (bringsWins(factsChangedIn(transaction))) await startDrafts(transaction, last, ids, today)
  return touchedPlans(transaction, last.workspaceId, ids, factsChangedIn(transaction))
}

async function now(transaction: Transaction): Promise<string> {
  const { rows } = await transaction.query<{ at: string }>('select now() as at')
  return rows[0]?.at ?? ''
}

/**
 * Does work with everything of the workspace in sight, opinions and every account, and then puts back what may be seen:
 * gaps are found from all there is, whoever changed something. If the work fails, so does the transaction.
 */
export async function seeingEverything<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  // What a select says first is read before what it sets after.
  const { rows } = await transaction.query<{ opinions: string; owners: string }>(
    `select coalesce(current_setting('app.opinions', true), '') as opinions,
            coalesce(current_setting('app.owners', true), '') as owners,
            set_config('app.opinions', 'on', true), set_config('app.owners', '*', true)`,
  )
  const result = await work()
  const { opinions = '', owners = '' } = rows[0] ?? {}
  await transaction.query(`select set_config('app.opinions', $1, true), set_config('app.owners', $2, true)`, [
    opinions,
    owners,
  ])
  return result
}
