import { assert } from './result.js'

declare const dayBrand: unique symbol
declare const monthBrand: unique symbol

/** A calendar day without time or zone, counted from 1970-01-01 (= 0). Compare and subtract it as a number. */
export type Day = number & { readonly [dayBrand]: 'Day' }

/** A calendar month: year × 12 + month − 1. Compare and step it as a number. */
export type Month = number & { readonly [monthBrand]: 'Month' }

const millisecondsPerDay = 86_400_000
const isoDay = /^(\d{4})-(\d{2})-(\d{2})$/
const isoMoment = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/
const isoMonth = /^(\d{4})-(\d{2})$/

/** The day of a year, month (1–12) and day of month; null if the calendar has no such day (2023-02-29). */
export function dayOfParts(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || dayOfMonth < 1) return null
  if (dayOfMonth > daysInMonth(year, month)) return null
  return dayNumber(year, month, dayOfMonth)
}

/** Reads `YYYY-MM-DD`; null if it is not exactly that or no such day exists. */
export function parseDay(text: string): Day | null {
  const parts = isoDay.exec(text)
  return parts ? dayOfParts(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null
}

/** Whether a text is a moment with its zone, such as `2024-02-01T00:00Z`, on a day and at a time that there is. */
export function isMoment(text: string): boolean {
  const [, ofDay = ''] = isoMoment.exec(text) ?? []
  return parseDay(ofDay) !== null
}

/** Reads `YYYY-MM-DD`. Throws on anything else: for text that we wrote ourselves, and tests. */
export function day(text: string): Day {
  const read = parseDay(text)
  assert(read !== null, `"${text}" is a day`)
  return read
}

/** Writes a day as `YYYY-MM-DD`. */
export function formatDay(value: Day): string {
  const date = new Date(value * millisecondsPerDay)
  return date.toISOString().slice(0, 10)
}

/** The day n days later (earlier if negative). */
export function addDays(value: Day, days: number): Day {
  return (value + days) as Day
}

/** The earlier of two days. */
export function earlierOf(a: Day, b: Day): Day {
  return Math.min(a, b) as Day
}

/** The later of two days. */
export function laterOf(a: Day, b: Day): Day {
  return Math.max(a, b) as Day
}

/** Reads `YYYY-MM`; null if it is not exactly that. */
export function parseMonth(text: string): Month | null {
  const parts = isoMonth.exec(text)
  if (!parts) return null
  const month = Number(parts[2])
  return month >= 1 && month <= 12 && Number(parts[1]) >= 1 ? monthOfParts(Number(parts[1]), month) : null
}

/** Reads `YYYY-MM`. Throws on anything else: for text that we wrote ourselves, and tests. */
export function month(text: string): Month {
  const read = parseMonth(text)
  assert(read !== null, `"${text}" is a month`)
  return read
}

/** The month of a year and month number (1–12). */
export function monthOfParts(year: number, monthNumber: number): Month {
  return (year * 12 + monthNumber - 1) as Month
}

/** Writes a month as `YYYY-MM`. */
export function formatMonth(value: Month): string {
  return `${String(yearOf(value)).padStart(4, '0')}-${String(monthNumberOf(value)).padStart(2, '0')}`
}

/** The month n months later (earlier if negative). */
export function addMonths(value: Month, months: number): Month {
  return (value + months) as Month
}

/** The month that a day lies in. */
export function monthOf(value: Day): Month {
  const date = new Date(value * millisecondsPerDay)
  return monthOfParts(date.getUTCFullYear(), date.getUTCMonth() + 1)
}

/** The first day of a month. */
export function firstDayOf(value: Month): Day {
  return dayNumber(yearOf(value), monthNumberOf(value), 1)
}

/** The last day of a month. */
export function lastDayOf(value: Month): Day {
  return addDays(firstDayOf(addMonths(value, 1)), -1)
}

/** The first day of the fiscal year that a day lies in. `startMonth` is 1–12; 1 is the calendar year. */
export function fiscalYearStart(value: Day, startMonth: number): Day {
  const current = monthOf(value)
  const year = monthNumberOf(current) >= startMonth ? yearOf(current) : yearOf(current) - 1
  return dayNumber(year, startMonth, 1)
}

function yearOf(value: Month): number {
  return Math.floor(value / 12)
}

function monthNumberOf(value: Month): number {
  return (value % 12) + 1
}

function daysInMonth(year: number, monthNumber: number): number {
  return dayNumber(monthNumber === 12 ? year + 1 : year, (monthNumber % 12) + 1, 1) - dayNumber(year, monthNumber, 1)
}

// Days from civil, after Howard Hinnant (howardhinnant.github.io/date_algorithms.html): exact for every year,
// where Date.UTC maps the years 0–99 to 1900–1999.
function dayNumber(year: number, monthNumber: number, dayOfMonth: number): Day {
  const y = monthNumber <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (monthNumber + (monthNumber > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return (era * 146_097 + dayOfEra - 719_468) as Day
}
