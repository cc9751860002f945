import type { Currency, Day } from '#foundation'
import { rateOn } from '../model/conversion.js'
import type { LedgerInUse } from './ledger-in-use.js'

/** The spans without a value of one counted account, or of all. */
export function spansOf(ledger: LedgerInUse, account: number | undefined): LedgerInUse['undefinedSpans'] {
  return account === undefined
    ? ledger.undefinedSpans
    : ledger.undefinedSpans.filter((span) => span.account === account)
}

/** Why one of these days has no value; null if all have. */
export function reasonOn(spans: LedgerInUse['undefinedSpans'], ...days: readonly Day[]): string | null {
  for (const span of spans)
    if (days.some((day) => span.from <= day && (span.to === null || day < span.to))) return span.because
  return null
}

/** Why something in these currencies has no value at the rates of a day. */
export function reasonWithoutRate({ world, policy }: LedgerInUse, currencies: Iterable<Currency>, on: Day): string {
  for (const currency of currencies) {
    const rate = rateOn(world, policy.fx, currency, on)
    if (!rate.known) return rate.because
  }
  throw new Error('Broken promise: what has no value has a currency without a rate')
}
