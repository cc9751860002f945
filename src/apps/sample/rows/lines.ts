import type { Day } from '#foundation'
import type { Account } from '../plan/accounts.js'
import type { ChangeEvent, Life, StartEvent, StopEvent, Terms } from '../plan/script.js'

/** A contract line as the company's system holds it: one span of one position on unchanged terms. */
export type Line = {
  readonly ref: string
  readonly account: Account
  readonly position: string
  readonly contract: string
  readonly predecessor: string | null
  readonly terms: Terms
  readonly signedDay: Day
  readonly startDay: Day
  readonly endDay: Day | null
  readonly cancellationDay: Day | null
  readonly endReason: string | null
  readonly noticeDays: number
  readonly autoRenewal: boolean
  readonly pausedFrom: Day | null
  readonly pausedTo: Day | null
  /** What began it: `won`, `renewal`, `uplift` … */
  readonly causes: readonly string[]
}

type Draft = { -readonly [Key in keyof Line]: Line[Key] }

/** The contract lines of all customers, numbered in the order of customers and time. */
export function linesOf(lives: readonly Life[]): readonly Line[] {
  const lines: Draft[] = []
  for (const life of lives) writeLife(lines, life)
  return lines
}

function writeLife(lines: Draft[], life: Life) {
  const latest = new Map<string, Draft>()
  let contracts = 0
  for (const event of life.events) {
    const before = latest.get(event.position)
    if (event.kind === 'start') {
      if (event.cause !== 'cross-sell' && event.cause !== 'swap') contracts += newContract(life, event)
      const replaced = event.replaces === null ? null : (latest.get(event.replaces)?.ref ?? null)
      const contract = `${life.account.ref}-C${contracts}`
      add(lines, latest, life, event, contract, replaced, [event.cause])
    } else if (event.kind === 'change' && before) {
      endFor(before, event)
      add(lines, latest, life, event, before.contract, before.ref, event.causes)
    } else if (event.kind === 'stop' && before) {
      stopAt(before, event)
    } else if (event.kind === 'pause' && before) {
      before.pausedFrom = event.day
      before.pausedTo = event.until
    }
  }
}

// Positions that are won on one day share a contract.
function newContract(life: Life, event: StartEvent): number {
  const first = life.events.find((other) => other.kind === 'start' && other.day === event.day)
  return first === event ? 1 : 0
}

function add(
  lines: Draft[],
  latest: Map<string, Draft>,
  life: Life,
  event: StartEvent | ChangeEvent,
  contract: string,
  predecessor: string | null,
  causes: readonly string[],
) {
  const line: Draft = {
    ref: `L-${String(lines.length + 1).padStart(5, '0')}`,
    account: life.account,
    position: event.position,
    contract,
    predecessor,
    terms: event.terms,
    signedDay: event.signedDay,
    startDay: event.day,
    endDay: event.terms.termEnd,
    cancellationDay: null,
    endReason: null,
    noticeDays: life.account.segment === 'Enterprise' ? 90 : 60,
    autoRenewal: event.terms.termEnd !== null && life.account.segment === 'Mid-market',
    pausedFrom: null,
    pausedTo: null,
    causes,
  }
  lines.push(line)
  latest.set(event.position, line)
}

// A line that already ran out (a gap) keeps its end.
function endFor(before: Draft, event: ChangeEvent) {
  if (before.endDay !== null && before.endDay <= event.day) {
    if (event.reason !== null) before.endReason = event.reason
    return
  }
  before.endDay = event.day
  before.endReason = event.reason ?? 'Amended'
}

function stopAt(line: Draft, event: StopEvent) {
  line.endDay = event.day
  line.endReason = event.reason
  if (event.cause !== 'lapse' && event.cause !== 'swap') line.cancellationDay = event.signedDay
  if (line.cancellationDay !== null) line.noticeDays = Math.min(line.noticeDays, event.day - line.cancellationDay)
}
