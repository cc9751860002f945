import { describe, expect, test } from 'vitest'
import { day } from '#foundation'
import { exampleFacts, examplePolicy, exampleRate, exampleWorld, told } from './example-facts.js'
import { movementsOf } from './movements.js'
import type { Policy } from './policy.js'
import { type ExchangeRate, rateBookOf } from './rates.js'
import type { World } from './world.js'

function ledger(
  lines: Parameters<typeof exampleFacts>[0],
  rates: ExchangeRate[],
  fx: Policy['fx'],
  switches: Partial<Policy> = {},
  more: Partial<World> = {},
) {
  return movementsOf(
    exampleFacts(lines),
    examplePolicy({ fx, ...switches }),
    exampleWorld({ rates: rateBookOf(rates), ...more }),
  )
}

const dollars = { amount: '1000', from: '2023-06-01', currency: 'USD' }

describe('constant currency', () => {
  const rates = [
    exampleRate('USD', 'EUR', '2023-01-15', '0.90', 'budget'),
    exampleRate('USD', 'EUR', '2023-12-29', '0.80'),
    exampleRate('USD', 'EUR', '2024-03-01', '0.70'),
    exampleRate('USD', 'EUR', '2025-06-30', '0.85', 'budget'),
  ]

  test('the budget rate of the fiscal year, else the rate of its first day; FX lands on that day', () => {
    // 2023: budget 0.90. 2024: no budget; 1 January takes the rate of 29 December, 0.80. 2025: budget 0.85.
    const { movements } = ledger([dollars], rates, 'constant', {}, { horizon: day('2025-12-31') })
    expect(told(movements)).toEqual([
      '2023-06-01 new start p1 USD 900.00',
      '2024-01-01 fx rate p1 USD -100.00',
      '2025-01-01 fx rate p1 USD 50.00',
    ])
    expect(movements.map((movement) => [movement.customers, movement.line])).toEqual([
      [1, 1],
      [0, null],
      [0, null],
    ])
  })

  test('a line that ends on the first day of a fiscal year is revalued and leaves at the new rate', () => {
    const { movements } = ledger([{ ...dollars, to: '2024-01-01' }], rates, 'constant')
    expect(told(movements).slice(1)).toEqual([
      '2024-01-01 fx rate p1 USD -100.00',
      '2024-01-01 churn end p1 USD -800.00',
    ])
  })

  test('a renewal at the same price on that day is FX and nothing else', () => {
    const { movements } = ledger(
      [
        { ...dollars, to: '2024-01-01' },
        { ...dollars, from: '2024-01-01', to: '2024-12-31' },
      ],
      rates,
      'constant',
    )
    expect(told(movements)).toEqual([
      '2023-06-01 new start p1 USD 900.00',
      '2024-01-01 fx rate p1 USD -100.00',
      '2024-12-31 churn end p1 USD -800.00',
    ])
  })

  test('a renewal at another price and quantity on that day is split at the new rate', () => {
    const lines = [
      { ...dollars, to: '2024-01-01', quantity: '10' },
      { ...dollars, from: '2024-01-01', to: '2024-12-31', amount: '1320', quantity: '12' },
    ]
    // At 0.80: p0 = 80; volume 2 × 80 = 160; 1,056 − 800 − 160 = 96 price.
    expect(told(ledger(lines, rates, 'constant').movements).slice(1, 4)).toEqual([
      '2024-01-01 fx rate p1 USD -100.00',
      '2024-01-01 expansion/volume renewal p1 USD 160.00',
      '2024-01-01 expansion/price renewal p1 USD 96.00',
    ])
  })

  test('the fiscal year of the workspace counts', () => {
    const budgets = [
      exampleRate('USD', 'EUR', '2023-06-30', '0.90', 'budget'),
      exampleRate('USD', 'EUR', '2023-07-01', '0.80', 'budget'),
    ]
    const { movements } = ledger(
      [{ ...dollars, to: '2024-06-30' }],
      budgets,
      'constant',
      {},
      { fiscalYearStartMonth: 7 },
    )
    expect(told(movements).slice(0, 2)).toEqual([
      '2023-06-01 new start p1 USD 900.00',
      '2023-07-01 fx rate p1 USD -100.00',
    ])
  })

  test('nothing is revalued after the horizon; lines still end', () => {
    const { movements } = ledger(
      [{ ...dollars, to: '2025-06-01' }],
      rates,
      'constant',
      {},
      { horizon: day('2024-06-30') },
    )
    expect(told(movements)).toEqual([
      '2023-06-01 new start p1 USD 900.00',
      '2024-01-01 fx rate p1 USD -100.00',
      '2025-06-01 churn end p1 USD -800.00',
    ])
  })
})

