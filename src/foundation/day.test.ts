import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  day,
  dayOfParts,
  earlierOf,
  firstDayOf,
  fiscalYearStart,
  formatDay,
  formatMonth,
  lastDayOf,
  laterOf,
  month,
  monthOf,
  parseDay,
  parseMonth,
} from './day.js'

const anyDay = fc.integer({ min: day('0001-01-01'), max: day('9999-12-31') })

describe('days', () => {
  test('count from 1970-01-01 as Unix days do', () => {
    expect(day('1970-01-01')).toBe(0)
    expect(day('1970-01-02')).toBe(1)
    expect(day('1969-12-31')).toBe(-1)
    // 1,000,000,000 s after the epoch was 2001-09-09 (01:46:40 UTC): 1e9 ÷ 86,400 = 11,574.07.
    expect(day('2001-09-09')).toBe(11_574)
  })

  test('29 February exists in 2024 and 2000, not in 2023 and 1900', () => {
    expect(parseDay('2024-02-29')).not.toBeNull()
    expect(parseDay('2000-02-29')).not.toBeNull()
    expect(parseDay('2023-02-29')).toBeNull()
    expect(parseDay('1900-02-29')).toBeNull()
    expect(day('2024-03-01') - day('2024-02-01')).toBe(29)
    expect(day('2023-03-01') - day('2023-02-01')).toBe(28)
  })

  test.each(['2023-13-01', '2023-00-10', '2023-04-31', '2023-4-01', '2023-04-01T00:00', ' 2023-04-01', '20230401', ''])(
    '"%s" is not a day',
    (text) => expect(parseDay(text)).toBeNull(),
  )

  test('years before 100 are not mistaken for the twentieth century', () => {
    expect(formatDay(day('0050-06-01'))).toBe('0050-06-01')
    expect(dayOfParts(0, 1, 1)).toBeNull()
    expect(dayOfParts(10_000, 1, 1)).toBeNull()
  })

  test('reading what was written gives the same day', () => {
    fc.assert(
      fc.property(anyDay, (value) => {
        expect(day(formatDay(value as ReturnType<typeof day>))).toBe(value)
      }),
    )
  })

  test('each day lies in its month and is followed by the next', () => {
    fc.assert(
      fc.property(anyDay, (value) => {
        const today = value as ReturnType<typeof day>
        expect(firstDayOf(monthOf(today)) <= today && today <= lastDayOf(monthOf(today))).toBe(true)
        expect(addDays(lastDayOf(monthOf(today)), 1)).toBe(firstDayOf(addMonths(monthOf(today), 1)))
      }),
    )
  })

  test('of two days one is earlier and one later', () => {
    expect(earlierOf(day('2024-01-02'), day('2024-01-01'))).toBe(day('2024-01-01'))
    expect(laterOf(day('2024-01-02'), day('2024-01-01'))).toBe(day('2024-01-02'))
  })
})

describe('months', () => {
  test('step over the turn of the year', () => {
    expect(formatMonth(addMonths(month('2023-12'), 1))).toBe('2024-01')
    expect(formatMonth(addMonths(month('2023-01'), -1))).toBe('2022-12')
    expect(formatDay(lastDayOf(month('2024-02')))).toBe('2024-02-29')
  })

  test.each(['2023-13', '2023-00', '2023-1', '0000-01', '2023'])('"%s" is not a month', (text) =>
    expect(parseMonth(text)).toBeNull(),
  )

  test('text that we wrote ourselves must read', () => {
    expect(() => day('yesterday')).toThrow('"yesterday" is a day')
    expect(() => month('may')).toThrow('"may" is a month')
  })
})

describe('fiscal years', () => {
  test('begin on the first of their start month', () => {
    expect(formatDay(fiscalYearStart(day('2024-06-30'), 1))).toBe('2024-01-01')
    expect(formatDay(fiscalYearStart(day('2024-06-30'), 7))).toBe('2023-07-01')
    expect(formatDay(fiscalYearStart(day('2024-07-01'), 7))).toBe('2024-07-01')
    expect(formatDay(fiscalYearStart(day('2024-01-01'), 12))).toBe('2023-12-01')
  })
})
