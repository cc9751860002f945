import { z } from 'zod'
import { action } from '#platform/server'
import { metrics } from '../model/registry.js'
import { metricOutput } from './metric-output.js'
import { toldMetric } from './metric-told.js'

/** The registry of metrics. */
export const metricsList = action({
  name: 'metrics.list',
  summary: 'List the metrics with their definitions.',
  effect: 'read',
  permission: 'metrics:read',
  errors: [],
  needsDatabase: false,
  command: { columns: ['id', 'name', 'formula', 'unit'] },
  input: z.object({}),
  output: z.object({ rows: z.array(metricOutput) }),
  async run() {
    return { rows: metrics.map(toldMetric) }
  },
})
