import { addMonths, type Currency, formatMonth, lastDayOf, type Month } from '#foundation'
import { type Grouping, type LedgerInUse, readBridgeSums, readRenewalsDue, readRetentionMonths } from '#ledger/server'
import type { Transaction } from '#platform/server'
import { answerOf } from '../model/answer.js'
import { byGroup } from '../model/evidence.js'
import type { Metric, Words } from '../model/metric.js'
import { isInMonthSums, type SeriesPoint, seriesOf } from '../model/month-series.js'
import { inFormOf, isOverRenewals } from '../model/renewal-form.js'
import { renewalRows, retentionFormulas } from '../model/retention-evidence.js'
import { reasonWithoutValue } from '../model/undefined-days.js'
import { metricValueOf, sumsOf } from '../model/value.js'
import { readEvidence } from './read-evidence.js'
import { wordsOfReason } from './words-of-reason.js'

/** Some metrics over months, all in the measure of the ledger. */
export type SeriesQuestion = {
  readonly metrics: readonly Metric[]
  readonly from: Month
  readonly to: Month
  /** Length of the window; null takes that of each metric. */
  readonly months: number | null
  readonly grouping: Grouping
  readonly grouped: boolean
  readonly currency: Currency
  readonly asKnownAt: string | undefined
}

/**
 * Metrics month by month. Retention and all that monthly sums can tell are read from those sums, several metrics at
 * once; the others (the ten largest, lines not live, repeat revenue) month by month from their rows.
 */
export async function readSeries(
  transaction: Transaction,
  ledger: LedgerInUse,
  question: SeriesQuestion,
): Promise<SeriesPoint[]> {
  const points = new Map<string, SeriesPoint[]>()
  const add = (found: readonly SeriesPoint[]) => {
    for (const point of found) points.set(point.id, [...(points.get(point.id) ?? []), point])
  }
  const { metrics } = question
  const ratios = metrics.filter(({ id }) => retentionFormulas[id])
  const overRenewals = ratios.filter((metric) => isOverRenewals(metric, ledger.policy))
  const overCohorts = ratios.filter((metric) => !overRenewals.includes(metric))
  add(await fromRetention(transaction, ledger, question, overCohorts))
  add(await fromRenewals(transaction, ledger, question, overRenewals))
  add(await fromMonthSums(transaction, ledger, question, metrics.filter(isInMonthSums)))
  for (const metric of metrics) {
    if (retentionFormulas[metric.id] || isInMonthSums(metric)) continue
    add(await fromRows(transaction, ledger, question, metric))
  }
  return metrics.flatMap(({ id }) => points.get(id) ?? [])
}

async function fromRetention(
  transaction: Transaction,
  ledger: LedgerInUse,
  { from, to, months, grouping, currency }: SeriesQuestion,
  metrics: readonly Metric[],
): Promise<SeriesPoint[]> {
  const [first] = metrics
  if (!first) return []
  const windowMonths = months ?? first.window ?? 12
  const found = await readRetentionMonths(transaction, { ...ledger, from, to, windowMonths, grouping })
  const reasons = await wordsOfReasons(found.map(({ sums }) => (sums.known ? null : sums.because)))
  return metrics.flatMap((metric) =>
    found.map(({ month, group, sums }): SeriesPoint => {
      const at = { id: metric.id, month: formatMonth(month), group }
      if (!sums.known) return { ...at, value: unknownFor(sums.because, reasons), units: null }
      const formula = retentionFormulas[metric.id]
      if (!formula) throw new Error('Broken promise: only metrics of retention are asked for')
      const [numerator, denominator] = formula(sums.value)
      return { ...at, value: metricValueOf(metric, { numerator, denominator }, currency), units: sums.value.units }
    }),
  )
}

