import type { z } from 'zod'
import type { Metric } from '../model/metric.js'
import type { metricOutput } from './metric-output.js'

/** A registry entry as it is shown. */
export function toldMetric({ parts: _, ...metric }: Metric): z.input<typeof metricOutput> {
  return {
    ...metric,
    groupings: [...metric.groupings],
    doc: { en: `docs/metrics.en.md#${metric.id}`, pl: `docs/metrics.pl.md#${metric.id}` },
  }
}
