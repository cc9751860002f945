import type { Input, Output } from '../../api/client.js'
import type { MetricSearch } from '../../search/metric-search.js'

export type MetricRow = Output<'metrics.rows'>['rows'][number]
export type MetricPage = Output<'metrics.rows'>
export type MetricValue = Exclude<Output<'metrics.show'>, readonly unknown[]>

/** A number in the words of `metrics.rows`. */
export function rowsInput(workspace: string, id: string, search: MetricSearch): Input<'metrics.rows'> {
  const { months, unassigned, sort: _, ...asked } = search
  return {
    id,
    workspace,
    ...asked,
    months: months ? Number(months) : undefined,
    unassigned: unassigned ? true : undefined,
  }
}

/** The same number in the words of `metrics.show`: one value, of the group where one is asked for. */
export function valueInput(workspace: string, id: string, search: MetricSearch): Input<'metrics.show'> {
  const isGroup = search.group !== undefined || search.unassigned !== undefined
  return rowsInput(workspace, id, isGroup ? search : { ...search, by: undefined })
}

/** One value of an answer; undefined where a group has none. */
export function oneValue(answer: Output<'metrics.show'>): MetricValue | undefined {
  return Array.isArray(answer) ? answer[0] : (answer as MetricValue)
}

/** The values of all groups. */
export function groupValues(answer: Output<'metrics.show'>): readonly MetricValue[] {
  return Array.isArray(answer) ? answer : [answer as MetricValue]
}

/** Whether a metric is of repeat business: its rows stand on invoice lines, not on movements. */
export function isFromInvoices(metric: string): boolean {
  return metric.startsWith('revenue-')
}
