import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { type Grouping, readPolicy } from '#ledger/server'
import { action, Failure, sentenceField, type Transaction } from '#platform/server'
import type { Metric } from '../model/metric.js'
import type { SeriesPoint } from '../model/month-series.js'
import { readSeries } from '../store/read-series.js'
import { ledgerOf } from './ask-evidence.js'
import {
  byField,
  decimalField,
  definitionFields,
  monthField,
  windowFields,
  wordsField,
  workspaceField,
} from './fields.js'
import { metricOutput } from './metric-output.js'
import { definitionOf, groupingFor, measureOf, metricNamed, monthsOf } from './question.js'

const row = z.object({
  id: z.string(),
  month: monthField,
  group: z.string().nullable().optional().describe('With `by`: the group; null is unassigned.'),
  known: z.boolean(),
  value: decimalField.nullable(),
  because: sentenceField.nullable(),
  reason: wordsField.nullable().describe('Why there is no value, in every language.'),
  units: z.int().nullable().describe('How many customers it is made of.'),
})

/** Metrics month by month, for lines and tables; read from the kept monthly sums. */
export const metricsSeries = action({
  name: 'metrics.series',
  summary: 'Show metrics month by month.',
  effect: 'read',
  permission: 'metrics:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['ids'] },
  input: z.object({
    ids: z.array(z.string().max(400)).min(1).describe('The metrics; several, or with commas between them.'),
    workspace: workspaceField,
    from: monthField.describe('First month.'),
    to: monthField.describe('Last month.'),
    months: windowFields.months,
    by: byField,
    ...definitionFields,
  }),
  output: z.object({
    rows: z.array(row),
    units: z.record(z.string(), metricOutput.shape.unit).describe('What each metric is measured in.'),
    currency: z.string(),
    policy: z.string(),
    policyVersion: z.int(),
    computedAt: z.string(),
  }),
  async run(context, request) {
    const metrics = idsOf(request.ids).map(metricNamed)
    const { from, to } = monthsOf(request)
    const workspace = await findWorkspace(context.database, request.workspace)
    const asked = definitionOf(workspace, request, context.clock())
    const grouped = request.by !== undefined
    const read = async (transaction: Transaction) => {
      const policy = await readPolicy(transaction, workspace.id, asked.policy)
      const points: SeriesPoint[] = []
      for (const [measure, some] of byMeasure(metrics, request.measure)) {
        const ledger = await ledgerOf(transaction, { workspace, ...asked, measure }, context.signal)
        const grouping = groupingForAll(some, request.by)
        const shape = { from, to, months: request.months ?? null, grouping, grouped, ...asked }
        points.push(...(await readSeries(transaction, ledger, { ...shape, metrics: some })))
      }
      return { policy, points }
    }
    const { policy, points } = await context.database.withWorkspace(workspace.id, read, {
      snapshot: 'with-temporary-tables',
    })
    return {
      rows: metrics
        .flatMap(({ id }) => points.filter((point) => point.id === id))
        .map((point) => toldPoint(point, grouped)),
      units: Object.fromEntries(metrics.map(({ id, unit }) => [id, unit])),
      currency: asked.currency,
      policy: policy.name,
      policyVersion: policy.version,
      computedAt: asked.computedAt,
    }
  },
})

function idsOf(given: readonly string[]): string[] {
  return [...new Set(given.flatMap((text) => text.split(',')).map((id) => id.trim()))]
}

function byMeasure(metrics: readonly Metric[], measure: 'arr' | 'mrr'): Map<'arr' | 'mrr', Metric[]> {
  const groups = new Map<'arr' | 'mrr', Metric[]>()
  for (const metric of metrics) {
    const own = measureOf(metric, measure)
    groups.set(own, [...(groups.get(own) ?? []), metric])
  }
  return groups
}

function groupingForAll(metrics: readonly Metric[], by: string | undefined): Grouping {
  const groupings = metrics.map((metric) => groupingFor(metric, by))
  const found = groupings.find((grouping) => grouping.by !== 'total') ?? { by: 'total' }
  if (found.by === 'end-reason')
    throw new Failure('wrong-usage', 'A series cannot be split by reason. `metrics show churned-arr --by reason` can.')
  return found
}

function toldPoint({ id, month, group, value, units }: SeriesPoint, grouped: boolean): z.input<typeof row> {
  return {
    id,
    month,
    ...(grouped ? { group } : {}),
    known: value.known,
    value: value.known ? value.value : null,
    because: value.known ? null : value.because.en,
    reason: value.known ? null : value.because,
    units,
  }
}
