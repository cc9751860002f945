import { client, type Input } from '../../../api/client.js'
import { csvOf, offerFile } from '../../../format/csv.js'
import type { Reconciled } from './reconciled.js'

const columns = [
  'account',
  'accountName',
  'source',
  'day',
  'theirs',
  'ours',
  'difference',
  'tolerance',
  'state',
  'because',
  'open',
  'owner',
  'category',
  'reason',
  'note',
  'explainedAt',
  'by',
] as const satisfies readonly (keyof Reconciled)[]

/** Offers every row that matches as CSV, also those of later pages. */
export async function offerDifferences(input: Input<'reconciliation.list'>, day: string): Promise<void> {
  const rows: Reconciled[] = []
  let after: string | undefined
  do {
    const page = await client.read('reconciliation.list', { ...input, limit: 5000, after })
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after !== undefined)
  const cells = rows.map((row) => columns.map((name) => (row[name] === null ? null : String(row[name]))))
  offerFile(`reconciliation-${day}.csv`, csvOf([columns, ...cells]))
}
