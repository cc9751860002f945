import { expect, it } from 'vitest'
import { day, formatDay } from '#foundation'
import { monthsBefore } from './window.js'

it.each([
  ['2024-12-31', 12, '2023-12-31'],
  ['2024-02-29', 12, '2023-02-28'],
  ['2023-02-28', 12, '2022-02-28'],
  ['2025-02-28', 12, '2024-02-29'],
  ['2024-06-30', 1, '2024-05-31'],
  ['2024-12-15', 12, '2023-12-15'],
  ['2024-03-30', 1, '2024-02-29'],
])('the window that ends on %s after %i months starts with the end of %s', (at, months, from) => {
  expect(formatDay(monthsBefore(day(at), months))).toBe(from)
})
