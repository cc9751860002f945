import { client } from '../../api/client.js'
import { csvOf, offerFile } from '../../format/csv.js'
import type { MetricSearch } from '../../search/metric-search.js'
import { type MetricRow, rowsInput } from './metric-input.js'

const fields = [
  'account',
  'name',
  'group',
  'unit',
  'line',
  'product',
  'contract',
  'signedDay',
  'startDay',
  'replaces',
  'arr',
  'replaced',
  'then',
  'now',
  'numerator',
  'denominator',
  'amount',
] as const satisfies readonly (keyof MetricRow)[]

/** Offers all rows of a number as a file, also those of pages that are not shown. */
export async function offerRows(workspace: string, metric: string, search: MetricSearch): Promise<void> {
  const rows: MetricRow[] = []
  let after: string | undefined
  do {
    const page = await client.read('metrics.rows', { ...rowsInput(workspace, metric, search), limit: 5000, after })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  const named = fields.filter((field) => rows.some((row) => row[field] !== undefined))
  offerFile(`${metric}.csv`, csvOf([named, ...rows.map((row) => named.map((field) => row[field] ?? null))]))
}
