import { countWrongSpans } from '#customers/server'
import type { Transaction } from '#platform/server'
import type { Movement } from '../model/movement.js'
import { movementsOf } from '../model/movements.js'
import { accountsWithFacts } from './accounts-with-facts.js'
import { contentOf, difference, readMovements } from './movement-rows.js'
import { readFacts } from './read-facts.js'
import { readWorld } from './read-world.js'
import { countWrongSums } from './rebuild-bridge-months.js'
import { countWrongRetention } from './retention-upkeep.js'

const accountsPerBatch = 2000
const differencesShown = 20

/** What comparing the maintained with the rebuilt ledger found. */
export type Verification = {
  readonly equal: boolean
  readonly accounts: number
  readonly movements: number
  readonly differences: { account: string; maintained: string; rebuilt: string }[]
}

/** Rebuilds the ledger of every account from its facts, and the monthly sums from the movements, and compares. Changes nothing. */
export async function verifyLedger(
  transaction: Transaction,
  workspaceId: string,
  progress: (done: number, total: number) => void,
): Promise<Verification> {
  const { policy, world } = await readWorld(transaction, workspaceId)
  const accounts = await accountsWithFacts(transaction, workspaceId)
  const differences: Verification['differences'] = []
  let movements = 0
  for (let at = 0; at < accounts.length; at += accountsPerBatch) {
    const batch = accounts.slice(at, at + accountsPerBatch)
    const rebuilt: Movement[] = []
    for await (const { facts } of readFacts(transaction, { workspaceId, accounts: batch }))
      rebuilt.push(...movementsOf(facts, policy, world).movements)
    movements += rebuilt.length
    for (const change of difference(await readMovements(transaction, workspaceId, batch), rebuilt)) {
      const [account = '', ...said] = contentOf(change.movement).split(' ')
      const content = said.join(' ')
      const side =
        change.reverses === null
          ? { maintained: 'nothing', rebuilt: content }
          : { maintained: content, rebuilt: 'nothing' }
      if (differences.length < differencesShown) differences.push({ account, ...side })
    }
    progress(Math.min(at + accountsPerBatch, accounts.length), accounts.length)
  }
  const wrongSums = await countWrongSums(transaction, workspaceId)
  if (wrongSums > 0) {
    differences.push({
      account: 'all',
      maintained: `${wrongSums} monthly sums`,
      rebuilt: 'other sums from the movements',
    })
  }
  const wrongSpans = await countWrongSpans(transaction, workspaceId)
  if (wrongSpans > 0) {
    differences.push({
      account: 'all',
      maintained: `attributes through time of ${wrongSpans} accounts`,
      rebuilt: 'other attributes from the facts',
    })
  }
  const wrongRetention = await countWrongRetention(transaction, workspaceId)
  if (wrongRetention > 0) {
    differences.push({
      account: 'all',
      maintained: `${wrongRetention} sums of retention and cohorts`,
      rebuilt: 'other sums from the movements',
    })
  }
  return { equal: differences.length === 0, accounts: accounts.length, movements, differences }
}
