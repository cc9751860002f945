import { expect, it } from 'vitest'
import { type Cohort, firstCohort, keptAfterYear } from './cohort-question.js'
import type { RetentionQuestion } from './retention-question.js'

const question = (month: string, firstMonth: string) => ({ month, state: { firstMonth } }) as RetentionQuestion

it('cohorts begin with the first month of a period, and not before the data', () => {
  expect(firstCohort(question('2026-10', '2019-10'), 'quarter')).toBe('2022-10')
  expect(firstCohort(question('2026-10', '2025-02'), 'quarter')).toBe('2025-01')
  expect(firstCohort(question('2026-10', '2025-02'), 'month')).toBe('2025-05')
  expect(firstCohort(question('2026-10', '2025-02'), 'year')).toBe('2025-01')
})

// 100 → 120 and 300 → 240 make 400 → 360: 90 %. The young cohort has no cell at that age.
it('what cohorts kept after a year weighs them by money', () => {
  const cohort = (start: string, arr: string | null, age: number) =>
    ({ cells: [{ age, start, arr }] }) as unknown as Cohort
  const rows = [cohort('100.00', '120.00', 4), cohort('300.00', '240.00', 4), cohort('50.00', '90.00', 3)]
  expect(keptAfterYear(rows, 'quarter')).toBe('0.900000')
  expect(keptAfterYear([cohort('50.00', '90.00', 3)], 'quarter')).toBeNull()
})
