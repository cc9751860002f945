import { type Currency, divideHalfEven, formatMinor } from '#foundation'
import type { EvidenceRow } from './evidence.js'
import { exactRatio } from './exact-ratio.js'
import type { Metric, MetricUnit, Words } from './metric.js'

/** A metric's value as decimal text, or why there is none. */
export type MetricValue =
  | { readonly known: true; readonly value: string }
  | { readonly known: false; readonly because: Words }

/** The sums over the rows of a metric. Of the ten largest, the rows say only what all have: see `settled`. */
export type Sums = { readonly numerator: bigint; readonly denominator: bigint }

/** What a metric's rows add up to. */
export function sumsOf(rows: readonly EvidenceRow[]): Sums {
  let numerator = 0n
  let denominator = 0n
  for (const row of rows) {
    numerator += row.numerator
    denominator += row.denominator
  }
  return { numerator, denominator }
}

/** The value of a metric whose rows have these sums. */
export function metricValueOf(metric: Metric, { numerator, denominator }: Sums, currency: Currency): MetricValue {
  if (metric.kind !== 'ratio') return { known: true, value: amountText(numerator, metric.unit, currency) }
  if (denominator <= 0n) return { known: false, because: metric.undefinedWhen ?? nothingToDivideBy }
  if (metric.unit === 'money')
    return { known: true, value: formatMinor(divideHalfEven(numerator, denominator), currency) }
  return { known: true, value: exactRatio(numerator, denominator) }
}

const nothingToDivideBy: Words = { en: 'There is nothing to divide by.', pl: 'Nie ma przez co dzielić.' }

/** An amount of a row or a sum as text: money from minor units, counts as they are. */
export function amountText(amount: bigint, unit: MetricUnit, currency: Currency): string {
  return unit === 'money' ? formatMinor(amount, currency) : amount.toString()
}

const largestCount = 10

/**
 * Rows as the metric counts them: of the share of the ten largest, the ARR of those ten stands above the line (of equal
 * ones those with the lower key). Others stay as they are. Ask it of the rows of one group.
 */
export function settled(metric: Metric, rows: readonly EvidenceRow[]): readonly EvidenceRow[] {
  if (metric.id !== 'largest-ten-share') return rows
  const ordered = [...rows].sort((a, b) => byAmount(b.denominator, a.denominator) || (a.account < b.account ? -1 : 1))
  return ordered.map((row, rank) => (rank < largestCount ? { ...row, numerator: row.denominator } : row))
}

function byAmount(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}
