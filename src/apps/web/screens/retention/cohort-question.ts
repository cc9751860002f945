import type { Output } from '../../api/client.js'
import { addMonths, laterOf } from '../../format/dates.js'
import { ratioOf, sumOf } from '../../format/exact.js'
import type { RetentionQuestion } from './retention-question.js'

export type CohortPeriod = 'month' | 'quarter' | 'year'
export type Cohort = Output<'metrics.cohorts'>['rows'][number]

const monthsOf = { month: 1, quarter: 3, year: 12 } as const
const cohortsShown = { month: 18, quarter: 16, year: 12 } as const

/** The first month of the first cohort shown: the newest so many periods, none before the data. */
export function firstCohort({ month, state }: RetentionQuestion, period: CohortPeriod): string {
  const earliest = laterOf(addMonths(month, 1 - cohortsShown[period] * monthsOf[period]), state.firstMonth ?? month)
  return periodStart(earliest, period)
}

function periodStart(month: string, period: CohortPeriod): string {
  const [year = '', number = '1'] = month.split('-')
  const start = Math.floor((Number(number) - 1) / monthsOf[period]) * monthsOf[period] + 1
  return `${year}-${String(start).padStart(2, '0')}`
}

/** What all cohorts that are a year old kept after it: money now over money at the start. Null where none is. */
export function keptAfterYear(rows: readonly Cohort[], period: CohortPeriod): string | null {
  const cells = rows.flatMap((row) =>
    row.cells.filter((cell) => cell.age === 12 / monthsOf[period] && cell.arr !== null),
  )
  const start = sumOf(['0', ...cells.map((cell) => cell.start ?? '0')])
  return ratioOf(sumOf(['0', ...cells.map((cell) => cell.arr ?? '0')]), start, 6)
}
