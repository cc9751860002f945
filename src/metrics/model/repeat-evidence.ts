import type { EvidenceRow } from './evidence.js'

/** Revenue of a customer without contracts: of the window and of the one before, in minor units. */
export type RepeatRevenueOf = {
  readonly account: string
  readonly name: string
  readonly group: string | null
  readonly opening: bigint
  readonly closing: bigint
}

type RepeatFormula = (before: bigint, now: bigint) => readonly [numerator: bigint, denominator: bigint]

/** The formulas by metric. */
export const repeatFormulas: Readonly<Record<string, RepeatFormula>> = {
  'revenue-ttm': (_, now) => [now, 0n],
  'revenue-nrr': (before, now) => (before > 0n ? [now, before] : [0n, 0n]),
  'revenue-grr': (before, now) => (before > 0n ? [lesser(now, before), before] : [0n, 0n]),
  'revenue-logo-retention': (before, now) => (before > 0n ? [now > 0n ? 1n : 0n, 1n] : [0n, 0n]),
}

/** What customers add to a metric of repeat revenue; those that add nothing are left out. */
export function repeatRows(customers: readonly RepeatRevenueOf[], formula: RepeatFormula): EvidenceRow[] {
  return customers.flatMap((customer) => {
    const [numerator, denominator] = formula(customer.opening, customer.closing)
    if (numerator === 0n && denominator === 0n) return []
    const { account, name, group } = customer
    const ends = { start: customer.opening, end: customer.closing }
    return { account, name, group, unit: null, ...ends, numerator, denominator, because: null, line: null }
  })
}

function lesser(a: bigint, b: bigint): bigint {
  if (a < b) return a
  return b
}
