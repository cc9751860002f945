import fc from 'fast-check'
import { addDays, type Day, day } from '#foundation'
import { exampleWorld } from './example-facts.js'
import type { Balance, ContractLine, Discount, LedgerFacts, Pause } from './facts.js'
import type { Policy } from './policy.js'
import { type ExchangeRate, rateBookOf } from './rates.js'
import type { World } from './world.js'

// Arbitrary facts, policies and worlds for property tests: few accounts, products and days, so that they meet.

export const firstDay = day('2023-01-01')
export const lastDay = day('2025-06-30')
export const accounts = [1, 2, 3]

const anyDay = fc.integer({ min: firstDay, max: lastDay - 60 }).map((value) => value as Day)
const aFirstOfMonth = fc.constantFrom(
  ...['2023-01-01', '2023-07-01', '2024-01-01', '2024-02-01', '2024-07-01', '2025-01-01'].map(day),
)
const anyStart = fc.oneof(anyDay, aFirstOfMonth)
const aSpan = fc.tuple(anyStart, fc.option(fc.integer({ min: 1, max: 300 })))

const anyDiscount: fc.Arbitrary<Discount> = fc.record({
  kind: fc.constantFrom('ratio' as const, 'amount' as const),
  value: fc.record({ digits: fc.bigInt({ min: 0n, max: 100n }), scale: fc.constant(2) }),
  from: fc.option(anyStart),
  to: fc.option(anyStart),
})

const anyPause: fc.Arbitrary<Pause> = aSpan.map(([from, days]) => ({
  from,
  to: days === null ? null : addDays(from, days),
}))

const anyLine = (id: number): fc.Arbitrary<ContractLine> =>
  fc
    .record({
      account: fc.constantFrom(...accounts),
      product: fc.constantFrom(null, 1, 2, 3),
      unit: fc.constantFrom(null, 10, 11, 12),
      contract: fc.constantFrom(null, 'A', 'B'),
      predecessor: fc.option(
        fc.integer({ min: 1, max: 8 }).map((other) => `line-${other}`),
        { freq: 2 },
      ),
      span: fc.tuple(
        anyStart,
        fc.option(fc.oneof(fc.integer({ min: 0, max: 400 }), fc.constantFrom(181, 184, 365, 366))),
      ),
      cancellationDay: fc.option(anyDay),
      quantity: fc.option(fc.record({ digits: fc.bigInt({ min: 0n, max: 50n }), scale: fc.constantFrom(0, 1) })),
      amount: fc.record({
        digits: fc.oneof(
          { weight: 9, arbitrary: fc.bigInt({ min: 0n, max: 99_999n }) },
          { weight: 1, arbitrary: fc.bigInt({ min: -9_999n, max: -1n }) },
        ),
        scale: fc.constantFrom(0, 2, 4),
      }),
      period: fc.constantFrom(
        { unit: 'month', count: 1 } as const,
        { unit: 'year', count: 1 } as const,
        { unit: 'month', count: 7 } as const,
        { unit: 'week', count: 1 } as const,
      ),
      discounts: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(anyDiscount, { maxLength: 2 }) },
      ),
      pauses: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.array(anyPause, { maxLength: 2 }) },
      ),
      currency: fc.constantFrom('EUR', 'EUR', 'USD', 'PLN', 'JPY'),
    })
    .map(({ span: [startDay, days], ...line }) => ({
      ...line,
      id,
      ref: `line-${id}`,
      signedDay: null,
      startDay,
      endDay: days === null ? null : addDays(startDay, days),
    }))

const anyBalance: fc.Arbitrary<Balance> = fc.record({
  account: fc.constantFrom(...accounts),
  day: anyDay,
  source: fc.constantFrom('crm', 'erp'),
  minor: fc.bigInt({ min: 0n, max: 500_000n }),
  currency: fc.constantFrom('EUR', 'USD'),
})

/** Up to eight lines and three balances, one per account, day and source, of three accounts. */
export const anyFacts: fc.Arbitrary<LedgerFacts> = fc.record({
  lines: fc
    .integer({ min: 0, max: 8 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyLine(index + 1)))),
  balances: fc.uniqueArray(anyBalance, {
    maxLength: 3,
    selector: (balance) => `${balance.account} ${balance.day} ${balance.source}`,
  }),
  unitParents: fc.constant(
    new Map([
      [10, null],
      [11, 10],
      [12, 11],
    ]),
  ),
})

export const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  name: fc.constant('any'),
  version: fc.constant(1),
  discounts: fc.constantFrom('net' as const, 'gross' as const, 'permanent' as const),
  churnDay: fc.constantFrom('paid-end' as const, 'cancellation' as const),
  newWindowDays: fc.constantFrom(0, 30),
  graceDays: fc.constantFrom(0, 0, 45),
  paused: fc.constantFrom('not-arr' as const, 'arr' as const),
  reactivation: fc.constantFrom('excluded' as const, 'expansion' as const),
  fx: fc.constantFrom('constant' as const, 'day' as const, 'period-end' as const),
  netting: fc.constantFrom('day' as const, 'month' as const),
  countedUnit: fc.constantFrom('account' as const, 'parent' as const, 'contract' as const),
})

/** Rates of all months, or with holes; so that some facts have no value for a while. */
export const anyWorld: fc.Arbitrary<World> = fc
  .record({
    fiscalYearStartMonth: fc.constantFrom(1, 7),
    measure: fc.constantFrom('arr' as const, 'mrr' as const),
    horizon: fc.constantFrom(...['2025-06-30', '2025-12-31', '2024-02-10'].map(day)),
    hasHoles: fc.boolean(),
    seeds: fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 40, maxLength: 40 }),
  })
  .map(({ hasHoles, seeds, ...rest }) => exampleWorld({ ...rest, rates: rateBookOf(someRates(seeds, hasHoles)) }))
  .map((world) => {
    // A counterexample should not print thousands of rates.
    const { currency, fiscalYearStartMonth, measure, horizon } = world
    const words = `World ${JSON.stringify({ currency, fiscalYearStartMonth, measure, horizon })}`
    return Object.defineProperty(world, fc.toStringMethod, { value: () => words })
  })

function someRates(seeds: readonly number[], hasHoles: boolean): ExchangeRate[] {
  const rates: ExchangeRate[] = []
  for (
    let on = addDays(firstDay, -3), index = 0;
    on <= lastDay + 200;
    on = addDays(on, hasHoles ? 6 + (at(seeds, index) % 9) : 5), index++
  ) {
    const wobble = BigInt(at(seeds, index))
    rates.push({ from: 'USD', to: 'EUR', day: on, kind: 'day', rate: { digits: 8_500n + wobble, scale: 4 } })
    rates.push({ from: 'EUR', to: 'PLN', day: on, kind: 'day', rate: { digits: 42_000n + wobble, scale: 4 } })
    rates.push({ from: 'USD', to: 'JPY', day: on, kind: 'day', rate: { digits: 140_000n + wobble, scale: 3 } })
  }
  if (at(seeds, 0) % 2 === 0)
    rates.push({ from: 'USD', to: 'EUR', day: day('2024-03-03'), kind: 'budget', rate: { digits: 9n, scale: 1 } })
  return rates
}

function at(seeds: readonly number[], index: number): number {
  return seeds[index % seeds.length] ?? 0
}
