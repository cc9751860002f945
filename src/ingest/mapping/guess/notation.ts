import { addDays, formatDay, parseDay } from '#foundation'
import type { DateFormat } from '../values/read-day.js'
import { dayReader } from '../values/read-day.js'
import type { Refusal } from '../values/refusal.js'
import type { ColumnProfile, Rows } from './column-profile.js'

/** How the days and numbers of a file are written, and whether the values left a doubt. */
export type FileNotation = {
  readonly dates: DateFormat
  readonly decimals: '.' | ','
  readonly datesInDoubt: boolean
  readonly decimalsInDoubt: boolean
}

/** Settles by all columns of a file what one of them leaves open. `delimiter` is null where the format has none. */
export function notationOf(columns: readonly ColumnProfile[], delimiter: string | null): FileNotation {
  const numbers = columns.filter(({ type, decimals }) => type === 'decimal' && decimals !== null)
  const sureNumbers = numbers.filter(({ ambiguous }) => !ambiguous)
  const decimals = (sureNumbers.length > 0 ? mostOf(sureNumbers, 'decimals') : mostOf(numbers, 'decimals')) ?? '.'
  const days = columns.filter(({ dates }) => dates === 'D/M/Y' || dates === 'M/D/Y')
  const sureDays = days.filter(({ ambiguous }) => !ambiguous)
  const european = decimals === ',' || delimiter === ';'
  const order = mostOf(sureDays, 'dates') ?? (days.length > 0 ? (european ? 'D/M/Y' : mostOf(days, 'dates')) : null)
  return {
    dates: order ?? mostOf(columns, 'dates') ?? 'ISO',
    decimals,
    datesInDoubt: days.length > 0 && sureDays.length === 0,
    decimalsInDoubt: numbers.length > 0 && sureNumbers.length === 0,
  }
}

function mostOf<K extends 'dates' | 'decimals'>(columns: readonly ColumnProfile[], key: K): ColumnProfile[K] {
  const counts = new Map<ColumnProfile[K], number>()
  for (const column of columns) if (column[key] !== null) counts.set(column[key], (counts.get(column[key]) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? null
}

/** Whether ends of service are the last day with it or the first without; null where the days do not tell. */
export function endsInclusive(start: ColumnProfile, end: ColumnProfile, rows: Rows, dates: DateFormat): boolean | null {
  const read = dayReader(dates)
  let inclusive = 0
  let exclusive = 0
  let pairs = 0
  for (const row of rows) {
    const from = dayOf(row[start.index], read)
    const to = dayOf(row[end.index], read)
    if (from === null || to === null || to <= from) continue
    pairs++
    const last = formatDay(to).slice(8)
    const first = formatDay(from).slice(8)
    if (last === first) exclusive++
    else if (formatDay(addDays(to, 1)).slice(8) === first) inclusive++
  }
  if (pairs === 0 || Math.max(inclusive, exclusive) < pairs / 2) return null
  return inclusive > exclusive
}

function dayOf(cell: string | null | undefined, read: (text: string) => string | Refusal) {
  const text = cell?.trim()
  const value = text ? read(text) : null
  return typeof value === 'string' ? parseDay(value) : null
}
