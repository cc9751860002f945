import type { Currency, Day } from '#foundation'
import type { Transaction } from '#platform/server'
import { convert, rateOn } from '../model/conversion.js'
import { readWorld } from './read-world.js'

/** An amount in minor units of its currency, as of a day. */
export type DatedAmount = { readonly minor: bigint; readonly currency: Currency; readonly day: Day }

/** Amounts in minor units of the reporting currency, in their order, by the rates of the ledger; null where there is none. */
export async function inReportingCurrency(
  transaction: Transaction,
  workspaceId: string,
  currency: Currency,
  amounts: readonly DatedAmount[],
): Promise<(bigint | null)[]> {
  if (amounts.every((amount) => amount.currency === currency)) return amounts.map(({ minor }) => minor)
  const { policy, world } = await readWorld(transaction, workspaceId)
  return amounts.map((amount) => {
    const rate = rateOn(world, policy.fx, amount.currency, amount.day)
    return rate.known ? convert(amount.minor, rate.value) : null
  })
}
