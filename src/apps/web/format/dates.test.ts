import { expect, it } from 'vitest'
import { addMonths, formatDay, formatMonth, formatMonthEnd, lastDayOf, monthsBetween } from './dates.js'

it('writes months and days in both languages', () => {
  expect(formatMonth('en', '2026-10')).toBe('October 2026')
  expect(formatMonth('pl', '2026-10')).toBe('październik 2026')
  expect(formatMonthEnd('pl', '2026-10')).toBe('31 października 2026')
  expect(formatDay('en', '2023-03-09')).toBe('9 Mar 2023')
})

it('counts months across years and knows how long they are', () => {
  expect(addMonths('2024-01', -11)).toBe('2023-02')
  expect(addMonths('2023-12', 1)).toBe('2024-01')
  expect(monthsBetween('2023-11', '2024-02')).toEqual(['2023-11', '2023-12', '2024-01', '2024-02'])
  expect(lastDayOf('2024-02')).toBe('2024-02-29')
})
