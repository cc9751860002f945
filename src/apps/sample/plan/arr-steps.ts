import type { Day } from '#foundation'
import { inEuro, type Rates } from './rates.js'
import { arrMinorOf, type Life, type PlanEvent, type Terms } from './script.js'

/** A position with ARR: what it is, and how much in minor units of the account's currency after discounts. */
export type LivePosition = { readonly terms: Terms; readonly arrMinor: bigint }

/** What a customer has at the end of a day on which something happened. */
export type ArrStep = {
  readonly day: Day
  readonly events: readonly PlanEvent[]
  readonly live: ReadonlyMap<string, LivePosition>
}

type State = { readonly terms: Terms; readonly paused: boolean; readonly discounted: boolean }

// A script never changes once it is written, so neither do its steps.
const played = new WeakMap<Life, readonly ArrStep[]>()

/** Plays an event script: one step per day on which anything takes effect. Uses nothing but the script. */
export function arrSteps(life: Life): readonly ArrStep[] {
  const steps = played.get(life) ?? playAll(life)
  played.set(life, steps)
  return steps
}

/** ARR of positions in euro cents at the budget rates of a year: each converted and rounded on its own. */
export function euroArr(live: ArrStep['live'], currency: string, year: number, rates: Rates): bigint {
  let sum = 0n
  for (const { arrMinor } of live.values()) sum += inEuro(rates, arrMinor, currency, year)
  return sum
}

/** What is live at the end of a day. */
export function liveOn(steps: readonly ArrStep[], day: Day): ArrStep['live'] {
  let live: ArrStep['live'] = new Map()
  for (const step of steps) {
    if (step.day > day) break
    live = step.live
  }
  return live
}

function playAll(life: Life): readonly ArrStep[] {
  const states = new Map<string, State>()
  const steps: ArrStep[] = []
  for (const events of byDay(life.events)) {
    for (const event of events) play(states, event)
    const live = new Map<string, LivePosition>()
    for (const [position, { terms, paused, discounted }] of states) {
      if (!paused) live.set(position, { terms, arrMinor: arrMinorOf(terms, discounted) })
    }
    steps.push({ day: (events[0] as PlanEvent).day, events, live })
  }
  return steps
}

function play(states: Map<string, State>, event: PlanEvent) {
  const before = states.get(event.position)
  switch (event.kind) {
    case 'start':
    case 'change': {
      const { discountPercent, discountTo } = event.terms
      const discounted = discountPercent > 0 && (discountTo === null || discountTo > event.day)
      states.set(event.position, { terms: event.terms, paused: before?.paused ?? false, discounted })
      return
    }
    case 'stop':
      states.delete(event.position)
      return
    case 'pause':
    case 'resume':
      if (before) states.set(event.position, { ...before, paused: event.kind === 'pause' })
      return
    case 'discount-end':
      if (before) states.set(event.position, { ...before, discounted: false })
  }
}

function byDay(events: readonly PlanEvent[]): PlanEvent[][] {
  const days = new Map<Day, PlanEvent[]>()
  for (const event of events) days.set(event.day, [...(days.get(event.day) ?? []), event])
  return [...days.entries()].sort(([a], [b]) => a - b).map(([, own]) => own)
}
