import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseDecimal } from './decimal.js'
import { decimalsOf, formatMinor, shareOut, toMinor } from './money.js'

describe('minor units', () => {
  test('have as many decimals as ISO 4217 says', () => {
    expect([decimalsOf('EUR'), decimalsOf('JPY'), decimalsOf('KWD'), decimalsOf('CLF')]).toEqual([2, 0, 3, 4])
  })

  test('are written with the decimals of the currency, never as minus zero', () => {
    expect(formatMinor(-1250n, 'EUR')).toBe('-12.50')
    expect(formatMinor(0n, 'EUR')).toBe('0.00')
    expect(formatMinor(-5n, 'EUR')).toBe('-0.05')
    expect(formatMinor(1234n, 'JPY')).toBe('1234')
    expect(formatMinor(1234n, 'KWD')).toBe('1.234')
  })

  test('come from major units rounded half-even once', () => {
    expect(toMinor(decimal('0.125'), 'EUR')).toBe(12n)
    expect(toMinor(decimal('0.135'), 'EUR')).toBe(14n)
    expect(toMinor(decimal('2.5'), 'JPY')).toBe(2n)
    expect(toMinor(decimal('-0.125'), 'EUR')).toBe(-12n)
  })
})

describe('sharing out', () => {
  test('hands out the remainder: 100 in three is 33, 34, 33', () => {
    // Running thirds of 100: 33.33 → 33, 66.67 → 67, 100.
    expect(shareOut(100n, [1n, 1n, 1n])).toEqual([33n, 34n, 33n])
    expect(shareOut(-100n, [1n, 1n, 1n])).toEqual([-33n, -34n, -33n])
  })

  test('gives nothing to a weight of 0', () => {
    expect(shareOut(10n, [0n, 5n, 0n])).toEqual([0n, 10n, 0n])
  })

  const weights = fc
    .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 })
    .filter((all) => all.some((weight) => weight > 0n))

  test('sums to the total and is less than one unit away from the exact share', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), weights, (total, all) => {
        const parts = shareOut(total, all)
        const whole = all.reduce((sum, weight) => sum + weight, 0n)
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total)
        for (const [index, part] of parts.entries()) {
          const error = part * whole - total * (all[index] as bigint)
          expect((error < 0n ? -error : error) <= whole).toBe(true)
        }
      }),
    )
  })
})

function decimal(text: string) {
  const read = parseDecimal(text)
  if (!read) throw new Error(text)
  return read
}
