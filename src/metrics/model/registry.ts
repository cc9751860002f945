import type { Metric } from './metric.js'
import { movements } from './registry/movements.js'
import { pipeline } from './registry/pipeline.js'
import { recurring } from './registry/recurring.js'
import { retention } from './registry/retention.js'
import { revenue } from './registry/revenue.js'
import { unitEconomics } from './registry/unit-economics.js'

/** Every metric of definitions.md, in the order of its pages. */
export const metrics: readonly Metric[] = [
  ...recurring,
  ...movements,
  ...retention,
  ...revenue,
  ...unitEconomics,
  ...pipeline,
]

/** A metric by its id; undefined if there is none. */
export function findMetric(id: string): Metric | undefined {
  return metrics.find((metric) => metric.id === id)
}
