import {
  addDays,
  addMonths,
  type Currency,
  type Day,
  divideHalfEven,
  firstDayOf,
  lastDayOf,
  monthOf,
} from '#foundation'

/** A line of an invoice as known at one moment. Ids are those of the store; `ref` is the source's own key. */
export type InvoiceLine = {
  readonly id: number
  readonly ref: string
  readonly account: number
  readonly product: number | null
  readonly issuedDay: Day | null
  readonly serviceStart: Day | null
  /** Exclusive. */
  readonly serviceEnd: Day | null
  /** Without tax; credits are negative. */
  readonly minor: bigint
  readonly currency: Currency
  readonly recurring: boolean
}

/** The days over which a line becomes revenue, `to` exclusive, at least one. */
export type Recognition = { readonly from: Day; readonly to: Day }

/**
 * When a line becomes revenue: evenly over its service days, else whole on the day of the invoice, else on the one day
 * of service that it names. Null if it names no day at all.
 */
export function recognitionOf(
  line: Pick<InvoiceLine, 'issuedDay' | 'serviceStart' | 'serviceEnd'>,
): Recognition | null {
  const { serviceStart, serviceEnd, issuedDay } = line
  if (serviceStart !== null && serviceEnd !== null && serviceEnd > serviceStart)
    return { from: serviceStart, to: serviceEnd }
  const on = issuedDay ?? serviceStart ?? serviceEnd
  return on === null ? null : { from: on, to: addDays(on, 1) }
}

/**
 * What of an amount has become revenue at the end of a day, in its minor units. Rounded half-even; the revenue of a
 * span is the difference of two such amounts, so that the spans of a line sum to its amount.
 */
export function recognisedBy(minor: bigint, { from, to }: Recognition, day: Day): bigint {
  if (day < from) return 0n
  if (day >= to - 1) return minor
  return divideHalfEven(minor * BigInt(day - from + 1), BigInt(to - from))
}

/**
 * The day n months before the end of a window, so that the window of n months is what lies after it up to the end:
 * from the last day of a month the last day of the earlier one, else the same day of the month, or the month's last.
 */
export function windowStart(end: Day, months: number): Day {
  const month = addMonths(monthOf(end), -months)
  if (end === lastDayOf(monthOf(end))) return lastDayOf(month)
  return Math.min(addDays(firstDayOf(month), end - firstDayOf(monthOf(end))), lastDayOf(month)) as Day
}
