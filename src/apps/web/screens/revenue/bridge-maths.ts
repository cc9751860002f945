import { isSame, negated, ratioOf, signOf, sumOf } from '../../format/exact.js'
import type { FlowColumn } from '../../search/bridge-search.js'

/** A row of a bridge, of contracts or of invoices: amounts as decimal text, null where there are none. */
export type BridgeRow = { readonly [Name in FlowColumn]?: string | null } & {
  readonly month: string
  readonly group?: string | null
  readonly opening: string | null
  readonly closing: string | null
  readonly customers: number | null
  readonly because?: string
}

/** The columns of a bridge that is not grouped, in the order in which they are read. */
export const plainColumns = [
  'new',
  'reactivation',
  'expansion',
  'contraction',
  'churn',
  'fx',
  'unexplained',
  'restated',
] as const satisfies readonly FlowColumn[]

/** With groups, what moves between them is shown too. */
export const groupedColumns = [...plainColumns, 'migration', 'transfer'] as const satisfies readonly FlowColumn[]

/** Months in one row: the first opening, the sum of each column, the last closing. Null without rows. */
export function rangeOf<Row extends BridgeRow>(rows: readonly Row[]): Row | null {
  const first = rows[0]
  const last = rows[rows.length - 1]
  if (!first || !last) return null
  const sums = Object.fromEntries(groupedColumns.map((column) => [column, columnSum(rows, column)]))
  const because = rows.find((row) => row.because)?.because
  return { ...first, ...sums, closing: last.closing, customers: last.customers, ...(because ? { because } : {}) }
}

/** The sum of a column; null where a month has no amounts. */
export function columnSum(rows: readonly BridgeRow[], column: FlowColumn): string | null {
  const amounts: string[] = []
  for (const row of rows) {
    const amount = row[column] ?? (column in row ? null : '0')
    if (amount === null) return null
    amounts.push(amount)
  }
  return sumOf(amounts)
}

/** The proof that a bridge balances: opening + columns against closing, and every opening against the closing before. */
export type Proof = {
  readonly opening: string
  readonly terms: readonly { readonly column: FlowColumn; readonly amount: string }[]
  readonly sum: string
  readonly closing: string
  /** What is missing; zero where the bridge balances. */
  readonly difference: string
  /** Months whose opening is not the closing before. */
  readonly breaks: readonly string[]
}

/** Works the proof out anew from the numbers shown; null where a month has no amounts. */
export function proofOf(rows: readonly BridgeRow[], columns: readonly FlowColumn[]): Proof | null {
  const total = rangeOf(rows)
  if (!total || total.opening === null || total.closing === null) return null
  const terms: { column: FlowColumn; amount: string }[] = []
  for (const column of columns) {
    const amount = total[column]
    if (amount === null) return null
    terms.push({ column, amount: amount ?? '0' })
  }
  const sum = sumOf([total.opening, ...terms.map((term) => term.amount)])
  const breaks = rows.flatMap((row, index) => {
    const before = rows[index - 1]?.closing
    return before && row.opening && !isSame(before, row.opening) ? [row.month] : []
  })
  return {
    opening: total.opening,
    terms,
    sum,
    closing: total.closing,
    difference: sumOf([total.closing, negated(sum)]),
    breaks,
  }
}

/** A group with its months. */
export type BridgeGroup<Row extends BridgeRow = BridgeRow> = {
  readonly name: string | null
  readonly rows: readonly Row[]
  /** Its months in one row. */
  readonly total: Row
}

/** Groups by what they close with, the largest first, the unassigned one last. */
export function groupsOf<Row extends BridgeRow>(
  rows: readonly Row[],
  totalOf: (rows: readonly Row[]) => Row | null = rangeOf,
): BridgeGroup<Row>[] {
  const byName = new Map<string | null, Row[]>()
  for (const row of rows) {
    const name = row.group ?? null
    const ofGroup = byName.get(name)
    if (ofGroup) ofGroup.push(row)
    else byName.set(name, [row])
  }
  const groups = [...byName].flatMap(([name, ofGroup]) => {
    const total = totalOf(ofGroup)
    return total ? [{ name, rows: ofGroup, total }] : []
  })
  return groups.sort((a, b) => Number(a.name === null) - Number(b.name === null) || byClosing(a, b))
}

function byClosing(a: BridgeGroup, b: BridgeGroup): number {
  if (a.total.closing === null || b.total.closing === null) return 0
  return signOf(sumOf([b.total.closing, negated(a.total.closing)]))
}

/** How the closing of a month compares with its opening: a ratio with four decimals; null from nothing. */
export function growthOf(row: BridgeRow): string | null {
  if (row.opening === null || row.closing === null || signOf(row.opening) <= 0) return null
  return ratioOf(sumOf([row.closing, negated(row.opening)]), row.opening, 4)
}

/** How many times expansion covers what was lost; null where nothing expanded or was lost. */
export function coverOf(total: BridgeRow): string | null {
  if (total.expansion == null || total.contraction == null || total.churn == null) return null
  const lost = negated(sumOf([total.contraction, total.churn]))
  return signOf(lost) > 0 && signOf(total.expansion) > 0 ? ratioOf(total.expansion, lost, 1) : null
}
