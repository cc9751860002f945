import type { Transaction } from '#platform/server'
import type { Movement } from '../model/movement.js'
import { movementsOf } from '../model/movements.js'
import { accountsWithFacts } from './accounts-with-facts.js'
import { contentOf, readMovements } from './movement-rows.js'
import { readFacts } from './read-facts.js'
import { readWorld } from './read-world.js'
import { bringRetentionUp } from './retention-upkeep.js'

/** How this program derives movements; `ledger.state` notes how those of a workspace were. */
export const derivation = 1

const accountsPerBatch = 2000

/**
 * Completes, in place, movements that an older program derived without what they change as booked: the same movements
 * say more, so nothing is reversed and nothing restated. Those that were taken back, with what took them back, get 0.
 */
export async function completeMovements(transaction: Transaction, workspaceId: string): Promise<void> {
  const { policy, world } = await readWorld(transaction, workspaceId)
  const accounts = await accountsWithFacts(transaction, workspaceId)
  for (let at = 0; at < accounts.length; at += accountsPerBatch) {
    const batch = accounts.slice(at, at + accountsPerBatch)
    const booked = new Map<string, string[]>()
    for await (const { facts } of readFacts(transaction, { workspaceId, accounts: batch }))
      for (const movement of movementsOf(facts, policy, world).movements) note(booked, movement)
    await complete(transaction, workspaceId, batch, booked)
  }
  await transaction.query(
    'update ledger.movement set booked_minor = 0 where workspace_id = $1 and booked_minor is null',
    [workspaceId],
  )
  await transaction.query('update ledger.state set derivation = $2 where workspace_id = $1', [workspaceId, derivation])
  await bringRetentionUp(transaction, workspaceId)
}

function note(booked: Map<string, string[]>, movement: Movement): void {
  const key = withoutBooked(movement)
  const minor = String(movement.bookedMinor)
  const found = booked.get(key)
  if (found) found.push(minor)
  else booked.set(key, [minor])
}

// What a movement says apart from what it changes as booked.
function withoutBooked(movement: Movement): string {
  return contentOf({ ...movement, bookedMinor: 0n })
}

async function complete(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
  booked: ReadonlyMap<string, string[]>,
): Promise<void> {
  const ids: number[] = []
  const minors: string[] = []
  for (const { id, movement } of await readMovements(transaction, workspaceId, accounts)) {
    const minor = booked.get(withoutBooked(movement))?.shift()
    if (minor === undefined) continue
    ids.push(id)
    minors.push(minor)
  }
  await transaction.query(
    `update ledger.movement m set booked_minor = given.booked
       from unnest($3::bigint[], $4::bigint[]) given (id, booked)
      where m.workspace_id = $1 and m.account_id = any($2) and m.id = given.id`,
    [workspaceId, accounts, ids, minors],
  )
}
