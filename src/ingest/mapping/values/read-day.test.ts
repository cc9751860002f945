import { describe, expect, it } from 'vitest'
import { type DateFormat, dayReader } from './read-day.js'
import { momentReader } from './read-moment.js'
import { Refusal } from './refusal.js'

function day(text: string, format: DateFormat = 'ISO', plusDays = 0): string {
  const value = dayReader(format, plusDays)(text)
  return value instanceof Refusal ? `refused: ${value.reason}` : value
}

function moment(text: string, format: DateFormat = 'ISO'): string {
  const value = momentReader(format)(text)
  return value instanceof Refusal ? `refused: ${value.reason}` : value
}

describe('reading days', () => {
  it('reads year-month-day with any separator, under every setting', () => {
    for (const format of ['ISO', 'D/M/Y', 'M/D/Y'] as const) {
      for (const text of ['2024-03-09', '2024/3/9', '2024.03.09', '20240309'])
        expect(day(text, format)).toBe('2024-03-09')
    }
  })

  it('reads day/month and month/day only when the mapping says which it is', () => {
    expect(day('09.03.2024', 'D/M/Y')).toBe('2024-03-09')
    expect(day('9-3-2024', 'D/M/Y')).toBe('2024-03-09')
    expect(day('3/9/2024', 'M/D/Y')).toBe('2024-03-09')
    expect(day('03/09/2024')).toMatch(/refused: may be day\/month or month\/day/)
  })

  it('reads months by name', () => {
    expect(day('9 Mar 2024', 'D/M/Y')).toBe('2024-03-09')
    expect(day('09-March-2024', 'D/M/Y')).toBe('2024-03-09')
    expect(day('Mar 9, 2024', 'M/D/Y')).toBe('2024-03-09')
    expect(day('9 Mai 2024', 'D/M/Y')).toMatch(/refused/)
  })

  it('cuts the time of the day off without turning time zones', () => {
    for (const text of [
      '2021-02-18 14:16:37',
      '2021-02-18T23:59:59.999Z',
      '2021-02-18 3:00',
      '2021-02-18T01:00:00+05:00',
    ]) {
      expect(day(text)).toBe('2021-02-18')
    }
    expect(day('18/02/2021 11:05 PM', 'D/M/Y')).toBe('2021-02-18')
  })

  it('refuses days that the calendar does not have, and says when day and month look swapped', () => {
    expect(day('2023-02-29')).toBe('refused: is not a day of the calendar')
    expect(day('31/02/2024', 'D/M/Y')).toMatch(/not a day of the calendar$/)
    expect(day('12/31/2024', 'D/M/Y')).toMatch(/other way round/)
    expect(day('0000-00-00')).toMatch(/refused/)
  })

  it('refuses years of two digits', () => {
    expect(day('09/03/24', 'D/M/Y')).toMatch(/year of two digits/)
    expect(day('9-Mar-24', 'D/M/Y')).toMatch(/year of two digits/)
  })

  it('reads day numbers of spreadsheets and Unix times only when told to', () => {
    expect(day('45291', 'excel')).toBe('2023-12-31')
    expect(day('61', 'excel')).toBe('1900-03-01')
    expect(day('60', 'excel')).toMatch(/refused/)
    expect(day('45291')).toMatch(/"format": "excel"/)
    expect(day('1704067199', 'unix')).toBe('2023-12-31')
    expect(day('1704067199000', 'unix-ms')).toBe('2023-12-31')
    expect(day('1704067199')).toMatch(/"unix"/)
  })

  it('adds days, to turn a last day into the first day after', () => {
    expect(day('2024-02-29', 'ISO', 1)).toBe('2024-03-01')
    expect(day('31/12/2023', 'D/M/Y', 1)).toBe('2024-01-01')
  })

  it('refuses what is no day at all', () => {
    for (const text of ['soon', '2024', '2024-03', 'NULL', '12:30']) expect(day(text)).toMatch(/is not a day/)
  })
})

describe('reading moments', () => {
  it('writes them in UTC', () => {
    expect(moment('2024-03-09T12:30:00+02:00')).toBe('2024-03-09T10:30:00.000Z')
    expect(moment('2024-03-09 23:30:15.25 -0100')).toBe('2024-03-10T00:30:15.250Z')
    expect(moment('2024-03-09T12:30Z')).toBe('2024-03-09T12:30:00.000Z')
  })

  it('takes a text without zone as UTC and without time as midnight', () => {
    expect(moment('2024-03-09 12:30:00')).toBe('2024-03-09T12:30:00.000Z')
    expect(moment('2024-03-09')).toBe('2024-03-09T00:00:00.000Z')
    expect(moment('3/9/2024 1:05 PM', 'M/D/Y')).toBe('2024-03-09T13:05:00.000Z')
    expect(moment('3/9/2024 12:05 am', 'M/D/Y')).toBe('2024-03-09T00:05:00.000Z')
  })

  it('reads Unix times', () => {
    expect(moment('1704067199', 'unix')).toBe('2023-12-31T23:59:59.000Z')
  })

  it('refuses times that do not exist', () => {
    expect(moment('2024-03-09 25:00')).toMatch(/no time of the day/)
    expect(moment('2024-03-09 10:61')).toMatch(/no time of the day/)
    expect(moment('3/9/2024 13:05 PM', 'M/D/Y')).toMatch(/no time of the day/)
  })
})
