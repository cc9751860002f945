import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#foundation'
import { anyFacts, anyPolicy, anyWorld, type Choose, firstDay } from './any-facts.js'
import { convert, rateOn } from './conversion.js'
import { exampleFacts, examplePolicy, exampleRate, exampleWorld } from './example-facts.js'
import type { Movement } from './movement.js'
import { movementsOf } from './movements.js'
import type { Policy } from './policy.js'
import { rateBookOf } from './rates.js'
import { type RetentionShare, retentionShare, type UnitChange } from './retention.js'
import { type Windows, walkWindows } from './unit-windows.js'
import type { World } from './world.js'

type Unit = Partial<UnitChange<bigint>> & { readonly now: bigint }

/** A unit that had `before` and has `now`. */
function unit(before: bigint, { now, ...moved }: Unit): UnitChange<bigint> {
  const still = { expansion: 0n, contraction: 0n, churn: 0n, reactivation: 0n, touchedZero: false }
  // biome-ignore lint/suspicious/noThenProperty: ARR then and now; nothing awaits it.
  return { ...still, then: before, now, ...moved }
}

function ratios(units: readonly UnitChange<bigint>[], policy: Policy): { nrr: number; grr: number; logo: number } {
  const sum = (of: (share: RetentionShare) => bigint | number): number =>
    units.reduce((total, each) => total + Number(of(retentionShare(each, policy))), 0)
  const opening = sum((share) => share.opening)
  return {
    nrr: sum((share) => share.retained) / opening,
    grr: sum((share) => share.kept) / opening,
    logo: sum((share) => share.stayed) / sum((share) => share.units),
  }
}

describe('published retention', () => {
  const start = [
    unit(900_000n, { now: 0n, churn: -900_000n, touchedZero: true }),
    unit(3_100_000n, { now: 2_500_000n, contraction: -600_000n }),
    unit(6_000_000n, { now: 7_800_000n, expansion: 1_800_000n }),
  ]

  test.each(['point-to-point', 'movements'] as const)('Pulse RevOps q97: GRR 85 %%, NRR 103 %% (%s)', (retention) => {
    const { grr, nrr } = ratios(start, examplePolicy({ retention }))
    expect(grr).toBeCloseTo(0.85, 9)
    expect(nrr).toBeCloseTo(1.03, 9)
  })

  // help.chartmogul.com, articles 203359341 and 4414075567250.
  const chartmogul = examplePolicy({ reactivation: 'included-event', retention: 'movements' })
  const opening = [
    unit(10n, { now: 0n, churn: -10n, touchedZero: true }),
    unit(30n, { now: 20n, contraction: -10n }),
    unit(60n, { now: 70n, expansion: 10n }),
  ]

  test('ChartMogul: gross MRR churn 20 %, net MRR churn 10 %', () => {
    const { grr, nrr } = ratios(opening, chartmogul)
    expect([1 - grr, 1 - nrr].map((churn) => churn.toFixed(9))).toEqual(['0.200000000', '0.100000000'])
  })

  test('ChartMogul: what is won back from outside the cohort lowers net churn, and counts nowhere else', () => {
    const wonBack = unit(0n, { now: 5n, reactivation: 5n })
    expect(ratios([...opening, wonBack], chartmogul)).toMatchObject({ nrr: 0.95, grr: 0.8 })
    expect(ratios([...opening, wonBack], examplePolicy({ retention: 'movements' }))).toMatchObject({ nrr: 0.9 })
  })
})

describe('a customer who left and came back inside the window', () => {
  const back = unit(100n, { now: 80n, churn: -100n, reactivation: 80n, touchedZero: true })

  test('counts 0 where reactivation is excluded', () => {
    expect(ratios([back], examplePolicy())).toEqual({ nrr: 0, grr: 0, logo: 0 })
  })

  test('counts its ARR now where the cohort includes it', () => {
    expect(ratios([back], examplePolicy({ reactivation: 'included-cohort' }))).toEqual({ nrr: 0.8, grr: 0.8, logo: 1 })
  })

  test('is kept nowhere by movements, and won back whole', () => {
    const byMovements = examplePolicy({ reactivation: 'included-event', retention: 'movements' })
    expect(ratios([back], byMovements)).toEqual({ nrr: 0.8, grr: 0, logo: 1 })
  })
})

describe('a budget rate that changes inside the window', () => {
  // 1 EUR is 1.10 USD in 2023 and 1.05 USD in 2024.
  const rates = rateBookOf([
    exampleRate('EUR', 'USD', '2023-01-01', '1.10', 'budget'),
    exampleRate('EUR', 'USD', '2024-01-01', '1.05', 'budget'),
  ])
  const world = exampleWorld({ currency: 'USD', rates, horizon: day('2024-12-31') })

  test('both ends are at the rate of the end: 100,000 EUR stay 105,000 USD', () => {
    const facts = exampleFacts([{ amount: '100000', from: '2023-01-01' }])
    const found = windowOf(facts, world, '2023-06-30', '2024-06-30')
    expect([found.then, found.now]).toEqual([10_500_000n, 10_500_000n])
  })

  test('an expansion is at the rate of the end too: 50,000 EUR to 60,000 EUR is 52,500 USD to 63,000 USD', () => {
    const facts = exampleFacts([
      { amount: '50000', from: '2023-01-01' },
      { amount: '10000', from: '2023-11-01' },
    ])
    const found = windowOf(facts, world, '2023-06-30', '2024-06-30')
    expect([found.then, found.expansion, found.now]).toEqual([5_250_000n, 1_050_000n, 6_300_000n])
  })

  function windowOf(facts: ReturnType<typeof exampleFacts>, inWorld: World, from: string, to: string) {
    return walked(movementsOf(facts, examplePolicy(), inWorld).movements, examplePolicy(), inWorld, day(from), day(to))
  }
})

