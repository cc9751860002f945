import { describe, expect, test } from 'vitest'
import { day } from '#foundation'
import { exampleBalance, exampleFacts, examplePolicy, exampleRate, exampleWorld, told } from './example-facts.js'
import type { Balance } from './facts.js'
import { movementsOf } from './movements.js'
import { rateBookOf } from './rates.js'
import type { World } from './world.js'

const lines = [
  { amount: '1000', from: '2024-01-01' },
  { amount: '200', from: '2024-03-01', product: 2 },
]

function ledger(balances: Balance[], more: Partial<World> = {}) {
  return movementsOf(exampleFacts(lines, { balances }), examplePolicy(), exampleWorld(more))
}

describe('a stated balance', () => {
  test('books what the lines do not explain, and only its change later', () => {
    // 1 February: 1,100 − 1,000 = 100. 1 April: 1,250 − 1,200 = 50, so −50. 1 May: 1,200, so −50.
    const balances = [
      exampleBalance('2024-05-01', 120_000n),
      exampleBalance('2024-02-01', 110_000n),
      exampleBalance('2024-04-01', 125_000n),
    ]
    expect(told(ledger(balances).movements)).toEqual([
      '2024-01-01 new start p1 1000.00',
      '2024-02-01 unexplained balance 100.00',
      '2024-03-01 expansion/cross-sell start p2 200.00',
      '2024-04-01 unexplained balance -50.00',
      '2024-05-01 unexplained balance -50.00',
    ])
  })

  test('is that of the end of the day', () => {
    expect(told(ledger([exampleBalance('2024-03-01', 120_000n)]).movements)).toHaveLength(2)
  })

  test('of several sources on a day the first by name counts', () => {
    const balances = [exampleBalance('2024-02-01', 150_000n, { source: 'erp' }), exampleBalance('2024-02-01', 110_000n)]
    expect(told(ledger(balances).movements)).toContain('2024-02-01 unexplained balance 100.00')
  })

  test('does not make a customer, and needs no line', () => {
    const facts = exampleFacts([], { balances: [exampleBalance('2024-02-01', 5_000n)] })
    const { movements } = movementsOf(facts, examplePolicy(), exampleWorld())
    expect(told(movements)).toEqual(['2024-02-01 unexplained balance 50.00'])
    expect(movements[0]?.customers).toBe(0)
  })

  test('is converted at the rate of its day, and left out with the reason where there is none', () => {
    const balances = [
      exampleBalance('2024-02-01', 100_000n, { currency: 'USD' }),
      exampleBalance('2024-04-01', 100_000n, { currency: 'PLN' }),
    ]
    const { movements, undefinedSpans } = ledger(balances, {
      rates: rateBookOf([exampleRate('USD', 'EUR', '2024-01-01', '1.25', 'budget')]),
    })
    // 1,000 × 1.25 = 1,250; less 1,000.
    expect(told(movements)).toContain('2024-02-01 unexplained balance 250.00')
    expect(movements).toHaveLength(3)
    expect(undefinedSpans).toEqual([
      {
        account: 1,
        from: day('2024-04-01'),
        to: day('2024-04-02'),
        because:
          'The ARR that crm states cannot be converted. There is no budget rate from PLN to EUR for the fiscal year that begins on 2024-01-01, no rate on that day, nor in the 7 days before it.',
      },
    ])
  })

  test('in MRR is a twelfth', () => {
    // 1,100 ÷ 12 = 91.67; 1,000 ÷ 12 = 83.33; difference 8.34.
    expect(told(ledger([exampleBalance('2024-02-01', 110_000n)], { measure: 'mrr' }).movements)[1]).toBe(
      '2024-02-01 unexplained balance 8.34',
    )
  })

  test('netted by month is dated as it is', () => {
    const facts = exampleFacts(lines, { balances: [exampleBalance('2024-01-15', 110_000n)] })
    const { movements } = movementsOf(facts, examplePolicy({ netting: 'month' }), exampleWorld())
    expect(told(movements).slice(0, 2)).toEqual([
      '2024-01-15 unexplained balance 100.00',
      '2024-01-31 new start p1 1000.00',
    ])
  })
})
