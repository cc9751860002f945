import type { Output } from '../../../api/client.js'
import type { Language } from '../../../i18n/language-names.js'

/** A registry entry. */
export type Metric = Output<'metrics.list'>['rows'][number]

const members = {
  recurring: ['arr', 'mrr', 'customers', 'average-arr', 'largest-ten-share', 'signed-not-live-arr'],
  retention: ['nrr', 'grr', 'logo-retention', 'gross-churn', 'net-churn'],
  movements: [
    'new-arr',
    'reactivation-arr',
    'expansion-arr',
    'contraction-arr',
    'churned-arr',
    'fx-arr',
    'net-new-arr',
    'quick-ratio',
  ],
  revenue: ['revenue-ttm', 'revenue-nrr', 'revenue-grr'],
  pipeline: ['win-rate', 'sales-velocity', 'pipeline-coverage'],
} as const

export type MetricGroupName = keyof typeof members | 'economics'

const order: readonly MetricGroupName[] = ['recurring', 'retention', 'movements', 'revenue', 'economics', 'pipeline']

/** The metrics by what they tell of, in the order of the registry; what no group names is unit economics. */
export function groupsOf(metrics: readonly Metric[]): [MetricGroupName, Metric[]][] {
  return order.flatMap((group): [MetricGroupName, Metric[]][] => {
    const inGroup = metrics.filter(({ id }) => groupOf(id) === group)
    return inGroup.length > 0 ? [[group, inGroup]] : []
  })
}

/** Whether a metric is named by, or tells of, what is searched. */
export function matches(metric: Metric, text: string | undefined, language: Language): boolean {
  if (!text) return true
  const told = [metric.id, metric.name[language], metric.name.en, metric.words[language], metric.formula[language]]
  const wanted = text.toLocaleLowerCase(language)
  return told.some((words) => words.toLocaleLowerCase(language).includes(wanted))
}

function groupOf(id: string): MetricGroupName {
  const found = Object.entries(members).find(([, ids]) => (ids as readonly string[]).includes(id))
  return (found?.[0] as MetricGroupName | undefined) ?? 'economics'
}
