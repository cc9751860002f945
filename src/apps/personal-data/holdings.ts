import { accessHoldings } from '#access/server'
import { customerHoldings, erasePerson, findSubject } from '#customers/server'
import { ingestHoldings } from '#ingest/server'
import { journeyHoldings } from '#journeys/server'
import { ledgerHoldings, peopleOutOfContract } from '#ledger/server'
import { pipelineHoldings } from '#pipeline/server'
import { planHoldings } from '#plans/server'
import type { PersonalHolding, Queryable } from '#platform/server'

const peopleAtOnce = 500

// Who is a customer's person for how long only the ledger knows; where else they stand, only the whole list.
async function expirePeople(queryable: Queryable, workspaceId: string, before: string): Promise<number> {
  const ids = await peopleOutOfContract(queryable, workspaceId, before, peopleAtOnce)
  for (const id of ids) {
    const subject = await findSubject(queryable, workspaceId, { id })
    if (subject) await erasePerson(queryable, workspaceId, subject, holdings)
  }
  return ids.length
}

/** Everything personal that the program keeps, in the order of the rooms. */
export const holdings: readonly PersonalHolding[] = [
  ...accessHoldings,
  ...customerHoldings.map((holding) => (holding.name === 'people' ? { ...holding, expire: expirePeople } : holding)),
  ...ledgerHoldings,
  ...journeyHoldings,
  ...pipelineHoldings,
  ...planHoldings,
  ...ingestHoldings,
]
