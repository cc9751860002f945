import { type DateFormat, readClock } from './read-day.js'
import { type ReadValue, Refusal } from './refusal.js'

const clock =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?: ?([AaPp])\.?[Mm]\.?)?(?: ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?$/

/** A reader of moments as ISO text in UTC. Without a zone the text is taken as UTC; without a time as midnight. */
export function momentReader(format: DateFormat): ReadValue {
  return (text) => {
    const read = readClock(text, format)
    if (read instanceof Refusal) return new Refusal(read.reason.replace('is not a day;', 'is not a moment;'))
    const offset = read.time === null ? 0 : millisecondsOf(read.time)
    if (offset === null) return new Refusal('has no time of the day that exists')
    return new Date(Date.parse(`${read.day}T00:00:00.000Z`) + offset).toISOString()
  }
}

function millisecondsOf(text: string): number | null {
  const parts = clock.exec(text)
  if (!parts) return null
  const [, hourText, minute = '0', second = '0', fraction = '', half, zone] = parts
  const hour = hourOfDay(Number(hourText), half)
  if (hour === null || Number(minute) > 59 || Number(second) > 59) return null
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'))
  return ((hour * 60 + Number(minute)) * 60 + Number(second)) * 1000 + milliseconds - zoneMilliseconds(zone)
}

function hourOfDay(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour > 23 ? null : hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

function zoneMilliseconds(zone: string | undefined): number {
  const parts = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone ?? '')
  if (!parts) return 0
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3] ?? 0)) * 60_000
}
