import type { Metric, MetricUnit } from './metric.js'

/** What the rows of a metric are measured in, above and below the line. */
export function unitsOfRows(metric: Metric): { readonly numerator: MetricUnit; readonly denominator: MetricUnit } {
  if (metric.kind !== 'ratio') return { numerator: metric.unit, denominator: metric.unit }
  if (metric.id.endsWith('logo-retention')) return { numerator: 'count', denominator: 'count' }
  return { numerator: 'money', denominator: metric.id === 'average-arr' ? 'count' : 'money' }
}
