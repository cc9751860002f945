import { expect, it } from 'vitest'
import { formatAmount, formatChange, formatCompact, formatCount } from './numbers.js'

const nbsp = '\u00a0'

it('writes amounts in full and exactly, beyond what a float holds', () => {
  expect(formatAmount('en', '90071992547409931.07')).toBe('90,071,992,547,409,931.07')
  expect(formatAmount('pl', '90071992547409931.07')).toBe(`90 071 992 547 409 931,07`.replaceAll(' ', nbsp))
})

it('groups the thousands of four digits in Polish too', () => {
  expect(formatAmount('pl', '1234.50')).toBe(`1${nbsp}234,50`)
  expect(formatCount('pl', 5000)).toBe(`5${nbsp}000`)
})

it('writes losses with the minus sign U+2212 and gains with + where it is a difference', () => {
  expect(formatAmount('en', '-1234.50')).toBe('\u22121,234.50')
  expect(formatAmount('en', '10.00', { sign: 'always' })).toBe('+10.00')
  expect(formatAmount('en', '0.00', { sign: 'always' })).toBe('0.00')
  expect(formatAmount('pl', '-10.00', { sign: 'always', currency: 'PLN' })).toBe(`\u221210,00${nbsp}PLN`)
})

it('keeps the decimals that came, drops them in whole tables, adds them in a column of cents', () => {
  expect(formatAmount('en', '12.000')).toBe('12.000')
  expect(formatAmount('en', '12.00', { whole: true })).toBe('12')
  expect(formatAmount('en', '18657.6', { atLeast: 2 })).toBe('18,657.60')
})

it('writes cards with three significant digits and rates with one decimal', () => {
  expect(formatCompact('en', '12412345.67', 'EUR')).toBe('€12.4M')
  expect(formatCompact('pl', '12412345.67', 'PLN')).toBe(`12,4${nbsp}mln${nbsp}zł`)
  expect(formatChange('en', '0.0213')).toBe('+2.1%')
  expect(formatChange('en', '-0.0561')).toBe('\u22125.6%')
})
