import type { Currency } from '#foundation'
import type { EvidenceRow } from './evidence.js'
import type { Metric, Words } from './metric.js'
import { type MetricValue, metricValueOf, settled, sumsOf } from './value.js'

/** The largest customer of a metric, and the metric without it. */
export type WithoutLargest = {
  readonly largest: { readonly account: string; readonly name: string } | null
  readonly value: MetricValue
}

/**
 * Leave-one-out: the metric without its largest customer and all that this customer adds. The largest has the most ARR
 * at the start of the window, or the largest amount in absolute terms; of equal ones the lower key.
 */
export function withoutLargest(metric: Metric, rows: readonly EvidenceRow[], currency: Currency): WithoutLargest {
  const weights = new Map<string, { name: string; weight: bigint }>()
  for (const row of rows) {
    const { name, weight } = weights.get(row.account) ?? { name: row.name, weight: 0n }
    weights.set(row.account, { name, weight: weight + weightOf(row) })
  }
  const [largest] = [...weights].sort(
    ([a, one], [b, other]) => compare(size(other.weight), size(one.weight)) || (a < b ? -1 : 1),
  )
  if (!largest) return { largest: null, value: { known: false, because: nobody } }
  const named = { account: largest[0], name: largest[1].name }
  if (weights.size === 1) return { largest: named, value: { known: false, because: onlyOne } }
  const others = rows.filter(({ account }) => account !== named.account)
  return { largest: named, value: metricValueOf(metric, sumsOf(settled(metric, others)), currency) }
}

// The ARR at the start of a window where there is one: a customer is not large because it grew.
function weightOf({ start, numerator, denominator }: EvidenceRow): bigint {
  return start ?? numerator + denominator
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const nobody: Words = { en: 'No customer is in it.', pl: 'Nie obejmuje żadnego klienta.' }

const onlyOne: Words = { en: 'It has one customer only.', pl: 'Obejmuje tylko jednego klienta.' }
