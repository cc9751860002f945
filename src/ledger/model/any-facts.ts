import { addDays, type Day, day, firstDayOf, type Month, monthOf } from '#foundation'
import { exampleWorld } from './example-facts.js'
import type { Balance, ContractLine, Discount, LedgerFacts, Pause } from './facts.js'
import type { Policy } from './policy.js'
import { type ExchangeRate, rateBookOf } from './rates.js'
import type { World } from './world.js'

// Arbitrary facts, policies and worlds for property tests: few accounts, products and days, so that they meet. They
// are made from choices (0 is the simplest), so that any source of randomness can make and shrink them.

/** Chooses a number from 0 to below `count`. */
export type Choose = (count: number) => number

export const firstDay = day('2023-01-01')
export const lastDay = day('2025-06-30')
export const accounts = [1, 2, 3]

/** Up to eight lines, and up to three balances of different accounts, days or sources. */
export function anyFacts(choose: Choose): LedgerFacts {
  const lines = Array.from({ length: choose(9) }, (_, index) => anyLine(choose, index + 1))
  const balances = Array.from({ length: choose(4) }, () => anyBalance(choose))
  const keys = balances.map((balance) => `${balance.account} ${balance.day} ${balance.source}`)
  return {
    lines,
    balances: balances.filter((_, index) => keys.indexOf(keys[index] ?? '') === index),
    unitParents: new Map([
      [10, null],
      [11, 10],
      [12, 11],
    ]),
  }
}

/** Any combination of the switches. */
export function anyPolicy(choose: Choose): Policy {
  return {
    name: 'any',
    version: 1,
    discounts: oneOf(choose, ['net', 'gross', 'permanent']),
    churnDay: oneOf(choose, ['paid-end', 'cancellation']),
    newWindowDays: oneOf(choose, [0, 30]),
    graceDays: oneOf(choose, [0, 0, 45]),
    paused: oneOf(choose, ['not-arr', 'arr']),
    reactivation: oneOf(choose, ['excluded', 'expansion']),
    fx: oneOf(choose, ['constant', 'day', 'period-end']),
    netting: oneOf(choose, ['day', 'month']),
    countedUnit: oneOf(choose, ['account', 'parent', 'contract']),
    retention: oneOf(choose, ['point-to-point', 'movements', 'renewals-due']),
  }
}

/** Rates for every day, or with holes, so that some facts have no value for a while. */
export function anyWorld(choose: Choose): World {
  return exampleWorld({
    fiscalYearStartMonth: oneOf(choose, [1, 7]),
    measure: oneOf(choose, ['arr', 'mrr']),
    horizon: oneOf(choose, ['2025-06-30', '2025-12-31', '2024-02-10'].map(day)),
    rates: rateBookOf(anyRates(choose)),
  })
}

function anyLine(choose: Choose, id: number): ContractLine {
  const startDay = anyDay(choose)
  return {
    id,
    ref: `line-${id}`,
    account: oneOf(choose, accounts),
    product: oneOf(choose, [1, 2, 3, null]),
    unit: oneOf(choose, [null, 10, 11, 12]),
    contract: oneOf(choose, [null, 'A', 'B']),
    predecessor: choose(4) === 3 ? `line-${1 + choose(8)}` : null,
    signedDay: null,
    startDay,
    endDay: anyEnd(choose, startDay),
    cancellationDay: choose(3) === 2 ? anyDay(choose) : null,
    quantity: choose(3) === 0 ? null : { digits: BigInt(choose(51)), scale: choose(2) },
    amount: { digits: BigInt(choose(10) === 9 ? -choose(9_999) : 1 + choose(99_999)), scale: oneOf(choose, [2, 0, 4]) },
    period: oneOf(choose, [
      { unit: 'year', count: 1 },
      { unit: 'month', count: 1 },
      { unit: 'month', count: 7 },
      { unit: 'week', count: 1 },
    ]),
    discounts: Array.from({ length: Math.max(0, choose(5) - 2) }, () => anyDiscount(choose)),
    pauses: Array.from({ length: Math.max(0, choose(5) - 2) }, () => anyPause(choose)),
    currency: oneOf(choose, ['EUR', 'EUR', 'USD', 'PLN', 'JPY']),
  }
}

// Half of the days begin a month, where years, rates and other lines change too.
function anyDay(choose: Choose): Day {
  if (choose(2) === 0) return firstDayOf((monthOf(firstDay) + choose(30)) as Month)
  return addDays(firstDay, choose(lastDay - firstDay))
}

function anyEnd(choose: Choose, from: Day): Day | null {
  if (choose(3) === 0) return null
  return addDays(from, choose(2) === 0 ? oneOf(choose, [365, 366, 181, 184, 31]) : choose(400))
}

function anyDiscount(choose: Choose): Discount {
  return {
    kind: oneOf(choose, ['ratio', 'amount']),
    value: { digits: BigInt(choose(101)), scale: 2 },
    from: choose(2) === 0 ? null : anyDay(choose),
    to: choose(2) === 0 ? null : anyDay(choose),
  }
}

function anyPause(choose: Choose): Pause {
  const from = anyDay(choose)
  return { from, to: choose(3) === 0 ? null : addDays(from, 1 + choose(300)) }
}

function anyBalance(choose: Choose): Balance {
  return {
    account: oneOf(choose, accounts),
    day: anyDay(choose),
    source: oneOf(choose, ['crm', 'erp']),
    minor: BigInt(choose(500_000)),
    currency: oneOf(choose, ['EUR', 'USD']),
  }
}

function anyRates(choose: Choose): ExchangeRate[] {
  const hasHoles = choose(2) === 1
  const seed = choose(1000)
  const rates: ExchangeRate[] = []
  for (let on = addDays(firstDay, -3), turn = seed; on <= lastDay + 200; turn = (turn * 37 + 11) % 997) {
    const wobble = BigInt(turn)
    rates.push({ from: 'USD', to: 'EUR', day: on, kind: 'day', rate: { digits: 8_500n + wobble, scale: 4 } })
    rates.push({ from: 'EUR', to: 'PLN', day: on, kind: 'day', rate: { digits: 42_000n + wobble, scale: 4 } })
    rates.push({ from: 'USD', to: 'JPY', day: on, kind: 'day', rate: { digits: 140_000n + wobble, scale: 3 } })
    on = addDays(on, hasHoles ? 6 + (turn % 9) : 5)
  }
  const budget: ExchangeRate = {
    from: 'USD',
    to: 'EUR',
    day: day('2024-03-03'),
    kind: 'budget',
    rate: { digits: 9n, scale: 1 },
  }
  return choose(2) === 0 ? rates : [...rates, budget]
}

function oneOf<const T>(choose: Choose, values: readonly T[]): T {
  return values[choose(values.length)] as T
}
