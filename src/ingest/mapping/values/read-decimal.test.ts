import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDecimal } from '#foundation'
import { type DecimalMark, decimalReader, integerReader, majorOfMinor } from './read-decimal.js'
import { Refusal } from './refusal.js'

function decimal(text: string, mark: DecimalMark = '.', times?: string): string {
  const value = decimalReader(mark, times === undefined ? null : parseDecimal(times))(text)
  return value instanceof Refusal ? `refused: ${value.reason}` : value
}

describe('reading decimals', () => {
  it('writes them plainly, without needless zeros', () => {
    const pairs = [
      ['12.50', '12.5'],
      ['0012', '12'],
      ['.5', '0.5'],
      ['5.', '5'],
      ['-0', '0'],
      ['-0.00', '0'],
      ['+7', '7'],
      ['0', '0'],
    ] as const
    for (const [text, value] of pairs) expect(decimal(text)).toBe(value)
  })

  it('reads groups of thousands in the notation that the mapping names', () => {
    for (const text of [
      '1,234,567.50',
      '1 234 567.5',
      '1\u00a0234\u202f567.5'.replace('\u202f', '\u00a0'),
      "1'234'567.50",
    ]) {
      expect(decimal(text)).toBe('1234567.5')
    }
    for (const text of ['1.234.567,50', '1 234 567,5', '1\u202f234\u202f567,5', '1234567,5']) {
      expect(decimal(text, ',')).toBe('1234567.5')
    }
    expect(decimal('12,34,567')).toBe('1234567')
  })

  it('refuses the other notation instead of guessing', () => {
    expect(decimal('12,5')).toMatch(/decimal mark is a point/)
    expect(decimal('1.234,50')).toMatch(/decimal mark is a point/)
    expect(decimal('12.5', ',')).toMatch(/decimal mark is a comma/)
    expect(decimal('1,23,4')).toMatch(/refused/)
    expect(decimal('1,2345')).toMatch(/refused/)
  })

  it('reads brackets, minus signs of every kind and percentages', () => {
    for (const text of ['(1,200.50)', '-1,200.50', '−1200.50', '1200.50-', '- 1200.5'])
      expect(decimal(text)).toBe('-1200.5')
    expect(decimal('12.5 %')).toBe('0.125')
  })

  it('says what is wrong with currencies, exponents and words', () => {
    for (const text of ['$12.50', '12,50 €', 'USD 12', '12 PLN']) expect(decimal(text)).toMatch(/has a currency in it/)
    expect(decimal('1.2E+05')).toMatch(/has an exponent/)
    for (const text of ['NaN', 'Infinity', '-inf']) expect(decimal(text)).toBe('refused: is not a number')
    for (const text of ['n/a', '-', '()', '1.2.3', '--5', '12a']) expect(decimal(text)).toMatch(/refused/)
  })

  it('multiplies exactly', () => {
    expect(decimal('12.5', '.', '0.01')).toBe('0.125')
    expect(decimal('0.1', '.', '-1')).toBe('-0.1')
    expect(decimal('123456789012345678901234.56', '.', '10')).toBe('1234567890123456789012345.6')
  })

  it('reads whole numbers', () => {
    expect(integerReader('.')('30.0')).toBe('30')
    expect(integerReader('.')('30.5')).toEqual(new Refusal('is not a whole number'))
    expect(integerReader('.')('99999999999')).toEqual(new Refusal('is too large'))
  })

  it('turns minor units into major ones by the decimals of the currency', () => {
    expect(majorOfMinor('150000', 'USD')).toBe('1500')
    expect(majorOfMinor('5', 'EUR')).toBe('0.05')
    expect(majorOfMinor('4.2', 'USD')).toBe('0.042')
    expect(majorOfMinor('150', 'JPY')).toBe('150')
    expect(majorOfMinor('-1', 'KWD')).toBe('-0.001')
  })

  it('reads back every decimal that either notation writes', () => {
    const groups = fc.constantFrom('', ' ', "'")
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.integer({ min: 0, max: 4 }),
        groups,
        (digits, scale, group) => {
          const plain = decimal(`${digits < 0n ? '-' : ''}${pointed(digits, scale, '.', '')}`)
          const written = `${digits < 0n ? '-' : ''}${pointed(digits, scale, ',', group)}`
          expect(decimal(written, ',')).toBe(plain)
        },
      ),
    )
  })
})

function pointed(digits: bigint, scale: number, mark: string, group: string): string {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0')
  const whole = text.slice(0, text.length - scale).replace(/\B(?=(\d{3})+$)/g, group)
  return scale ? `${whole}${mark}${text.slice(-scale)}` : whole
}