describe('for any facts, policy and rates', () => {
  const anyCase = fc.array(fc.nat(999_999), { minLength: 300, maxLength: 300 }).map((choices) => {
    let at = 0
    const choose: Choose = (count) => (choices[at++] ?? 0) % count
    return { facts: anyFacts(choose), policy: anyPolicy(choose), world: anyWorld(choose) }
  })
  const anyWindow = fc
    .tuple(fc.nat(700), fc.integer({ min: 1, max: 400 }))
    .map(([start, length]) => ({ from: addDays(firstDay, start), to: addDays(firstDay, start + length) }))

  test('a walked window is what its movements say one by one', () => {
    fc.assert(
      fc.property(anyCase, anyWindow, ({ facts, policy, world }, { from, to }) => {
        const { movements } = movementsOf(facts, policy, world)
        const seen = walked(movements, policy, world, from, to)
        const plain = oneByOne(movements, policy, world, from, to)
        if (plain === null) expect(seen.unrated).toBe(true)
        else {
          expect([seen.then, seen.now, seen.touchedZero]).toEqual([plain.before, plain.now, plain.touchedZero])
          expect(seen.then + plain.moved).toBe(seen.now)
        }
      }),
      { numRuns: 150 },
    )
  })

  test('GRR is at most 1, and at most NRR where reactivation is excluded', () => {
    fc.assert(
      fc.property(anyCase, anyWindow, ({ facts, policy, world }, { from, to }) => {
        const excluded = { ...policy, reactivation: 'excluded', retention: 'point-to-point' } as const
        const { movements } = movementsOf(facts, excluded, world)
        const share = retentionShare(walked(movements, excluded, world, from, to), excluded)
        expect(share.kept <= share.opening).toBe(true)
        expect(share.kept <= share.retained).toBe(true)
      }),
      { numRuns: 100 },
    )
  })

  test('what is booked sums to the ledger that each currency has for itself', () => {
    fc.assert(
      fc.property(anyCase, ({ facts, policy, world }) => {
        const own = { ...facts, balances: [] }
        // A renewal in another currency may fill a gap.
        const alike = { ...policy, graceDays: 0 }
        const whole = movementsOf(own, alike, world)
        if (whole.undefinedSpans.length > 0) return
        for (const currency of ['EUR', 'USD', 'PLN', 'JPY']) {
          const lines = facts.lines.filter((line) => line.currency === currency)
          const alone = movementsOf({ ...own, lines }, alike, { ...world, currency })
          expect(
            balances(
              whole.movements.filter((movement) => movement.currency === currency),
              'bookedMinor',
            ),
          ).toEqual(balances(alone.movements, 'minor'))
        }
      }),
      { numRuns: 100 },
    )
  })
})

/** One window over all movements, taken as one unit's. */
function walked(movements: readonly Movement[], policy: Policy, world: World, from: Day, to: Day) {
  const windows: Windows = {
    ends: [{ from, to }],
    currency: world.currency,
    ratesOf: (currency) => {
      const rate = rateOn(world, policy.fx, currency, to)
      return { rates: [rate.known ? rate.value : null], isNew: [false] }
    },
  }
  let found = { ...unit(0n, { now: 0n }), unrated: false }
  const ordered = [...movements].sort((a, b) => a.day - b.day)
  walkWindows(
    ordered,
    windows,
    'counted',
    (minor) => minor,
    (_, seen) => {
      found = { ...seen }
    },
  )
  return found
}

/** The same without any cleverness; null if a cell that counts has no rate. */
function oneByOne(movements: readonly Movement[], policy: Policy, world: World, from: Day, to: Day) {
  const cells = new Map<string, Movement[]>()
  for (const movement of movements.filter((each) => each.day <= to)) {
    const { account, product, unit: part, contract, currency } = movement
    const key = JSON.stringify([account, product, part, contract, currency])
    cells.set(key, [...(cells.get(key) ?? []), movement])
  }
  let [before, now] = [0n, 0n]
  for (const cell of cells.values()) {
    const booked = (days: (on: Day) => boolean): bigint =>
      cell.filter((each) => days(each.day)).reduce((sum, each) => sum + each.bookedMinor, 0n)
    const [then, after] = [booked((on) => on <= from), booked(() => true)]
    const rate = rateOn(world, policy.fx, (cell[0] as Movement).currency, to)
    const moves = cell.some((each) => each.day > from && each.bookedMinor !== 0n)
    if (!rate.known) {
      if (then !== 0n || moves) return null
      continue
    }
    before += convert(then, rate.value)
    now += convert(after, rate.value)
  }
  const zeros = movements.filter((each) => each.day > from && each.day <= to && each.kind === 'churn')
  return { before, now, moved: now - before, touchedZero: zeros.some((each) => each.customers < 0) }
}

/** The standing of every cell after each day on which it changes. */
function balances(movements: readonly Movement[], of: 'minor' | 'bookedMinor'): Record<string, string[]> {
  const cells: Record<string, Map<number, bigint>> = {}
  for (const movement of movements) {
    const { account, product, unit: part, contract } = movement
    const key = JSON.stringify([account, product, part, contract])
    const days = cells[key] ?? new Map<number, bigint>()
    cells[key] = days
    days.set(movement.day, (days.get(movement.day) ?? 0n) + movement[of])
  }
  const entries = Object.entries(cells).map(([key, days]) => [
    key,
    [...days]
      .filter(([, minor]) => minor !== 0n)
      .sort(([a], [b]) => a - b)
      .map(([on, minor]) => `${on} ${minor}`),
  ])
  return Object.fromEntries(entries.filter(([, days]) => days?.length))
}
