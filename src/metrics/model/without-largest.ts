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
  const weights = new Map<string, bigint>()
  for (const row of rows) {
    const before = weights.get(row.account)
    weights.set(row.account, before === undefined ? weightOf(row) : before + weightOf(row))
  }
  let largest: Weighed | null = null
  for (const each of weights) if (largest === null || isLarger(each, largest)) largest = each
  if (!largest) return { largest: null, value: { known: false, because: nobody } }
  const [account] = largest
  const named = { account, name: rows.find((row) => row.account === account)?.name ?? account }
  if (weights.size === 1) return { largest: named, value: { known: false, because: onlyOne } }
  const others = rows.filter((row) => row.account !== account)
  return { largest: named, value: metricValueOf(metric, sumsOf(settled(metric, others)), currency) }
}

// The ARR at the start of a window where there is one: a customer is not large because it grew.
function weightOf({ start, numerator, denominator }: EvidenceRow): bigint {
  return start ?? numerator + denominator
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}

type Weighed = readonly [account: string, weight: bigint]

function isLarger([account, weight]: Weighed, [other, otherWeight]: Weighed): boolean {
  const [one, two] = [size(weight), size(otherWeight)]
  return one > two || (one === two && account < other)
}

const nobody: Words = { en: 'No customer is in it.', pl: 'Nie obejmuje żadnego klienta.' }

const onlyOne: Words = { en: 'It has one customer only.', pl: 'Obejmuje tylko jednego klienta.' }
