import type { MovementKind } from '#ledger'
import { type EvidenceRow, plainRow } from './evidence.js'

/** What moved at one account (of one group) over some days, and by how much its counted units grew. */
export type AccountSum = Pick<EvidenceRow, 'account' | 'name' | 'group'> & {
  /** In minor units, per set of kinds that was asked for. */
  readonly minors: readonly bigint[]
  readonly customers: number
}

/** The kinds of movement that a sum is made of. */
export const flowKinds: Readonly<Record<string, readonly MovementKind[]>> = {
  'new-arr': ['new'],
  'reactivation-arr': ['reactivation'],
  'expansion-arr': ['expansion'],
  'contraction-arr': ['contraction'],
  'churned-arr': ['churn'],
  'fx-arr': ['fx'],
  'net-new-arr': ['new', 'reactivation', 'expansion', 'contraction', 'churn'],
}

/** What each account adds to a sum of movements, those of the set asked for; accounts that add nothing are left out. */
export function flowRows(sums: readonly AccountSum[]): EvidenceRow[] {
  return rowsOf(sums, ({ minors: [minor = 0n] }) => [minor, 0n])
}

/** The sets of kinds that the quick ratio is made of: gains and losses. */
export const quickSets: readonly (readonly MovementKind[])[] = [
  ['new', 'reactivation', 'expansion'],
  ['contraction', 'churn'],
]

/** What each account adds to the quick ratio, from `quickSets`: what it gained above the line, what it lost below. */
export function quickRows(sums: readonly AccountSum[]): EvidenceRow[] {
  return rowsOf(sums, ({ minors: [gained = 0n, lost = 0n] }) => [gained, -lost])
}

/** What each account adds to a metric of balances, given the sum of its movements of every kind up to the day. */
export const balanceFormulas: Readonly<
  Record<string, (minor: bigint, customers: bigint) => readonly [bigint, bigint]>
> = {
  arr: (minor) => [minor, 0n],
  mrr: (minor) => [minor, 0n],
  customers: (_, customers) => [customers, 0n],
  'average-arr': (minor, customers) => [minor, customers],
  'largest-ten-share': (minor) => [0n, minor],
}

/** The rows of a metric of balances; accounts that add nothing are left out. */
export function balanceRows(
  sums: readonly AccountSum[],
  formula: (minor: bigint, customers: bigint) => readonly [bigint, bigint],
): EvidenceRow[] {
  return rowsOf(sums, ({ minors: [minor = 0n], customers }) => formula(minor, BigInt(customers)))
}

function rowsOf(
  sums: readonly AccountSum[],
  formula: (sum: AccountSum) => readonly [numerator: bigint, denominator: bigint],
): EvidenceRow[] {
  const rows: EvidenceRow[] = []
  for (const sum of sums) {
    const [numerator, denominator] = formula(sum)
    if (numerator !== 0n || denominator !== 0n) rows.push(plainRow(sum, numerator, denominator))
  }
  return rows
}
