import { findWorkspace, type Workspace } from '#access/server'
import { type Currency, type Day, lastDayOf, type Month, parseDay, parseMonth } from '#foundation'
import { type Grouping, groupingOf } from '#ledger/server'
import { type Context, Failure, nearest } from '#platform/server'
import type { Metric } from '../model/metric.js'
import { findMetric, metrics } from '../model/registry.js'
import { dayOfMoment, monthsBefore } from '../model/window.js'

/** What every question about metrics says. */
export type Asked = {
  readonly workspace: string
  readonly at?: string
  readonly months?: number
  readonly by?: string
  readonly group?: string
  readonly unassigned?: boolean
  readonly policy?: string
  readonly measure: 'arr' | 'mrr'
  readonly currency?: string
  readonly asKnownAt?: string
}

/** A question about a metric, its defaults filled in. */
export type Question = {
  readonly workspace: Workspace
  readonly metric: Metric
  /** The day at whose end the value holds. */
  readonly at: Day
  /** The window (from, at], null where the metric has none. */
  readonly months: number | null
  readonly from: Day | null
  readonly grouping: Grouping | { readonly by: 'end-reason' }
  /** Undefined: all groups; null: what is unassigned. */
  readonly group: string | null | undefined
  readonly policy: string
  readonly measure: 'arr' | 'mrr'
  readonly currency: Currency
  readonly asKnownAt: string | undefined
  readonly computedAt: string
}

/** Reads what is asked; a failure says what does not fit. */
export async function questionOf({ database, clock }: Context, id: string, asked: Asked): Promise<Question> {
  const metric = metricNamed(id)
  const workspace = await findWorkspace(database, asked.workspace)
  const at = asked.at === undefined ? today(clock()) : dayAt(asked.at)
  const months = metric.window === null ? null : (asked.months ?? metric.window)
  return {
    workspace,
    metric,
    at,
    months,
    from: months === null ? null : monthsBefore(at, months),
    grouping: groupingFor(metric, asked.by),
    group: groupOf(asked),
    ...definitionOf(workspace, asked, clock()),
    measure: measureOf(metric, asked.measure),
  }
}

/** How numbers are defined in a question, the workspace's own where it does not say. */
export function definitionOf(
  workspace: Workspace,
  asked: Pick<Asked, 'policy' | 'currency' | 'asKnownAt'>,
  now: string,
): Pick<Question, 'policy' | 'currency' | 'asKnownAt' | 'computedAt'> {
  return {
    policy: asked.policy ?? workspace.policy,
    currency: asked.currency ?? workspace.currency,
    asKnownAt: asked.asKnownAt,
    computedAt: asked.asKnownAt ?? now,
  }
}

/** A range of months, inclusive; refused if it runs backwards or over fifty years. */
export function monthsOf(range: { readonly from: string; readonly to: string }): { from: Month; to: Month } {
  const [from, to] = [parseMonth(range.from), parseMonth(range.to)]
  if (from === null || to === null) throw new Failure('wrong-usage', 'A month is written as 2023-01.')
  if (from > to)
    throw new Failure(
      'wrong-usage',
      `The range runs backwards: from ${range.from} is after to ${range.to}. Swap the two.`,
    )
  if (to - from >= 600) throw new Failure('wrong-usage', 'The range is longer than fifty years. Ask for fewer months.')
  return { from, to }
}

/** The metric with an id; a failure that names the nearest one if there is none. */
export function metricNamed(id: string): Metric {
  const metric = findMetric(id)
  if (metric) return metric
  const near = nearest(
    id,
    metrics.map((one) => one.id),
  )
  throw new Failure(
    'not-found',
    `There is no metric "${id}".${near ? ` Did you mean "${near}"?` : ''} \`metrics list\` names them all.`,
  )
}

/** A month as its last day, or a day. */
export function dayAt(text: string): Day {
  const month = parseMonth(text)
  const day = month === null ? parseDay(text) : lastDayOf(month)
  if (day === null) throw new Failure('wrong-usage', `"${text}" is not a day of the calendar.`)
  return day
}

/** The day of a clock. */
export function today(moment: string): Day {
  const day = dayOfMoment(moment)
  if (day === null) throw new Error('Broken promise: the clock shows a day')
  return day
}

/** How a metric is split; refused where it cannot be. */
export function groupingFor(metric: Metric, by: string | undefined): Question['grouping'] {
  if (by === undefined) return { by: 'total' }
  if (metric.missing) return { by: 'total' }
  if (by === 'reason' && metric.groupings.includes('reason')) return { by: 'end-reason' }
  if (['unit', 'currency', 'reason'].includes(by) || (by === 'product' && !metric.groupings.includes(by)))
    throw new Failure(
      'wrong-usage',
      `${metric.id} cannot be split by ${by}. It can by ${metric.groupings.join(', ')} or attributes.NAME.`,
    )
  return groupingOf(by)
}

/** The group that is asked for; undefined is all, null what has none. */
export function groupOf({ by, group, unassigned }: Asked): string | null | undefined {
  if (by === undefined && (group !== undefined || unassigned))
    throw new Failure('wrong-usage', 'A group needs what it is a group of: give `by` too, such as segment.')
  return unassigned ? null : group
}

/** ARR is per year and MRR per month whatever measure the others are asked in. */
export function measureOf({ id }: Metric, measure: 'arr' | 'mrr'): 'arr' | 'mrr' {
  if (id === 'mrr') return 'mrr'
  return id === 'arr' || id === 'signed-not-live-arr' ? 'arr' : measure
}
