import type { Database } from './open-database.js'
import type { Transaction } from './transaction.js'

/** Does everything in one transaction and then takes it back; gives what the work found out. */
export async function takenBack<T>(
  database: Database,
  workspaceId: string,
  work: (transaction: Transaction) => Promise<T>,
): Promise<T> {
  const enough = new Error('What was tried is taken back')
  let result: { value: T } | undefined
  try {
    await database.withWorkspace(workspaceId, async (transaction) => {
      result = { value: await work(transaction) }
      throw enough
    })
  } catch (error) {
    if (error !== enough || !result) throw error
  }
  if (!result) throw new Error('Broken promise: what was tried has a result')
  return result.value
}
