import type { FieldType } from '#platform'
import { type DateFormat, readClock } from '../values/read-day.js'
import { decimalReader } from '../values/read-decimal.js'
import { readCurrency, readFlag, readPeriod } from '../values/read-words.js'
import { Refusal } from '../values/refusal.js'

/** What the values of a column look like. */
export type LooksLike = 'blank' | Exclude<FieldType, 'choice' | 'list'> | 'email'

/** A column as its first rows show it. */
export type ColumnProfile = {
  readonly name: string
  readonly index: number
  readonly samples: readonly string[]
  /** Share of rows that are not blank. */
  readonly filled: number
  readonly different: number
  /** Every row has a value, and no two the same. */
  readonly unique: boolean
  /** Values stand in several rows, so it is no key of the rows. */
  readonly repeats: boolean
  readonly type: LooksLike
  readonly dates: DateFormat | null
  readonly decimals: '.' | ',' | null
  /** The values can be read in two ways. */
  readonly ambiguous: boolean
  /** Texts of signs such as €, and the codes that they probably mean. */
  readonly currencySigns: Readonly<Record<string, string>>
}

/** How the values of a column say that they are written; the file's other columns decide what is ambiguous. */
export type Rows = readonly (readonly (string | null)[])[]

const shownSamples = 5
const examined = 300

/** Describes a column by the values in some rows. */
export function profileColumn(name: string, index: number, rows: Rows): ColumnProfile {
  const texts: string[] = []
  for (const row of rows) {
    const text = row[index]?.trim()
    if (text) texts.push(text)
  }
  const different = new Set(texts)
  const values = [...different].slice(0, examined)
  const looks = lookAt(values)
  return {
    name,
    index,
    samples: values.slice(0, shownSamples).map(shortened),
    filled: rows.length === 0 ? 0 : texts.length / rows.length,
    different: different.size,
    repeats: different.size < texts.length * 0.95,
    unique: texts.length === rows.length && different.size === texts.length && texts.length > 0,
    ...looks,
  }
}

type Looks = Pick<ColumnProfile, 'type' | 'dates' | 'decimals' | 'ambiguous' | 'currencySigns'>
const plainLooks: Looks = { type: 'text', dates: null, decimals: null, ambiguous: false, currencySigns: {} }

function lookAt(values: readonly string[]): Looks {
  if (values.length === 0) return { ...plainLooks, type: 'blank' }
  const signs = currencySigns(values)
  if (signs) return { ...plainLooks, type: 'currency', currencySigns: signs }
  if (most(values, (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value))) return { ...plainLooks, type: 'email' }
  if (
    values.length <= 4 &&
    values.every((value) => !/^\d{2,}$/.test(value) && readable(readFlag, value)) &&
    !onlyDigits(values) &&
    (values.some((value) => value.length > 1) || new Set(values.map(readFlag)).size > 1)
  )
    return { ...plainLooks, type: 'flag' }
  if (values.every((value) => /^[a-z]{3}$/i.test(value) && readable(readCurrency, value)))
    return { ...plainLooks, type: 'currency' }
  if (values.every((value) => /\p{L}/u.test(value) && readable(readPeriod, value)))
    return { ...plainLooks, type: 'period' }
  return lookAtDays(values) ?? lookAtNumbers(values) ?? plainLooks
}

// 1 and 0 alone may be flags or counts; the name of the column decides, so they count as numbers.
function onlyDigits(values: readonly string[]): boolean {
  return values.every((value) => /^\d+$/.test(value))
}

function lookAtDays(values: readonly string[]): Looks | null {
  // A number of eight digits may be a day; other numbers are none.
  if (most(values, (value) => /^(19|20)\d{6}$/.test(value) && isDay(value, 'ISO')))
    return { ...plainLooks, type: 'day', dates: 'ISO' }
  if (!most(values, (value) => /\D/.test(value.slice(1)))) return lookAtUnix(values)
  for (const dates of ['ISO', 'M/D/Y', 'D/M/Y'] as const) {
    if (!most(values, (value) => isDay(value, dates))) continue
    const both = dates === 'M/D/Y' && values.every((value) => isDay(value, 'D/M/Y'))
    const written = both && values.some((value) => value.includes('.')) ? 'D/M/Y' : dates
    const timed = values.filter((value) => /\d:\d\d/.test(value) && !/[ T]0?0:00(:00(\.0+)?)?\b/.test(value))
    const type = timed.length > values.length / 2 ? 'moment' : 'day'
    return { ...plainLooks, type, dates: written, ambiguous: both && written === 'M/D/Y' }
  }
  return null
}

function lookAtUnix(values: readonly string[]): Looks | null {
  const between = (digits: number) => (value: string) =>
    value.length === digits && /^1[0-9]+$/.test(value) && Number(value.slice(0, 10)) > 1_000_000_000
  if (most(values, between(10))) return { ...plainLooks, type: 'moment', dates: 'unix' }
  if (most(values, between(13))) return { ...plainLooks, type: 'moment', dates: 'unix-ms' }
  return null
}

function lookAtNumbers(values: readonly string[]): Looks | null {
  const point = decimalReader('.')
  const comma = decimalReader(',')
  const asPoint = most(values, (value) => readable(point, value))
  const asComma = most(values, (value) => readable(comma, value))
  if (!asPoint && !asComma) return null
  // 007 and the like are keys: a number would lose its zeros.
  if (values.some((value) => /^0\d/.test(value))) return null
  const marked = values.some((value) => /[.,]/.test(value))
  if (!marked) return { ...plainLooks, type: values.every((value) => /^-?\d+$/.test(value)) ? 'integer' : 'decimal' }
  const decimals =
    asPoint && asComma ? (values.some((value) => /,\d{1,2}$|,\d{4,}$/.test(value)) ? ',' : '.') : asPoint ? '.' : ','
  return { ...plainLooks, type: 'decimal', decimals, ambiguous: asPoint && asComma }
}

function isDay(value: string, dates: DateFormat): boolean {
  return !(readClock(value, dates) instanceof Refusal)
}

// A few wrong cells are no reason to take a column for something else: they will be refused one by one.
function most(values: readonly string[], test: (value: string) => boolean): boolean {
  const passed = values.filter(test).length
  const wrong = values.length - passed
  return wrong === 0 || (values.length >= 3 && wrong <= Math.max(1, values.length * 0.1))
}

function readable(read: (text: string) => string | Refusal, value: string): boolean {
  return !(read(value) instanceof Refusal)
}

const knownSigns: Readonly<Record<string, string>> = {
  '€': 'EUR',
  $: 'USD',
  '£': 'GBP',
  zł: 'PLN',
  złoty: 'PLN',
  Kč: 'CZK',
  '¥': 'JPY',
  US$: 'USD',
  euro: 'EUR',
  Euro: 'EUR',
}

function currencySigns(values: readonly string[]): Record<string, string> | null {
  const signs = values.filter((value) => knownSigns[value] !== undefined)
  if (signs.length === 0) return null
  if (!values.every((value) => knownSigns[value] !== undefined || readable(readCurrency, value))) return null
  return Object.fromEntries(signs.map((sign) => [sign, knownSigns[sign] ?? sign]))
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
