import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { add, digitsAt, divideHalfEven, formatDecimal, multiply, parseDecimal, powerOfTen } from './decimal.js'

const anyDecimal = fc.record({
  digits: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
  scale: fc.integer({ min: 0, max: 8 }),
})

function decimal(text: string) {
  const read = parseDecimal(text)
  if (!read) throw new Error(text)
  return read
}

describe('decimals', () => {
  test('read plain text only', () => {
    expect(decimal('-12.50')).toEqual({ digits: -1250n, scale: 2 })
    expect(decimal('.5')).toEqual({ digits: 5n, scale: 1 })
    expect(decimal('7.')).toEqual({ digits: 7n, scale: 0 })
    for (const text of ['', '.', '-', '1e3', '1,000', '1.2.3', 'NaN', ' 1', '0x10'])
      expect(parseDecimal(text)).toBeNull()
  })

  test('write without trailing zeros and never as minus zero', () => {
    expect(formatDecimal(decimal('-12.50'))).toBe('-12.5')
    expect(formatDecimal(decimal('-0.00'))).toBe('0')
    expect(formatDecimal(decimal('0.05'))).toBe('0.05')
    expect(formatDecimal(decimal('100'))).toBe('100')
  })

  test('0.1 + 0.2 is 0.3', () => {
    expect(formatDecimal(add(decimal('0.1'), decimal('0.2')))).toBe('0.3')
    expect(formatDecimal(multiply(decimal('1.1'), decimal('1.1')))).toBe('1.21')
  })

  test('reading what was written gives the same number', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        const read = decimal(formatDecimal(value))
        expect(read.digits * powerOfTen(value.scale)).toBe(value.digits * powerOfTen(read.scale))
      }),
    )
  })

  test('digits at a larger scale are the same number', () => {
    expect(digitsAt(decimal('1.5'), 3)).toBe(1500n)
  })
})

describe('half-even division', () => {
  // IEEE 754 roundTiesToEven: 0.5 → 0, 1.5 → 2, 2.5 → 2, 3.5 → 4, and the same mirrored below 0.
  test.each([
    [1n, 2n, 0n],
    [3n, 2n, 2n],
    [5n, 2n, 2n],
    [7n, 2n, 4n],
    [-1n, 2n, 0n],
    [-3n, 2n, -2n],
    [-5n, 2n, -2n],
    [5n, -2n, -2n],
    [2n, 3n, 1n],
    [1n, 3n, 0n],
    [-2n, 3n, -1n],
    [10n, 5n, 2n],
  ])('%d ÷ %d is %d', (numerator, denominator, expected) =>
    expect(divideHalfEven(numerator, denominator)).toBe(expected),
  )

  test('is never further away than a half, and even at exactly a half', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (n, d) => {
          const quotient = divideHalfEven(n, d)
          const error = 2n * (n - quotient * d)
          const distance = error < 0n ? -error : error
          expect(distance <= d).toBe(true)
          if (distance === d) expect(quotient % 2n).toBe(0n)
        },
      ),
    )
  })
})
