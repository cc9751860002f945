import type { EvidenceRow } from './evidence.js'
import type { Switch } from './policy-words.js'
import type { Sums } from './value.js'

/** What a customer adds to a metric under two policy sets, and the switches that make the difference. */
export type Difference = {
  readonly account: string
  readonly name: string
  readonly one: Sums
  readonly other: Sums
  readonly switches: readonly Switch[]
}

/** Rows under the first set with one switch set as in the second. */
export type Flipped = { readonly name: Switch; readonly rows: readonly EvidenceRow[] }

type Side = { readonly rows: readonly EvidenceRow[] }

/**
 * The customers that add differently under two sets, the largest difference first. A switch makes a difference to a
 * customer if the first set with this switch alone as in the second changes what the customer adds; where none does so
 * alone, all the switches together make it.
 */
export function compareRows(left: Side, right: Side, flipped: readonly Flipped[]): Difference[] {
  const ones = perAccount(left.rows)
  const others = perAccount(right.rows)
  const each = flipped.map(({ name, rows }) => ({ name, sums: perAccount(rows) }))
  const differences: Difference[] = []
  for (const account of new Set([...ones.keys(), ...others.keys()])) {
    const one = ones.get(account)
    const other = others.get(account)
    if (same(one, other)) continue
    const alone = each.filter(({ sums }) => !same(sums.get(account), one)).map(({ name }) => name)
    const switches = alone.length > 0 ? alone : each.map(({ name }) => name)
    const name = one?.name ?? other?.name ?? account
    differences.push({ account, name, one: one ?? nothing, other: other ?? nothing, switches })
  }
  return differences.sort((a, b) => bySize(b, a) || (a.account < b.account ? -1 : 1))
}

const nothing: Sums = { numerator: 0n, denominator: 0n }

function same(one: Sums = nothing, other: Sums = nothing): boolean {
  return one.numerator === other.numerator && one.denominator === other.denominator
}

function bySize(a: Difference, b: Difference): number {
  const [one, other] = [sizeOf(a), sizeOf(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

function sizeOf({ one, other }: Difference): bigint {
  const above = one.numerator - other.numerator
  const below = one.denominator - other.denominator
  return (above < 0n ? -above : above) + (below < 0n ? -below : below)
}

function perAccount(rows: readonly EvidenceRow[]): Map<string, Sums & { name: string }> {
  const found = new Map<string, Sums & { name: string }>()
  for (const { account, name, numerator, denominator } of rows) {
    const sums = found.get(account) ?? nothing
    found.set(account, { name, numerator: sums.numerator + numerator, denominator: sums.denominator + denominator })
  }
  return found
}
