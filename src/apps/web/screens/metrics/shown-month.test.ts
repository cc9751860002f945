import { expect, it } from 'vitest'
import type { LedgerState } from '../revenue/question.js'
import { monthsOfWindow, shownMonth } from './shown-month.js'

const state = (firstMonth: string | null, lastMonth: string | null, today: string) =>
  ({ firstMonth, lastMonth, today }) as LedgerState

it('metrics are shown of the last month that is over', () => {
  expect(shownMonth(state('2023-01', '2027-05', '2026-11-23'))).toBe('2026-10')
})

it('data that ended earlier are shown as of their own end', () => {
  expect(shownMonth(state('2023-01', '2024-12', '2026-11-23'))).toBe('2024-12')
})

it('a company that begins this month is shown so far, and one without movements not at all', () => {
  expect(shownMonth(state('2026-11', '2027-10', '2026-11-23'))).toBe('2026-11')
  expect(shownMonth(state('2027-02', '2027-10', '2026-11-23'))).toBe('2026-11')
  expect(shownMonth(state(null, null, '2026-11-23'))).toBeNull()
})

it('a window between two ends of months is the months after the first', () => {
  expect(monthsOfWindow('2023-12-31', '2024-12-31')).toEqual({ from: '2024-01', to: '2024-12' })
  expect(monthsOfWindow('2023-12-30', '2024-12-31')).toBeNull()
  expect(monthsOfWindow(null, '2024-12-31')).toBeNull()
})
