import { assert, type Currency, type Day, digitsAt, earlierOf, laterOf } from '#foundation'
import type { Cell, Cells } from './cells.js'
import { convert, type RateTimeline, rateOn, rateTimeline } from './conversion.js'
import type { ContractLine } from './facts.js'
import { type Span, spansOf } from './line-spans.js'
import type { MovementReason } from './movement.js'
import type { Policy } from './policy.js'
import { gracedGaps } from './renewals.js'
import { never, type World } from './world.js'

/** A change of the converted ARR of one line on one day. */
export type ChangePoint = {
  readonly day: Day
  readonly cell: Cell
  readonly minor: bigint
  /** The change in minor units of the line's currency. */
  readonly booked: bigint
  /** `rate` where the line stays as it is and only its value in the reporting currency changes. */
  readonly reason: MovementReason
  readonly line: number
  readonly quantity: bigint
  readonly blankLines: number
  readonly inGrace: boolean
  /** The first day of the span, or the first on which it has a value. */
  readonly since: Day
}

/** Days without a rate for a line that is live; `to` is exclusive, `never` if open. */
export type Gap = { readonly from: Day; readonly to: Day; readonly because: string }

/** Everything that lines do: their change points in no order, and the gaps in which some has no value. */
type Changes = { readonly points: readonly ChangePoint[]; readonly gaps: readonly Gap[] }

/** Turns lines into change points: two per span, and one per change of the rate of a booked currency. */
export function changesOf(lines: readonly ContractLine[], cells: Cells, policy: Policy, world: World): Changes {
  const changes = { points: [] as ChangePoint[], gaps: [] as Gap[] }
  const quantityScale = lines.reduce((scale, line) => Math.max(scale, line.quantity?.scale ?? 0), 0)
  const graced = gracedGaps(lines, policy)
  const renewalsInGrace = new Set([...graced.values()].map((gap) => gap.renewal.id))
  const refs = refsOf(lines)
  for (const line of lines) {
    const spans = spansOf(line, policy, graced.get(line.id))
    if (spans.length === 0) continue
    const subject: Subject = {
      line,
      cell: cells.of(line),
      quantity: line.quantity === null ? 0n : digitsAt(line.quantity, quantityScale),
      start: line.predecessor !== null && refs.has(`${line.account}|${line.predecessor}`) ? 'renewal' : 'start',
      inGrace: renewalsInGrace.has(line.id),
    }
    for (const span of spans) addSpan(changes, subject, span, policy, world)
  }
  return changes
}

type Subject = {
  readonly line: ContractLine
  readonly cell: Cell
  readonly quantity: bigint
  readonly start: 'start' | 'renewal'
  readonly inGrace: boolean
}
type Collected = { points: ChangePoint[]; gaps: Gap[] }

// Only where some line names a predecessor: most accounts need no index.
function refsOf(lines: readonly ContractLine[]): ReadonlySet<string> {
  const isNeeded = lines.some((line) => line.predecessor !== null)
  return new Set(isNeeded ? lines.map((line) => `${line.account}|${line.ref}`) : [])
}

function addSpan(changes: Collected, subject: Subject, span: Span, policy: Policy, world: World): void {
  if (subject.line.currency === world.currency) {
    changes.points.push(opening(subject, span, span.from, span.minor))
    if (span.to !== never) changes.points.push(closing(subject, span, span.from, -span.minor))
    return
  }
  addConverted(changes, subject, span, policy, world)
}

// A line that ends or changes on the day of a new rate is first revalued and then changes at the new rate.
function addConverted(changes: Collected, subject: Subject, span: Span, policy: Policy, world: World): void {
  const { currency } = subject.line
  const timeline = rateTimeline(world, policy.fx, currency)
  let value: bigint | null = null
  let since = span.from
  for (let at = indexOn(timeline, span.from); at < timeline.days.length; at++) {
    const day = laterOf(timeline.days[at] as Day, span.from)
    if (day > span.to) break
    const rate = timeline.rates[at]
    if (!rate) {
      const to = earlierOf(timeline.days[at + 1] ?? never, span.to)
      if (day < to) changes.gaps.push({ from: day, to, because: reasonFor(world, policy, currency, day) })
      continue
    }
    const now = convert(span.minor, rate)
    if (value === null) {
      if (day === span.to) break
      since = day
      changes.points.push(opening(subject, span, day, now))
    } else if (now !== value) {
      changes.points.push(point(subject, since, day, now - value, 'rate'))
    }
    value = now
  }
  if (value !== null && span.to !== never) changes.points.push(closing(subject, span, since, -value))
}

function reasonFor(world: World, policy: Policy, currency: Currency, day: Day): string {
  const rate = rateOn(world, policy.fx, currency, day)
  assert(!rate.known, 'a timeline has no rate only where none is defined')
  return rate.because
}

function opening(subject: Subject, span: Span, day: Day, minor: bigint): ChangePoint {
  const reason = span.opening === 'start' ? subject.start : span.opening
  const blankLines = subject.line.quantity === null ? 1 : 0
  const inGrace = subject.inGrace && span.opening === 'start'
  const opened = point(subject, day, day, minor, reason)
  return { ...opened, booked: span.minor, quantity: subject.quantity, blankLines, inGrace }
}

function closing(subject: Subject, span: Span, since: Day, minor: bigint): ChangePoint {
  const blankLines = subject.line.quantity === null ? -1 : 0
  const closed = point(subject, since, span.to, minor, span.closing)
  return { ...closed, booked: -span.minor, quantity: -subject.quantity, blankLines }
}

function point(subject: Subject, since: Day, day: Day, minor: bigint, reason: MovementReason): ChangePoint {
  const { cell, line } = subject
  return { day, cell, minor, booked: 0n, reason, line: line.id, quantity: 0n, blankLines: 0, inGrace: false, since }
}

function indexOn(timeline: RateTimeline, day: Day): number {
  let low = 0
  let high = timeline.days.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((timeline.days[middle] as Day) <= day) low = middle + 1
    else high = middle
  }
  return low - 1
}
