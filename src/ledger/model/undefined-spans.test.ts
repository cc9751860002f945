import { describe, expect, test } from 'vitest'
import { addDays, day, formatDay } from '#foundation'
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

describe('a missing rate', () => {
  const rates = [
    exampleRate('USD', 'EUR', '2023-03-01', '0.90', 'budget'),
    exampleRate('USD', 'EUR', '2025-03-01', '0.80', 'budget'),
  ]
  const spansOf = (lines: Parameters<typeof exampleFacts>[0], switches: Partial<Policy> = {}) => {
    const { movements, undefinedSpans } = ledger(lines, rates, 'constant', switches, { horizon: day('2025-12-31') })
    return {
      words: told(movements),
      spans: undefinedSpans.map(
        ({ account, from, to }) => `${account} ${formatDay(from)} ${to === null ? 'open' : formatDay(to)}`,
      ),
    }
  }

  test('gives a span without a value and no movement inside it; what happened is netted on its first day after', () => {
    const { words, spans } = spansOf([
      dollars,
      { amount: '500', from: '2024-05-01', to: '2024-08-01', product: 2 },
      { amount: '100', from: '2024-09-01', product: 3 },
    ])
    expect(spans).toEqual(['1 2024-01-01 2025-01-01'])
    expect(words).toEqual([
      '2023-06-01 new start p1 USD 900.00',
      '2025-01-01 fx rate p1 USD -100.00',
      '2025-01-01 expansion/cross-sell start p3 100.00',
    ])
  })

  test('the reason names the currencies and the day', () => {
    expect(ledger([dollars], rates, 'constant').undefinedSpans[0]?.because).toBe(
      'There is no budget rate from USD to EUR for the fiscal year that begins on 2024-01-01, no rate on that day, nor in the 7 days before it.',
    )
  })

  test('spans that touch are one', () => {
    const lines = [
      { ...dollars, to: '2024-03-01' },
      { ...dollars, from: '2024-03-01' },
    ]
    expect(spansOf(lines).spans).toEqual(['1 2024-01-01 2025-01-01'])
  })

  test('netted by month, what happened is dated the end of the month in which the span ends', () => {
    const lines = [
      { ...dollars, to: '2024-03-10' },
      { amount: '500', from: '2024-02-01', product: 2 },
    ]
    const { words, spans } = spansOf(lines, { netting: 'month' })
    expect(spans).toEqual(['1 2024-01-01 2024-03-10'])
    expect(words).toEqual([
      '2023-06-30 new start p1 USD 900.00',
      '2024-03-31 contraction/product-dropped end p1 USD -900.00',
      '2024-03-31 contraction/cross-sell start p2 500.00',
    ])
  })

  test('netted by month, FX is not dated inside the span of another currency either', () => {
    // USD at 0.90 until 4 March, then 0.80; PLN only on 20 February, so it has no rate from the 28th until its line
    // ends on 20 March. That line comes and goes between two month ends with a value, 31 January and 31 March.
    const mondays = Array.from({ length: 16 }, (_, week) => formatDay(addDays(day('2024-01-15'), 7 * week)))
    const rates = mondays.map((on) => exampleRate('USD', 'EUR', on, on < '2024-03-04' ? '0.90' : '0.80'))
    const lines = [
      { ...dollars, from: '2024-01-15', to: '2024-12-31' },
      { amount: '100', from: '2024-02-20', to: '2024-03-20', currency: 'PLN', product: 2 },
    ]
    const { movements, undefinedSpans } = ledger(
      lines,
      [...rates, exampleRate('PLN', 'EUR', '2024-02-20', '0.20')],
      'day',
      { netting: 'month' },
      { horizon: day('2024-04-30') },
    )
    expect(undefinedSpans.map(({ from, to }) => [from, to])).toEqual([[day('2024-02-28'), day('2024-03-20')]])
    expect(told(movements)).toEqual([
      '2024-01-31 new start p1 USD 900.00',
      '2024-03-20 fx rate p1 USD -100.00',
      '2024-12-31 churn end p1 USD -800.00',
    ])
  })

  test('a line that ends in the span leaves on its end day at its last known value', () => {
    const { words, spans } = spansOf([
      { ...dollars, to: '2024-03-01' },
      { amount: '500', from: '2024-02-01', product: 2 },
    ])
    expect(spans).toEqual(['1 2024-01-01 2024-03-01'])
    expect(words).toEqual([
      '2023-06-01 new start p1 USD 900.00',
      '2024-03-01 contraction/product-dropped end p1 USD -900.00',
      '2024-03-01 contraction/cross-sell start p2 500.00',
    ])
  })

  test('a line that starts in the span is new on the first day with a rate', () => {
    expect(spansOf([{ ...dollars, from: '2024-06-01' }])).toEqual({
      words: ['2025-01-01 new start p1 USD 800.00'],
      spans: ['1 2024-06-01 2025-01-01'],
    })
  })

  test('a line that lives and ends inside the span leaves only the span', () => {
    expect(spansOf([{ ...dollars, from: '2024-06-01', to: '2024-07-01' }])).toEqual({
      words: [],
      spans: ['1 2024-06-01 2024-07-01'],
    })
  })

  test('without any rate ever an evergreen line is undefined without an end', () => {
    const { movements, undefinedSpans } = ledger(
      [
        { amount: '10', from: '2024-01-01' },
        { ...dollars, from: '2024-02-01' },
      ],
      [],
      'day',
    )
    expect(told(movements)).toEqual(['2024-01-01 new start p1 10.00'])
    expect(undefinedSpans).toMatchObject([{ account: 1, from: day('2024-02-01'), to: null }])
  })

  test('other accounts are not touched, unless they are counted together', () => {
    const other = { amount: '500', from: '2024-02-01', account: 2 }
    expect(spansOf([dollars, other])).toEqual({
      words: [
        '2023-06-01 new start p1 USD 900.00',
        '2025-01-01 fx rate p1 USD -100.00',
        '2024-02-01 new start a2 p1 500.00',
      ],
      spans: ['1 2024-01-01 2025-01-01'],
    })
    expect(spansOf([dollars, other], { countedUnit: 'parent' }).spans).toEqual([
      '1 2024-01-01 2025-01-01',
      '2 2024-01-01 2025-01-01',
    ])
  })
})
