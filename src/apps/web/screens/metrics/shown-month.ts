import { addMonths, earlierOf, lastDayOf, laterOf } from '../../format/dates.js'
import type { LedgerState } from '../revenue/question.js'

/** The month that metrics are shown of at first: the last one that is over and has data. Null without movements. */
export function shownMonth({ firstMonth, lastMonth, today }: LedgerState): string | null {
  if (firstMonth === null || lastMonth === null) return null
  const thisMonth = today.slice(0, 7)
  return laterOf(earlierOf(lastMonth, addMonths(thisMonth, -1)), earlierOf(firstMonth, thisMonth))
}

/** The months between two days that are both ends of months; null where a day is not: movements are listed by month. */
export function monthsOfWindow(from: string | null, asOf: string): { from: string; to: string } | null {
  if (from === null || !isMonthEnd(from) || !isMonthEnd(asOf)) return null
  return { from: addMonths(from.slice(0, 7), 1), to: asOf.slice(0, 7) }
}

function isMonthEnd(day: string): boolean {
  return lastDayOf(day.slice(0, 7)) === day
}
