import { AsyncLocalStorage } from 'node:async_hooks'
import type { Transaction } from '../../database/index.js'

/** Keeps what a transaction did beside it; `result` is what the transaction's work gives back. */
export type Keeper = (transaction: Transaction, result: unknown) => Promise<void>

const keepers = new AsyncLocalStorage<Keeper>()

/** Does work whose transactions are noted by the keeper, each as it commits. */
export function keptBy<T>(keeper: Keeper, work: () => Promise<T>): Promise<T> {
  return keepers.run(keeper, work)
}

/** Notes a transaction that is about to commit, where somebody keeps note. */
export async function keepWithCommit(transaction: Transaction, result: unknown): Promise<void> {
  await keepers.getStore()?.(transaction, result)
}
