import { assert, type Day } from '#foundation'
import type { Account } from './accounts.js'
import type { Calendar } from './calendar.js'
import { priceFactors, productOf } from './company.js'
import type { Dice } from './dice.js'
import {
  arrMinorOf,
  type ChangeCause,
  type Life,
  type Period,
  type PlanEvent,
  periodsIn,
  type Scenario,
  type StartCause,
  type StopCause,
  type Terms,
} from './script.js'
import { servedUnits } from './units.js'

/** A position that is running while the life is being written. */
export type OpenPosition = { readonly ref: string; readonly terms: Terms }

/** A customer's script while it is being written; events are added in order of time. */
export type LifeDraft = {
  readonly account: Account
  readonly calendar: Calendar
  readonly throws: Dice
  readonly events: PlanEvent[]
  readonly open: Map<string, OpenPosition>
  readonly unitsUsed: Set<string>
  positions: number
}

type Moment = { readonly day: Day; readonly signedDay: Day }

/** An empty script. */
export function openDraft(account: Account, calendar: Calendar, throws: Dice): LifeDraft {
  return { account, calendar, throws, events: [], open: new Map(), unitsUsed: new Set(), positions: 0 }
}

/** The finished script. */
export function closeDraft(draft: LifeDraft, firstStart: Day, scenario: Scenario | null): Life {
  const events = draft.events.map((event, index) => ({ event, index }))
  events.sort((a, b) => a.event.day - b.event.day || a.index - b.index)
  return { account: draft.account, firstStart, scenario, events: events.map(({ event }) => event) }
}

/** Starts a position; a discount that ends inside the term ends by an event of its own. */
export function start(
  draft: LifeDraft,
  moment: Moment,
  cause: StartCause,
  terms: Terms,
  replaces: string | null = null,
): OpenPosition {
  draft.positions += 1
  const position = `${draft.account.ref}-${draft.positions}`
  draft.events.push({ kind: 'start', ...moment, position, cause, terms, replaces })
  draft.open.set(position, { ref: position, terms })
  if (terms.unit) draft.unitsUsed.add(terms.unit)
  endDiscount(draft, moment, position, terms)
  return { ref: position, terms }
}

/** Puts a position on other terms (or the same ones for another year). */
export function change(
  draft: LifeDraft,
  moment: Moment,
  position: string,
  causes: readonly ChangeCause[],
  terms: Terms,
  reason: string | null = null,
) {
  const over = terms.discountTo !== null && terms.discountTo <= moment.day
  const agreed = over ? { ...terms, discountPercent: 0, discountTo: null } : terms
  draft.events.push({ kind: 'change', ...moment, position, causes, terms: agreed, reason })
  const known = draft.open.get(position)?.terms.discountTo === agreed.discountTo
  draft.open.set(position, { ref: position, terms: agreed })
  if (!known) endDiscount(draft, moment, position, agreed)
}

/** The position as it runs now. */
export function runningPosition(draft: LifeDraft, ref: string): OpenPosition {
  const position = draft.open.get(ref)
  assert(position !== undefined, 'the position is running')
  return position
}

/** Ends a position. */
export function stop(draft: LifeDraft, moment: Moment, position: string, cause: StopCause, reason: string | null) {
  assert(draft.open.has(position), 'only a running position is stopped')
  draft.events.push({ kind: 'stop', ...moment, position, cause, reason })
  draft.open.delete(position)
}

/** The running positions, oldest first. */
export function running(draft: LifeDraft): readonly OpenPosition[] {
  return [...draft.open.values()]
}

/** The ARR of the running positions in minor units of the account's currency, before discounts. */
export function runningArrMinor(draft: LifeDraft): number {
  return running(draft).reduce((sum, { terms }) => sum + Number(arrMinorOf(terms, false)), 0)
}

/** Terms worth about this much a year (minor units of the account's currency), at a price near the list. */
export function termsWorth(
  draft: LifeDraft,
  product: string,
  arrMinor: number,
  agreed: Pick<Terms, 'unit' | 'period' | 'termEnd'>,
): Terms {
  const none = { discountPercent: 0, discountTo: null }
  const { flat, priceMinor } = productOf(product)
  const perYear = periodsIn(agreed.period)
  if (flat) {
    const amount = Math.max(100_000, Math.round(arrMinor / perYear / 10_000) * 10_000)
    return { ...agreed, ...none, product, quantity: null, priceMinor: amount }
  }
  const achieved = (priceMinor ?? 0) * (priceFactors[draft.account.currency] ?? 1) * draft.throws.between(0.86, 1)
  const price = Math.round(achieved / perYear / 10) * 10
  return {
    ...agreed,
    ...none,
    product,
    quantity: Math.max(5, Math.round(arrMinor / perYear / price)),
    priceMinor: price,
  }
}

/** A unit that was never served, or null if all were or units are unknown. */
export function freshUnit(draft: LifeDraft): string | null {
  if (!draft.account.unitsOnLines) return null
  const fresh = servedUnits(draft.account.units).filter((unit) => !draft.unitsUsed.has(unit.ref))
  return fresh.length > 0 ? draft.throws.pick(fresh).ref : null
}

/** How an account is billed, drawn once. */
export function drawPeriod(throws: Dice): Period {
  return throws.weighted([
    ['year', 5],
    ['quarter', 3],
    ['month', 2],
  ] as const)
}

function endDiscount(draft: LifeDraft, moment: Moment, position: string, terms: Terms) {
  const { discountTo, termEnd } = terms
  if (discountTo === null || (termEnd !== null && discountTo >= termEnd)) return
  draft.events.push({ kind: 'discount-end', day: discountTo, signedDay: moment.signedDay, position })
}