describe("the day's rate", () => {
  const rates = [
    exampleRate('USD', 'EUR', '2024-03-01', '0.90'),
    exampleRate('USD', 'EUR', '2024-03-02', '0.91'),
    exampleRate('USD', 'EUR', '2024-03-03', '0.910'),
    exampleRate('USD', 'EUR', '2024-03-04', '0.92'),
  ]
  const march = { ...dollars, from: '2024-03-01', to: '2024-03-10' }

  test('FX lands on each day with a new rate', () => {
    expect(told(ledger([march], rates, 'day').movements)).toEqual([
      '2024-03-01 new start p1 USD 900.00',
      '2024-03-02 fx rate p1 USD 10.00',
      '2024-03-04 fx rate p1 USD 10.00',
      '2024-03-10 churn end p1 USD -920.00',
    ])
  })

  test('each line is converted by itself', () => {
    // 0.55 USD at 0.90 is 0.495, rounded 0.50 (49.5 → 50 cents); twice that is 1.00, where 1.10 × 0.90 would be 0.99.
    const lines = [
      { ...march, amount: '0.55' },
      { ...march, amount: '0.55' },
    ]
    expect(told(ledger(lines, rates, 'day').movements)[0]).toBe('2024-03-01 new start p1 USD 1.00')
  })

  test('netted by month, the ARR of a line that came in that month has no FX', () => {
    expect(told(ledger([march], rates, 'day', { netting: 'month' }).movements)).toEqual([])
    const later = ['2024-03-11', '2024-03-18', '2024-03-25', '2024-04-01'].map((on) =>
      exampleRate('USD', 'EUR', on, '0.92'),
    )
    const raised = exampleRate('USD', 'EUR', '2024-04-05', '0.95')
    const lines = [{ ...march, to: '2024-04-10' }]
    expect(told(ledger(lines, [...rates, ...later, raised], 'day', { netting: 'month' }).movements)).toEqual([
      '2024-03-31 new start p1 USD 920.00',
      '2024-04-05 fx rate p1 USD 30.00',
      '2024-04-30 churn end p1 USD -950.00',
    ])
  })
})

describe("the rate of the period's end", () => {
  const rates = [
    exampleRate('USD', 'EUR', '2024-01-31', '0.90'),
    exampleRate('USD', 'EUR', '2024-02-28', '0.91'),
    exampleRate('USD', 'EUR', '2024-03-15', '0.95'),
  ]
  const winter = { ...dollars, from: '2024-01-10', to: '2024-03-01' }

  test('FX lands on the first day of each month, at the rate of its end', () => {
    // 29 February takes the rate of the 28th. The line leaves on 1 March, for which there is no new rate: at the last.
    expect(told(ledger([winter], rates, 'period-end').movements)).toEqual([
      '2024-01-10 new start p1 USD 900.00',
      '2024-02-01 fx rate p1 USD 10.00',
      '2024-03-01 churn end p1 USD -910.00',
    ])
  })

  test('a month in progress takes the rate of the horizon', () => {
    const { movements, undefinedSpans } = ledger(
      [{ ...winter, to: '2026-01-01' }],
      rates,
      'period-end',
      {},
      { horizon: day('2024-03-20') },
    )
    expect(told(movements)).toContain('2024-03-01 fx rate p1 USD 40.00')
    expect(undefinedSpans).toEqual([])
  })

  test('a month without a rate at its end is undefined', () => {
    const { undefinedSpans } = ledger([{ ...winter, to: '2024-03-20' }], rates, 'period-end')
    expect(undefinedSpans).toEqual([
      {
        account: 1,
        from: day('2024-03-01'),
        to: day('2024-03-20'),
        because:
          'There is no exchange rate from USD to EUR on 2024-03-31, the end of the period of 2024-03-01, nor in the 7 days before it.',
      },
    ])
  })
})
