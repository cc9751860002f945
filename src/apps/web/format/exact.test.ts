import { expect, it } from 'vitest'
import { compareAmounts, hasDecimals, isSame, negated, ratioOf, signOf, sumOf } from './exact.js'

it('sums amounts exactly, however long, with the most decimals of them', () => {
  expect(sumOf(['0.10', '0.20'])).toBe('0.30')
  expect(sumOf(['90071992547409931.07', '0.01'])).toBe('90071992547409931.08')
  expect(sumOf(['1.5', '-2.25'])).toBe('-0.75')
  expect(sumOf(['100', '-100.00'])).toBe('0.00')
  expect(sumOf([])).toBe('0')
})

it('knows sign, opposite and order', () => {
  expect(['-0.01', '0.00', '3'].map(signOf)).toEqual([-1, 0, 1])
  expect(negated('-12.50')).toBe('12.50')
  expect(negated('0.00')).toBe('0.00')
  expect(isSame('12', '12.00')).toBe(true)
  expect(['10', '9.5', '-1'].sort(compareAmounts)).toEqual(['-1', '9.5', '10'])
})

it('divides with rounding half away from zero, and gives nothing for a division by zero', () => {
  expect(ratioOf('1', '3', 4)).toBe('0.3333')
  expect(ratioOf('-1', '8', 2)).toBe('-0.13')
  expect(ratioOf('2.10', '0.70', 1)).toBe('3.0')
  expect(ratioOf('5', '0.00', 1)).toBeNull()
})

it('sees whether a column needs decimals', () => {
  expect(hasDecimals(['1.00', null, '2.0', undefined])).toBe(false)
  expect(hasDecimals(['1.00', '2.05'])).toBe(true)
})
