import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#foundation'
import { anyFacts, anyPolicy, anyWorld, type Choose, firstDay } from './any-facts.js'
import { balanceOn } from './balance-on.js'
import { exampleFacts, examplePolicy, exampleWorld } from './example-facts.js'
import type { ContractLine } from './facts.js'
import { dueLines, type RenewalCounting, renewalsIn } from './renewals-due.js'
import { retentionShare } from './retention.js'

const anyCase = fc.array(fc.nat(999_999), { minLength: 300, maxLength: 300 }).map((choices) => {
  let at = 0
  const choose: Choose = (count) => (choices[at++] ?? 0) % count
  const lines = anyFacts(choose).lines
  const policy = { ...anyPolicy(choose), retention: 'renewals-due' } as const
  const byProduct = choose(2) === 1
  const counted = (account: number): number => (policy.countedUnit === 'parent' ? 1 : account)
  return { lines, counting: { policy, world: anyWorld(choose), byProduct, counted } }
})

const anyWindow = fc
  .tuple(fc.nat(700), fc.integer({ min: 1, max: 400 }))
  .map(([start, length]) => ({ from: addDays(firstDay, start), to: addDays(firstDay, start + length) }))

function found(lines: readonly ContractLine[], counting: RenewalCounting, window: { from: Day; to: Day }) {
  const units = renewalsIn(dueLines(lines, counting.policy), window, counting)
  return units.known ? units.value : []
}

const sum = (units: ReturnType<typeof found>, of: 'due' | 'renewed' | 'kept') =>
  units.reduce((all, unit) => all + unit[of], 0n)

describe('for any lines, policy, rates and window', () => {
  test('gross is at most what was due and at most net, and a unit without anything due is not there', () => {
    fc.assert(
      fc.property(anyCase, anyWindow, ({ lines, counting }, window) => {
        for (const { due, renewed, kept, days } of found(lines, counting, window)) {
          expect(due > 0n && kept <= due && kept <= renewed).toBe(true)
          expect(days.length).toBeGreaterThan(0)
          expect(days.every((on) => window.from < on && on <= window.to)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a line renews at most one other', () => {
    fc.assert(
      fc.property(anyCase, ({ lines, counting }) => {
        const renewals = dueLines(lines, counting.policy).flatMap((line) => line.renewals)
        expect(renewals.length).toBeLessThanOrEqual(Math.max(0, lines.length - 1))
      }),
      { numRuns: 300 },
    )
  })

  test('the order of the lines does not matter', () => {
    fc.assert(
      fc.property(anyCase, anyWindow, ({ lines, counting }, window) => {
        const inOrder = (some: readonly ContractLine[]) =>
          found(some, counting, window)
            .map((unit) => JSON.stringify(unit, (_, value) => String(value)))
            .sort()
        expect(inOrder([...lines].reverse())).toEqual(inOrder(lines))
      }),
      { numRuns: 150 },
    )
  })

  test('two windows that meet add up to the one over both', () => {
    fc.assert(
      fc.property(anyCase, anyWindow, fc.nat(300), ({ lines, counting }, window, more) => {
        const own = { ...counting, world: exampleWorld({ measure: counting.world.measure }) }
        const inEuro = lines.map((line) => ({ ...line, currency: 'EUR' }))
        const end = addDays(window.to, more)
        const parts = [window, { from: window.to, to: end }].map((part) => found(inEuro, own, part))
        const whole = found(inEuro, own, { from: window.from, to: end })
        for (const of of ['due', 'renewed', 'kept'] as const)
          expect(parts.reduce((all, part) => all + sum(part, of), 0n)).toBe(sum(whole, of))
      }),
      { numRuns: 150 },
    )
  })
})

// Where every contract runs through a calendar year, all that there was at the end of the year was due the day after.
test('for contracts of calendar years it is retention point to point', () => {
  const anyContract = fc.record({
    account: fc.integer({ min: 1, max: 5 }),
    amount: fc.integer({ min: 1, max: 1000 }),
    year: fc.constantFrom(2023, 2024),
    product: fc.constantFrom(1, 2),
  })
  fc.assert(
    fc.property(fc.array(anyContract, { maxLength: 12 }), (contracts) => {
      const facts = exampleFacts(
        contracts.map(({ amount, year, ...rest }) => ({
          ...rest,
          amount: `${amount}`,
          from: `${year}-01-01`,
          to: `${year + 1}-01-01`,
        })),
      )
      // Another product is no renewal unless it is named; taken as one product, the two agree.
      const alike = { ...facts, lines: facts.lines.map((line) => ({ ...line, product: 1 })) }
      const policy = examplePolicy({ retention: 'renewals-due' })
      const world = exampleWorld()
      const counting = { policy, world, byProduct: false, counted: (account: number) => account }
      const units = found(alike.lines, counting, { from: day('2023-12-31'), to: day('2024-12-31') })
      for (const account of [1, 2, 3, 4, 5]) {
        const arrOn = (text: string): bigint => {
          const balance = balanceOn(alike, policy, world, account, day(text))
          return balance.known ? balance.value : 0n
        }
        const moved = { expansion: 0n, contraction: 0n, churn: 0n, reactivation: 0n, touchedZero: false }
        // biome-ignore lint/suspicious/noThenProperty: ARR then and now; nothing awaits it.
        const ends = { then: arrOn('2023-12-31'), now: arrOn('2024-12-30'), ...moved }
        const share = retentionShare(ends, examplePolicy())
        const unit = units.find((one) => one.account === account) ?? { due: 0n, renewed: 0n, kept: 0n }
        expect([unit.due, unit.renewed, unit.kept]).toEqual([share.opening, share.retained, share.kept])
      }
    }),
    { numRuns: 100 },
  )
})
