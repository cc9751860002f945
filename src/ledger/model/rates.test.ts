import { describe, expect, test } from 'vitest'
import { day } from '#foundation'
import { convert, rateOn } from './conversion.js'
import { exampleRate, exampleWorld } from './example-facts.js'
import type { Policy } from './policy.js'
import { type ExchangeRate, rateBookOf } from './rates.js'
import type { World } from './world.js'

function world(rates: ExchangeRate[], more: Partial<World> = {}): World {
  return exampleWorld({ rates: rateBookOf(rates), ...more })
}

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
