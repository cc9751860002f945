import { describe, expect, test } from 'vitest'
import { day, formatDay } from '#foundation'
import { convert, rateOn } from './conversion.js'
import { exampleFacts, examplePolicy, exampleRate, exampleWorld, told } from './example-facts.js'
import { movementsOf } from './movements.js'
import type { Policy } from './policy.js'
import { type ExchangeRate, rateBookOf } from './rates.js'
import type { World } from './world.js'

function world(rates: ExchangeRate[], more: Partial<World> = {}): World {
  return exampleWorld({ rates: rateBookOf(rates), ...more })
}

function ledger(
  lines: Parameters<typeof exampleFacts>[0],
  rates: ExchangeRate[],
  fx: Policy['fx'],
  switches: Partial<Policy> = {},
  more: Partial<World> = {},
) {
  return movementsOf(exampleFacts(lines), examplePolicy({ fx, ...switches }), world(rates, more))
}

const dollars = { amount: '1000', from: '2023-06-01', currency: 'USD' }

/** What 1,000.00 of a currency is in EUR cents on a day, or why it is nothing. */
function thousand(currency: string, on: string, rates: ExchangeRate[], fx: Policy['fx'] = 'day'): bigint | string {
  const rate = rateOn(world(rates), fx, currency, day(on))
  return rate.known ? convert(100_000n, rate.value) : rate.because
}

describe('the rate of a day', () => {
  test('is the stated one, else the inverse of the opposite', () => {
    expect(thousand('USD', '2024-03-01', [exampleRate('USD', 'EUR', '2024-03-01', '0.9')])).toBe(90_000n)
    // 1 ÷ 1.25 = 0.8.
    expect(thousand('USD', '2024-03-01', [exampleRate('EUR', 'USD', '2024-03-01', '1.25')])).toBe(80_000n)
    // 1,000 ÷ 1.1 = 909.0909…
    expect(thousand('USD', '2024-03-01', [exampleRate('EUR', 'USD', '2024-03-01', '1.1')])).toBe(90_909n)
    const both = [exampleRate('EUR', 'USD', '2024-03-01', '1.25'), exampleRate('USD', 'EUR', '2024-03-01', '0.9')]
    expect(thousand('USD', '2024-03-01', both)).toBe(90_000n)
  })

  test('else goes through one third currency, of several the first by code', () => {
    const throughDollars = [
      exampleRate('PLN', 'USD', '2024-03-01', '0.25'),
      exampleRate('EUR', 'USD', '2024-03-01', '1.25'),
    ]
    // 0.25 ÷ 1.25 = 0.2.
    expect(thousand('PLN', '2024-03-01', throughDollars)).toBe(20_000n)
    const throughFrancs = [
      exampleRate('PLN', 'CHF', '2024-03-01', '0.22'),
      exampleRate('CHF', 'EUR', '2024-03-01', '1.05'),
    ]
    // 0.22 × 1.05 = 0.231; CHF comes before USD.
    expect(thousand('PLN', '2024-03-01', [...throughDollars, ...throughFrancs])).toBe(23_100n)
  })

  test('lasts seven days and no longer', () => {
    const rates = [exampleRate('USD', 'EUR', '2024-03-01', '0.9')]
    expect(thousand('USD', '2024-03-08', rates)).toBe(90_000n)
    expect(thousand('USD', '2024-03-09', rates)).toBe(
      'There is no exchange rate from USD to EUR on 2024-03-09, nor in the 7 days before it.',
    )
    expect(thousand('USD', '2024-02-29', rates)).toContain('from USD to EUR on 2024-02-29')
  })

  test('a rate of 0 is no rate', () => {
    expect(thousand('USD', '2024-03-01', [exampleRate('USD', 'EUR', '2024-03-01', '0')])).toContain('no exchange rate')
  })

  test('is converted per line, halves to the even cent', () => {
    const rate = rateOn(world([exampleRate('USD', 'EUR', '2024-03-01', '0.5')]), 'day', 'USD', day('2024-03-01'))
    expect(rate.known && [1n, 3n, 5n, -1n, -3n].map((minor) => convert(minor, rate.value))).toEqual([
      0n,
      2n,
      2n,
      0n,
      -2n,
    ])
  })

  test('yen have no cents on either side', () => {
    expect(thousand('JPY', '2024-03-01', [exampleRate('JPY', 'EUR', '2024-03-01', '0.006')])).toBe(60_000n)
    const inYen = world([exampleRate('EUR', 'JPY', '2024-03-01', '160')], { currency: 'JPY' })
    const rate = rateOn(inYen, 'day', 'EUR', day('2024-03-01'))
    // 100.05 EUR × 160 = 16,008 JPY.
    expect(rate.known && convert(10_005n, rate.value)).toBe(16_008n)
  })
})

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
