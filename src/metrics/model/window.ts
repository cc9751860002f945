import { addMonths, type Day, dayOfParts, formatMonth, lastDayOf, monthOf, parseDay } from '#foundation'

/** The day n months before: the last day of a month for the last of one, else the same day or the last that there is. */
export function monthsBefore(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), -months)
  const last = lastDayOf(month)
  if (day === lastDayOf(monthOf(day))) return last
  const [year, monthNumber] = formatMonth(month).split('-').map(Number)
  const dayOfMonth = day - lastDayOf(addMonths(monthOf(day), -1))
  return dayOfParts(year ?? 0, monthNumber ?? 0, dayOfMonth) ?? last
}

/** The day that a moment lies in, as it is written. */
export function dayOfMoment(moment: string): Day | null {
  return parseDay(moment.slice(0, 10))
}
