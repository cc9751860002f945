import type { Currency } from '#foundation'
import type { Policy } from '#ledger'
import type { EvidenceRow } from './evidence.js'
import { type Interval, intervalOf } from './interval.js'
import type { Metric, Words } from './metric.js'
import { isOverRenewals } from './renewal-form.js'
import { type MetricValue, metricValueOf, type Sums, settled, sumsOf } from './value.js'
import { type WithoutLargest, withoutLargest } from './without-largest.js'

/** A metric's value from its rows, with all that stands beside it. */
export type Answer = {
  /** The rows as the metric counts them. */
  readonly rows: readonly EvidenceRow[]
  readonly sums: Sums
  readonly value: MetricValue
  readonly interval: Interval
  readonly withoutLargest: WithoutLargest
  /** How many customers it is made of; of a ratio over a cohort, those of the cohort. */
  readonly units: number
}

/** Computes a metric from its rows (of one group, or of all). */
export function answerOf(metric: Metric, found: readonly EvidenceRow[], currency: Currency): Answer {
  const rows = settled(metric, found)
  const sums = sumsOf(rows)
  const value = metricValueOf(metric, sums, currency)
  const units = unitsOf(metric, rows, sums)
  if (!value.known) {
    const { because } = value
    const none: WithoutLargest = { largest: null, value: { known: false, because } }
    return { rows, sums, value, interval: { known: false, because }, withoutLargest: none, units }
  }
  const interval = intervalOf(metric, rows, currency)
  return { rows, sums, value, interval, withoutLargest: withoutLargest(metric, found, currency), units }
}

function unitsOf(metric: Metric, rows: readonly EvidenceRow[], sums: Sums): number {
  if (metric.kind === 'count') return Number(sums.numerator)
  if (metric.id === 'average-arr') return Number(sums.denominator)
  if (metric.evidence === 'ratio') return rows.filter(({ denominator }) => denominator > 0n).length
  return new Set(rows.map(({ account }) => account)).size
}

/** What a reader must know of a split by product; null for other splits. */
export function splitNote(metric: Metric, by: string | undefined, policy: Policy): Words | null {
  if (by !== 'product') return null
  if (isOverRenewals(metric, policy)) return renewalsOfProducts
  if (metric.evidence === 'ratio') return cohortsOfProducts
  if (metric.evidence === 'movements') return offset
  return metric.kind === 'sum' ? null : customersOfProducts
}

const cohortsOfProducts: Words = {
  en: 'By product the cohorts are of products: a customer that moves from one to the other is lost to the first, so the products do not add up to the whole.',
  pl: 'Według produktu kohorty dotyczą produktów: klient, który zmienia produkt, jest utracony dla pierwszego, więc produkty nie sumują się do całości.',
}

const renewalsOfProducts: Words = {
  en: 'By product a renewal counts for the product that was due. What one product gains does not make up for what another loses, so gross retention can be lower than that of the whole.',
  pl: 'Według produktu odnowienie liczy się dla produktu, który był do odnowienia. Wzrost jednego produktu nie równoważy straty innego, więc retencja brutto może być niższa niż dla całości.',
}

const offset: Words = {
  en: 'What a customer loses in one product and gains in another on the same day stands outside these amounts, as migration.',
  pl: 'To, co klient tego samego dnia traci w jednym produkcie, a zyskuje w innym, nie wchodzi do tych kwot – to migracja.',
}

const customersOfProducts: Words = {
  en: 'A customer with several products stands in each of them, so the products do not add up to the whole.',
  pl: 'Klient z kilkoma produktami występuje w każdym z nich, więc produkty nie sumują się do całości.',
}
