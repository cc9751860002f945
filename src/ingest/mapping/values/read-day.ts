import { addDays, dayOfParts, formatDay, parseDay } from '#foundation'
import { type ReadValue, Refusal } from './refusal.js'

/** How days are written in a file. `ISO` is year-month-day; days in that order are read under every setting. */
export const dateFormats = ['ISO', 'D/M/Y', 'M/D/Y', 'unix', 'unix-ms', 'excel'] as const

export type DateFormat = (typeof dateFormats)[number]

export type Clock = { readonly day: string; readonly time: string | null }

const time = String.raw`(?:[T ,]+(\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2}))?))?`
const plainIso = /^\d{4}-\d{2}-\d{2}$/
const isoDay = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`)
const compactDay = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${time}$`)
const numericDay = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})${time}$`)
const dayFirstName = new RegExp(String.raw`^(\d{1,2})[-/. ]+([A-Za-z]{3,9})\.?[-/., ]+(\d{4})${time}$`)
const monthFirstName = new RegExp(String.raw`^([A-Za-z]{3,9})\.? +(\d{1,2}),? +(\d{4})${time}$`)
const twoDigitYear = /^\d{1,2}[-/. ]+(?:\d{1,2}|[A-Za-z]{3,9})[-/. ]+\d{2}(?!\d)/
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const cachedDays = 20_000

/** A reader of days as `YYYY-MM-DD`; a time of day is cut off, without turning time zones. */
export function dayReader(format: DateFormat, plusDays = 0): ReadValue {
  const cache = new Map<string, string>()
  return (text) => {
    const before = cache.get(text)
    if (before !== undefined) return before
    const clock = readClock(text, format)
    if (clock instanceof Refusal) return clock
    const value = plusDays === 0 ? clock.day : later(clock.day, plusDays)
    if (cache.size < cachedDays) cache.set(text, value)
    return value
  }
}

function later(day: string, days: number): string {
  const start = parseDay(day)
  return start === null ? day : formatDay(addDays(start, days))
}

/** The day and, if it says one, the time of day of a text. */
export function readClock(text: string, format: DateFormat): Clock | Refusal {
  if (format === 'unix' || format === 'unix-ms') return ofUnix(text, format)
  if (format === 'excel' && /^\d+([.,]\d+)?$/.test(text)) return ofSerial(text.replace(',', '.'))
  if (plainIso.test(text))
    return checked(text, Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)))
  const iso = isoDay.exec(text)
  if (iso) return checked(text, Number(iso[1]), Number(iso[3]), Number(iso[4]), iso[5])
  const compact = compactDay.exec(text)
  if (compact) return checked(text, Number(compact[1]), Number(compact[2]), Number(compact[3]), compact[4])
  return ofOrder(text, format) ?? refused(text)
}

function ofOrder(text: string, format: DateFormat): Clock | Refusal | null {
  const named = dayFirstName.exec(text)
  if (named) return checked(text, Number(named[3]), monthNumber(named[2]), Number(named[1]), named[4])
  const american = monthFirstName.exec(text)
  if (american) return checked(text, Number(american[3]), monthNumber(american[1]), Number(american[2]), american[4])
  const numeric = numericDay.exec(text)
  if (!numeric) return null
  const [, first = '', , second = '', year = '', clock] = numeric
  if (format === 'D/M/Y') return checked(text, Number(year), Number(second), Number(first), clock)
  if (format === 'M/D/Y') return checked(text, Number(year), Number(first), Number(second), clock)
  return new Refusal('may be day/month or month/day; say "dates": "D/M/Y" or "M/D/Y" in the mapping')
}

function refused(text: string): Refusal {
  if (twoDigitYear.test(text)) return new Refusal('has a year of two digits; export it with four')
  if (/^\d{5}([.,]\d+)?$/.test(text)) {
    return new Refusal('looks like the day number of a spreadsheet; say "format": "excel" for this field')
  }
  if (/^\d{9,13}$/.test(text))
    return new Refusal('looks like a Unix time; say "format": "unix" or "unix-ms" for this field')
  return new Refusal('is not a day; days look like 2024-03-31')
}

function monthNumber(name = ''): number {
  const full = name.toLowerCase()
  const index = months.indexOf(full.slice(0, 3))
  const known = full.length === 3 || full === 'sept' || fullMonths.has(full)
  return known ? index + 1 : 0
}

const fullMonths = new Set(
  'january february march april may june july august september october november december'.split(' '),
)

function checked(text: string, year: number, month: number, dayOfMonth: number, clock?: string): Clock | Refusal {
  const day = dayOfParts(year, month, dayOfMonth)
  if (day === null) {
    const swapped = dayOfParts(year, dayOfMonth, month) !== null && !plainIso.test(text)
    const remedy = swapped ? '; are day and month the other way round?' : ''
    return new Refusal(`is not a day of the calendar${remedy}`)
  }
  if (year < 1900) return new Refusal('lies before 1900')
  return { day: formatDay(day), time: clock ?? null }
}

function ofUnix(text: string, format: 'unix' | 'unix-ms'): Clock | Refusal {
  if (!/^-?\d{1,14}(\.\d+)?$/.test(text)) return new Refusal('is not a Unix time, which is a number')
  return ofMilliseconds(Math.floor(Number(text) * (format === 'unix' ? 1000 : 1)))
}

// Day 60 of spreadsheets is a 29 February 1900 that never was; before it they are one day off.
function ofSerial(text: string): Clock | Refusal {
  const serial = Number(text)
  if (serial < 61 || serial >= 2_958_466) return new Refusal('is not a day number of a spreadsheet from March 1900 on')
  return ofMilliseconds(Math.round((serial - 25_569) * 86_400_000))
}

function ofMilliseconds(milliseconds: number): Clock | Refusal {
  const date = new Date(milliseconds)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1900 || date.getUTCFullYear() > 9999) {
    return new Refusal('lies outside the years 1900 to 9999')
  }
  const iso = date.toISOString()
  return { day: iso.slice(0, 10), time: `${iso.slice(11, 23)}Z` }
}
