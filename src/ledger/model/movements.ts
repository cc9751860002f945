import { type Day, lastDayOf, laterOf, monthOf } from '#foundation'
import { Cells, compareKeys } from './cells.js'
import { type ChangePoint, changesOf, type Gap } from './change-points.js'
import type { Balance, ContractLine, LedgerFacts } from './facts.js'
import type { Movement, UndefinedSpan } from './movement.js'
import type { Policy } from './policy.js'
import { type DatedPoint, sweep } from './sweep.js'
import { unexplainedOf } from './unexplained.js'
import { type Ledger, never, type World } from './world.js'

/**
 * The ledger of accounts: every signed movement of their ARR (or MRR) from their contract lines and stated
 * balances, under one policy. Pure; the order of the facts does not matter.
 *
 * - Accounts are independent of each other, unless the policy counts parents: then all lines given together are
 *   one parent's. Lines of a contract are counted within their account; those without a contract count together.
 * - Per account, the movements up to the end of a day sum to its balance on that day (by month: on the last day of
 *   a month), for every day outside `undefinedSpans`.
 * - Where a line has no rate into the reporting currency, its account (its parent) has no value: no movement is
 *   dated inside such a span, and what happened in it is netted and dated the first day with a value again.
 * - Method: two change points per line and a running sum (definitions.md, Movements).
 */
export function movementsOf(facts: LedgerFacts, policy: Policy, world: World): Ledger {
  const movements: Movement[] = []
  const undefinedSpans: UndefinedSpan[] = []
  for (const scope of scopesOf(facts, policy)) sweepScope(scope, facts, policy, world, { movements, undefinedSpans })
  return { movements, undefinedSpans }
}

/** Lines that are swept together: those of an account, or of a parent. */
type Scope = { readonly lines: readonly ContractLine[]; readonly balances: readonly Balance[] }
type Collected = { readonly movements: Movement[]; readonly undefinedSpans: UndefinedSpan[] }

function scopesOf({ lines, balances }: LedgerFacts, policy: Policy): readonly Scope[] {
  const first = lines[0]?.account ?? balances[0]?.account
  if (first === undefined) return []
  const isOne = lines.every((line) => line.account === first) && balances.every((balance) => balance.account === first)
  if (policy.countedUnit === 'parent' || isOne) return [{ lines, balances }]
  const scopes = new Map<number, { lines: ContractLine[]; balances: Balance[] }>()
  for (const line of lines) scopeOf(scopes, line.account).lines.push(line)
  for (const balance of balances) scopeOf(scopes, balance.account).balances.push(balance)
  return [...scopes].sort(([a], [b]) => a - b).map(([, scope]) => scope)
}

function scopeOf<T>(scopes: Map<number, { lines: T[]; balances: Balance[] }>, account: number) {
  const found = scopes.get(account) ?? { lines: [], balances: [] }
  scopes.set(account, found)
  return found
}

function sweepScope(scope: Scope, facts: LedgerFacts, policy: Policy, world: World, out: Collected): void {
  const cells = new Cells(policy.countedUnit)
  const { points, gaps } = changesOf(scope.lines, cells, policy, world)
  cells.putInOrder()
  const merged = mergeGaps(gaps)
  const movements: Movement[] = []
  sweep(dated(points, merged, policy), { policy, measure: world.measure, unitParents: facts.unitParents }, movements)
  if (merged.length > 0)
    out.undefinedSpans.push(...accountsOf(scope).flatMap((account) => undefinedSpans(account, merged)))
  for (const [account, balances] of byAccount(scope.balances)) {
    const ofAccount = points.filter((point) => point.cell.account.account === account)
    const unexplained = unexplainedOf(balances, ofAccount, merged, policy, world)
    movements.push(...unexplained.movements)
    out.undefinedSpans.push(...unexplained.undefinedSpans)
  }
  if (scope.balances.length > 0) movements.sort((a, b) => a.day - b.day)
  for (const movement of movements) out.movements.push(movement)
}

// A change is dated its day, or the last day of its month; inside a gap, the first day after it. What stays inside an
// open gap is never dated.
function dated(points: readonly ChangePoint[], gaps: readonly Gap[], policy: Policy): readonly DatedPoint[] {
  const periodOf = (day: Day): Day => {
    const period = policy.netting === 'day' ? day : lastDayOf(monthOf(day))
    const after = afterGaps(period, gaps)
    return after === period || after === never ? after : periodOf(after)
  }
  const all: DatedPoint[] = []
  for (const point of points) {
    const period = periodOf(point.day)
    if (period === never) continue
    const isRate = point.reason === 'rate' && periodOf(point.since) !== period
    all.push({ point, day: policy.netting === 'day' ? period : afterGaps(point.day, gaps), dated: period, isRate })
  }
  return all.sort((a, b) => a.dated - b.dated)
}

function afterGaps(day: Day, gaps: readonly Gap[]): Day {
  for (const gap of gaps) if (gap.from <= day && day < gap.to) return gap.to
  return day
}

function mergeGaps(gaps: readonly Gap[]): readonly Gap[] {
  const merged: Gap[] = []
  for (const gap of [...gaps].sort((a, b) => a.from - b.from || a.to - b.to || compareKeys(a.because, b.because))) {
    const last = merged[merged.length - 1]
    if (!last || gap.from > last.to) merged.push(gap)
    else merged[merged.length - 1] = joined(last, gap)
  }
  return merged
}

function joined(a: Gap, b: Gap): Gap {
  const because = a.because.includes(b.because) ? a.because : `${a.because} ${b.because}`
  return { from: a.from, to: laterOf(a.to, b.to), because }
}

function accountsOf({ lines, balances }: Scope): readonly number[] {
  return [...new Set([...lines, ...balances].map((fact) => fact.account))].sort((a, b) => a - b)
}

function undefinedSpans(account: number, gaps: readonly Gap[]): readonly UndefinedSpan[] {
  return gaps.map(({ from, to, because }) => ({ account, from, to: to === never ? null : to, because }))
}

function byAccount(balances: readonly Balance[]): readonly (readonly [number, readonly Balance[]])[] {
  const groups = new Map<number, Balance[]>()
  for (const balance of balances) {
    const group = groups.get(balance.account)
    if (group) group.push(balance)
    else groups.set(balance.account, [balance])
  }
  return [...groups].sort(([a], [b]) => a - b)
}
