import type { Language } from '../i18n/language-names.js'
import { localeOf } from './numbers.js'

/** `2023-03` → `March 2023`. */
export function formatMonth(language: Language, month: string, length: 'long' | 'short' = 'long'): string {
  return dates(language, { month: length, year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))
}

/** `2023-03-09` → `9 Mar 2023`. */
export function formatDay(language: Language, day: string): string {
  return dates(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

/** The last day of a month in full: `31 March 2023`. */
export function formatMonthEnd(language: Language, month: string): string {
  return dates(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${lastDayOf(month)}T00:00:00Z`))
}

/** A moment in the reader's own zone. */
export function formatMoment(language: Language, moment: string): string {
  return dates(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(moment))
}

/** `2024-02` → `2024-02-29`. */
export function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** The month so many later (earlier if negative). */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7)
}

/** Every month from first to last. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last && months.length < 1200; month = addMonths(month, 1)) months.push(month)
  return months
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function dates(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language}${JSON.stringify(options)}`
  let format = formatters.get(key)
  if (!format) {
    // English days are written day first: March 9 and 9 March mean the same, 3/9 would not.
    format = new Intl.DateTimeFormat(language === 'pl' ? localeOf(language) : 'en-GB', options)
    formatters.set(key, format)
  }
  return format
}

/** The later of two months. */
export function laterOf(a: string, b: string): string {
  return [a, b].sort()[1] ?? a
}

/** The earlier of two months. */
export function earlierOf(a: string, b: string): string {
  return [a, b].sort()[0] ?? a
}

/** The name of a month of the year by its number: 4 → `April`. */
export function formatMonthName(language: Language, number: number): string {
  return dates(language, { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, number - 1, 1)))
}
