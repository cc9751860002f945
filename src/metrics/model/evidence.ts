import type { Words } from './metric.js'

/** What one counted unit (or one line) adds to a metric. A row's `group` is null when it is unassigned or not split. */
export type EvidenceRow = {
  /** Key and name of the account; of a parent, the parent. */
  readonly account: string
  readonly name: string
  /** Names the counted unit where it is not the account itself. */
  readonly unit: string | null
  readonly group: string | null
  /** ARR at both ends of the window in minor units; null where the metric has no window. */
  readonly start: bigint | null
  readonly end: bigint | null
  /** Of a ratio what it adds above and below the line; of a sum or count what it adds, and 0. */
  readonly numerator: bigint
  readonly denominator: bigint
  /** Why it counts otherwise than its ARR at both ends. */
  readonly because: Words | null
  readonly line: SignedLine | null
}

/** A contract line that is signed and not live, amounts in minor units of the reporting currency. */
export type SignedLine = {
  readonly line: string
  readonly product: string | null
  readonly contract: string | null
  readonly signedDay: string
  readonly startDay: string
  /** ARR on its first day. */
  readonly arr: bigint
  /** Key and ARR of what it renews or replaces. */
  readonly replaces: string | null
  readonly replaced: bigint
}

/** A row with nothing said beyond who it is and what it adds. */
export function plainRow(
  { account, name, group }: Pick<EvidenceRow, 'account' | 'name' | 'group'>,
  numerator: bigint,
  denominator = 0n,
): EvidenceRow {
  return { account, name, group, unit: null, numerator, denominator, ...unsaid }
}

const unsaid = { start: null, end: null, because: null, line: null }

/** The rows by their groups, in the order of the groups' names, unassigned last. */
export function byGroup(rows: readonly EvidenceRow[]): Map<string | null, EvidenceRow[]> {
  const groups = new Map<string | null, EvidenceRow[]>()
  for (const row of rows) {
    const found = groups.get(row.group)
    if (found) found.push(row)
    else groups.set(row.group, [row])
  }
  return new Map([...groups].sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1)))
}

/** The rows in the order of a reader: the largest first, in absolute terms, of equal ones by key. */
export function rowsInOrder(rows: readonly EvidenceRow[]): EvidenceRow[] {
  const weight = ({ numerator, denominator }: EvidenceRow) => size(denominator === 0n ? numerator : denominator)
  return [...rows].sort((a, b) => {
    const [one, other] = [weight(a), weight(b)]
    return one > other ? -1 : one < other ? 1 : compare(a.account, b.account) || compare(a.unit ?? '', b.unit ?? '')
  })
}

function size(amount: bigint): bigint {
  return amount < 0n ? -amount : amount
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
