import { expect, test } from 'vitest'
import { day } from '#foundation'
import { annualMinor } from './annual-amount.js'
import { decimal, exampleLine } from './example-facts.js'
import type { Discount, Period } from './facts.js'

function perYear(
  amount: string,
  unit: Period['unit'],
  count: number,
  currency = 'EUR',
  discounts: Discount[] = [],
): bigint {
  return annualMinor(exampleLine({ amount, from: '2024-01-01', period: { unit, count }, currency }), discounts)
}

// Worked by hand: amount × 365, 52, 12, 4 or 1 ÷ count, in cents.
test.each([
  ['1.00', 'day', 1, 36_500n],
  ['10.00', 'week', 1, 52_000n],
  ['100.00', 'month', 1, 120_000n],
  ['100.00', 'quarter', 1, 40_000n],
  ['100.00', 'year', 1, 10_000n],
  ['300.00', 'month', 3, 120_000n],
  ['100.00', 'year', 2, 5_000n],
  ['100.00', 'quarter', 2, 20_000n],
  // 100 × 365 ÷ 7 = 5,214.2857…
  ['100.00', 'day', 7, 521_429n],
  // 100 × 12 ÷ 7 = 171.4285…
  ['100.00', 'month', 7, 17_143n],
  ['-100.00', 'month', 7, -17_143n],
] as const)('%s per %s × %d', (amount, unit, count, expected) => expect(perYear(amount, unit, count)).toBe(expected))

test('halves of a cent go to the even cent, once per line', () => {
  expect(perYear('0.125', 'year', 1)).toBe(12n)
  expect(perYear('0.135', 'year', 1)).toBe(14n)
  // Rounded per year and not per month: 0.005 × 12 = 0.06, not 12 × 0.00.
  expect(perYear('0.005', 'month', 1)).toBe(6n)
})

test('a currency without cents has none', () => {
  expect(perYear('1000', 'month', 1, 'JPY')).toBe(12_000n)
  expect(perYear('0.5', 'year', 1, 'JPY')).toBe(0n)
  expect(perYear('1.5', 'year', 1, 'JPY')).toBe(2n)
  expect(perYear('1.0005', 'year', 1, 'KWD')).toBe(1000n)
})

test('discounts apply in their order, each to what the earlier ones leave', () => {
  const tenth: Discount = { kind: 'ratio', value: decimal('0.1'), from: null, to: null }
  const five: Discount = { kind: 'amount', value: decimal('5'), from: day('2024-01-01'), to: null }
  // (100 × 0.9 − 5) × 12 = 1,020 and (100 − 5) × 0.9 × 12 = 1,026.
  expect(perYear('100', 'month', 1, 'EUR', [tenth, five])).toBe(102_000n)
  expect(perYear('100', 'month', 1, 'EUR', [five, tenth])).toBe(102_600n)
})

test('a discount never takes more than there is', () => {
  expect(perYear('4', 'month', 1, 'EUR', [{ kind: 'amount', value: decimal('5'), from: null, to: null }])).toBe(0n)
})

test('a discounted amount is rounded once, after everything', () => {
  // 9.99 × 0.333 = 3.32667 a month; × 12 = 39.92004. Rounded a month it would be 3.33 × 12 = 39.96.
  const share: Discount = { kind: 'ratio', value: decimal('0.667'), from: null, to: null }
  expect(perYear('9.99', 'month', 1, 'EUR', [share])).toBe(3_992n)
})