async function fromRenewals(
  transaction: Transaction,
  ledger: LedgerInUse,
  { from, to, months, grouping, grouped, currency }: SeriesQuestion,
  metrics: readonly Metric[],
): Promise<SeriesPoint[]> {
  const [first] = metrics
  if (!first) return []
  const windowMonths = months ?? first.window ?? 12
  const ends = Array.from({ length: to - from + 1 }, (_, nth) => addMonths(from, nth))
  const windows = ends.map((month) => ({ from: lastDayOf(addMonths(month, -windowMonths)), to: lastDayOf(month) }))
  const found = await readRenewalsDue(transaction, { ...ledger, windows, grouping })
  const reasons = await wordsOfReasons(found.map((due) => (due.known ? null : due.because)))
  return metrics.flatMap((metric) =>
    found.flatMap((due, nth): SeriesPoint[] => {
      const at = { id: metric.id, month: formatMonth(ends[nth] as Month) }
      if (!due.known) return [{ ...at, group: null, value: unknownFor(due.because, reasons), units: null }]
      const formula = retentionFormulas[metric.id]
      if (!formula) throw new Error('Broken promise: only metrics of retention are asked for')
      const rows = renewalRows(due.value, formula, (account) => ({ key: `${account}`, name: `${account}` }))
      const groups = grouped ? byGroup(rows) : new Map([[null, rows]])
      return [...groups].map(([group, ofGroup]) => {
        const value = metricValueOf(inFormOf(ledger.policy, metric), sumsOf(ofGroup), currency)
        return { ...at, group, value, units: ofGroup.length }
      })
    }),
  )
}

async function fromMonthSums(
  transaction: Transaction,
  ledger: LedgerInUse,
  { from, to, months, grouping, grouped, currency, asKnownAt }: SeriesQuestion,
  metrics: readonly Metric[],
): Promise<SeriesPoint[]> {
  if (metrics.length === 0) return []
  const longest = Math.max(...metrics.map(({ window }) => months ?? window ?? 0))
  const { workspaceId, movements, undefinedSpans } = ledger
  const source = { workspaceId, movements, basis: 'known', asKnownAt, from: addMonths(from, -longest), to } as const
  const sums = await readBridgeSums(transaction, source, grouping)
  const reasons = await wordsOfReasons(undefinedSpans.map(({ because }) => because))
  return metrics.flatMap((metric) => {
    const windowMonths = months ?? metric.window ?? 0
    const points = seriesOf(metric, sums, { from, to, months: windowMonths, grouped, currency })
    return points.map((point, index) => {
      const month = addMonths(from, index % (to - from + 1))
      const start = metric.window === null ? null : lastDayOf(addMonths(month, -windowMonths))
      const because = reasonWithoutValue(undefinedSpans, start, lastDayOf(month))
      return because === null ? point : { ...point, value: unknownFor(because, reasons), units: null }
    })
  })
}

async function fromRows(
  transaction: Transaction,
  ledger: LedgerInUse,
  { from, to, months, grouping, grouped, currency, asKnownAt }: SeriesQuestion,
  metric: Metric,
): Promise<SeriesPoint[]> {
  const points: SeriesPoint[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) {
    const length = metric.window === null ? null : (months ?? metric.window)
    const start = length === null ? null : lastDayOf(addMonths(month, -length))
    const asked = { metric, at: lastDayOf(month), from: start, months: length, grouping, asKnownAt }
    const evidence = await readEvidence(transaction, ledger, asked)
    const at = { id: metric.id, month: formatMonth(month) }
    if (!evidence.known) {
      points.push({ ...at, group: null, value: { known: false, because: evidence.because }, units: null })
      continue
    }
    const groups = grouped ? byGroup(evidence.rows) : new Map([[null, evidence.rows]])
    for (const [group, rows] of groups) {
      const { value, units } = answerOf(metric, rows, currency)
      points.push({ ...at, group, value, units })
    }
  }
  return points
}

type Reasons = ReadonlyMap<string, Words>

// Of many months few differ in their reason, so each is put into words once.
async function wordsOfReasons(reasons: readonly (string | null)[]): Promise<Reasons> {
  const words = new Map<string, Words>()
  for (const because of reasons)
    if (because !== null && !words.has(because)) words.set(because, await wordsOfReason(because))
  return words
}

function unknownFor(because: string, reasons: Reasons): { known: false; because: Words } {
  return { known: false, because: reasons.get(because) ?? { en: because, pl: because } }
}
