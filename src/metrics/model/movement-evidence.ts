import type { MovementKind } from '#ledger'
import { type EvidenceRow, plainRow } from './evidence.js'

/** What moved at one account (of one group) over some days, in minor units; and by how much its counted units grew. */
export type AccountSum = {
  readonly account: string
  readonly name: string
  readonly group: string | null
  readonly kind: MovementKind
  readonly minor: bigint
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

/** What each account adds to a sum of movements of some kinds; those that add nothing are left out. */
export function flowRows(sums: readonly AccountSum[], kinds: readonly MovementKind[]): EvidenceRow[] {
  return perAccount(sums.filter(({ kind }) => kinds.includes(kind)))
    .map(({ who, minor }) => plainRow(who, minor))
    .filter(({ numerator }) => numerator !== 0n)
}

const gains: readonly MovementKind[] = ['new', 'reactivation', 'expansion']
const losses: readonly MovementKind[] = ['contraction', 'churn']

/** What each account adds to the quick ratio: what it gained above the line, what it lost below. */
export function quickRows(sums: readonly AccountSum[]): EvidenceRow[] {
  const minorOf = (rows: readonly AccountSum[], kinds: readonly MovementKind[]) =>
    rows.reduce((sum, { kind, minor }) => (kinds.includes(kind) ? sum + minor : sum), 0n)
  return perAccount(sums)
    .map(({ who, rows }) => plainRow(who, minorOf(rows, gains), -minorOf(rows, losses)))
    .filter(({ numerator, denominator }) => numerator !== 0n || denominator !== 0n)
}

/** What each account adds to a metric of balances, given all its movements up to the day. */
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
  return perAccount(sums)
    .map(({ who, minor, customers }) => plainRow(who, ...formula(minor, BigInt(customers))))
    .filter(({ numerator, denominator }) => numerator !== 0n || denominator !== 0n)
}

type PerAccount = {
  readonly who: Pick<EvidenceRow, 'account' | 'name' | 'group'>
  readonly rows: AccountSum[]
  minor: bigint
  customers: number
}

function perAccount(sums: readonly AccountSum[]): PerAccount[] {
  const found = new Map<string, PerAccount>()
  for (const sum of sums) {
    const { account, name, group, minor, customers } = sum
    const key = `${account}\n${group === null ? '' : `=${group}`}`
    const one = found.get(key) ?? { who: { account, name, group }, rows: [], minor: 0n, customers: 0 }
    one.rows.push(sum)
    one.minor += minor
    one.customers += customers
    found.set(key, one)
  }
  return [...found.values()]
}
