import { addDays, addMonths, type Day, dayOfParts, firstDayOf, lastDayOf, monthOf } from '#foundation'

/** The time that the sample spans. */
export type Calendar = {
  /** The day on which everything was exported; nothing was signed later. */
  readonly lastDay: Day
  /** First of the four full calendar years; the customers won before it are there with their whole history. */
  readonly firstYear: number
  /** The last calendar year that is over on `lastDay`. */
  readonly lastFullYear: number
  /** The day on which the company sold its first contract. */
  readonly historyStart: Day
}

/** The calendar of a sample that ends on a day: four full calendar years and two and a half to grow before. */
export function calendarUpTo(lastDay: Day): Calendar {
  const lastFullYear = yearOf(addDays(lastDay, 1)) - 1
  const firstYear = lastFullYear - 3
  return { lastDay, firstYear, lastFullYear, historyStart: dayIn(firstYear - 3, 7, 1) }
}

/** The calendar year of a day. */
export function yearOf(day: Day): number {
  return Math.floor(monthOf(day) / 12)
}

/** The day of a year, month (1–12) and day of month, which must exist. */
export function dayIn(year: number, month: number, dayOfMonth: number): Day {
  const found = dayOfParts(year, month, dayOfMonth)
  if (found === null) throw new Error(`Broken promise: ${year}-${month}-${dayOfMonth} is a day`)
  return found
}

/** The same day of the month n months later, or the last day of that month if it is shorter. */
export function monthsLater(day: Day, months: number): Day {
  const dayOfMonth = day - firstDayOf(monthOf(day))
  const target = addMonths(monthOf(day), months)
  return Math.min(firstDayOf(target) + dayOfMonth, lastDayOf(target)) as Day
}

/** The earlier of two days. */
export function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

/** The later of two days. */
export function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
