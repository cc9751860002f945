import { addMonths, type Currency, formatMonth, type Month } from '#foundation'
import type { MovementKind } from '#ledger'
import type { Metric } from './metric.js'
import { flowKinds } from './movement-evidence.js'
import { type MetricValue, metricValueOf, type Sums } from './value.js'

/** Movements of one kind in one month of one group; what lies before the first month stands in the month before it. */
export type MonthSum = {
  readonly group: string | null
  readonly month: Month
  readonly kind: MovementKind
  readonly minor: bigint
  readonly migrationMinor: bigint
  readonly transferMinor: bigint
  readonly customers: number
}

/** A value of a month. */
export type SeriesPoint = {
  readonly id: string
  readonly month: string
  readonly group: string | null
  readonly value: MetricValue
  /** How many customers it is made of; null where the monthly sums do not say. */
  readonly units: number | null
}

/** The metrics that monthly sums can tell. */
export function isInMonthSums({ id, evidence }: Metric): boolean {
  return evidence === 'movements' || ['arr', 'mrr', 'customers', 'average-arr'].includes(id)
}

/** What a series is asked for; a window is that of so many months that end with each month. */
export type SeriesShape = {
  readonly from: Month
  readonly to: Month
  readonly months: number
  readonly grouped: boolean
  readonly currency: Currency
}

/** A metric month by month from monthly sums, for each group (or the whole), groups in the order of their names. */
export function seriesOf(metric: Metric, sums: readonly MonthSum[], shape: SeriesShape): SeriesPoint[] {
  const groups = new Map<string | null, MonthSum[]>()
  if (!shape.grouped) groups.set(null, [])
  for (const sum of sums) groups.set(sum.group, [...(groups.get(sum.group) ?? []), sum])
  const names = [...groups.keys()].sort((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
  return names.flatMap((group) => pointsOf(metric, group, groups.get(group) ?? [], shape))
}

function pointsOf(metric: Metric, group: string | null, sums: readonly MonthSum[], shape: SeriesShape): SeriesPoint[] {
  const points: SeriesPoint[] = []
  for (let month = shape.from; month <= shape.to; month = addMonths(month, 1)) {
    const at = metric.evidence === 'movements' ? flowAt(metric, sums, shape, month) : balanceAt(metric, sums, month)
    const value = metricValueOf(metric, at.sums, shape.currency)
    points.push({ id: metric.id, month: formatMonth(month), group, value, units: at.units })
  }
  return points
}

type At = { readonly sums: Sums; readonly units: number | null }

function balanceAt({ id }: Metric, sums: readonly MonthSum[], month: Month): At {
  let arr = 0n
  let customers = 0
  for (const sum of sums) {
    if (sum.month > month) continue
    arr += sum.minor + sum.migrationMinor + sum.transferMinor
    customers += sum.customers
  }
  const numerator = id === 'customers' ? BigInt(customers) : arr
  const denominator = id === 'average-arr' ? BigInt(customers) : 0n
  return { sums: { numerator, denominator }, units: customers }
}

const lost: readonly MovementKind[] = ['contraction', 'churn']
const won: readonly MovementKind[] = ['new', 'reactivation', 'expansion']

function flowAt({ id }: Metric, sums: readonly MonthSum[], { months }: SeriesShape, month: Month): At {
  const inWindow = sums.filter((sum) => sum.month <= month && sum.month > month - months)
  const sumOf = (kinds: readonly MovementKind[]) =>
    inWindow.reduce((sum, { kind, minor }) => (kinds.includes(kind) ? sum + minor : sum), 0n)
  const kinds = flowKinds[id]
  const whole = kinds
    ? { numerator: sumOf(kinds), denominator: 0n }
    : { numerator: sumOf(won), denominator: -sumOf(lost) }
  return { sums: whole, units: null }
}
