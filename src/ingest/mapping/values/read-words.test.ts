import { describe, expect, it } from 'vitest'
import { choiceReader, readCurrency, readFlag, readList, readPeriod } from './read-words.js'
import { type ReadValue, Refusal } from './refusal.js'

function result(read: ReadValue, text: string): string {
  const value = read(text)
  return value instanceof Refusal ? `refused: ${value.reason}` : value
}

describe('reading words', () => {
  it('reads flags in English and Polish, whatever their capitals', () => {
    for (const text of ['TRUE', 'True', 'true', '1', 'yes', 'Y', 'tak', 'TAK'])
      expect(result(readFlag, text)).toBe('true')
    for (const text of ['FALSE', 'False', 'false', '0', 'no', 'N', 'nie']) expect(result(readFlag, text)).toBe('false')
    for (const text of ['maybe', '2', 'constructor']) expect(result(readFlag, text)).toMatch(/refused/)
  })

  it('reads ISO 4217 codes only', () => {
    expect(result(readCurrency, 'usd')).toBe('USD')
    expect(result(readCurrency, 'PLN')).toBe('PLN')
    expect(result(readCurrency, '€')).toMatch(/translate it by "values"/)
    for (const text of ['EURO', 'ABC', 'US']) expect(result(readCurrency, text)).toMatch(/not an ISO 4217/)
  })

  it('reads one of the allowed words', () => {
    expect(result(choiceReader(['day', 'budget']), 'Budget')).toBe('budget')
    expect(result(choiceReader(['end-user', 'reports_to']), 'End User')).toBe('end-user')
    expect(result(choiceReader(['end-user', 'reports_to']), 'reports to')).toBe('reports_to')
    expect(result(choiceReader(['day', 'budget']), 'spot')).toBe('refused: is none of: day, budget')
  })

  it('reads lists as JSON text', () => {
    expect(result(readList, 'end user; procurement ;;')).toBe('["end user","procurement"]')
    expect(result(readList, '["a","b"]')).toBe('["a","b"]')
    expect(result(readList, '[1]')).toMatch(/refused/)
  })

  it('reads periods as a unit or a count of it', () => {
    const pairs = {
      day: ['day', 'daily', 'P1D', 'DAY'],
      week: ['week', 'Weekly', 'P1W'],
      month: ['month', 'Monthly', 'monthly', 'months', '1 month', 'P1M', 'per month', 'miesięcznie', '1 month'],
      quarter: ['quarterly', 'Q', 'kwartał'],
      year: ['year', 'annual', 'Annually', 'yearly', 'rocznie', 'P1Y', 'every 1 year'],
      '3 month': ['3 month', '3 months', '3-month', 'P3M', 'every 3 months', '3m'],
      '6 month': ['semi-annual', 'half-yearly', '6 months'],
      '2 year': ['2 years', 'biennial'],
    }
    for (const [period, texts] of Object.entries(pairs))
      for (const text of texts) expect(result(readPeriod, text)).toBe(period)
    for (const text of ['once', '0 months', 'fortnight', '3', 'toString'])
      expect(result(readPeriod, text)).toMatch(/refused/)
  })
})
