import { type Day, formatDay } from '#foundation'
import { dayIn, monthsLater } from '../plan/calendar.js'
import { type Dice, dice } from '../plan/dice.js'
import type { Plan } from '../plan/make-plan.js'
import { arrMinorOf } from '../plan/script.js'
import type { Line } from './lines.js'

/** A contract line that was first recorded wrong, and what the correction moves. */
export type CorrectionTruth = {
  readonly line: string
  readonly account: string
  readonly field: 'quantity' | 'unitPrice' | 'endDay' | 'startDay'
  readonly because: string
  /** ARR after the correction less before it, in minor units of the line's currency, on each day of the span (`to` exclusive). */
  readonly arrChangeMinor: bigint
  readonly currency: string
  readonly from: string
  readonly to: string
}

export type Mistake = { readonly wrong: Line; readonly right: Line; readonly truth: CorrectionTruth }

/** Plants four recording errors on lines that have come to their end, each of another kind, at four customers. */
export function planMistakes(plan: Plan, lines: readonly Line[]): readonly Mistake[] {
  const throws = dice(plan.seed, 'mistakes')
  const taken: Line[] = []
  const pick = (fits: (line: Line) => boolean) => {
    const line = pickSettled(throws, plan, lines, taken, fits)
    taken.push(line)
    return line
  }
  const counted = pick(({ terms }) => terms.quantity !== null && terms.quantity >= 20)
  const priced = pick((line) => line.terms.quantity !== null && line.causes.includes('uplift'))
  const left = pick(isChurned)
  const added = pick((line) => isAdded(line) && daysOf(line) > 60)
  return [wrongQuantity(counted), oldPrice(priced, lines), missedEnd(left), lateStart(added)]
}

function pickSettled(
  throws: Dice,
  { calendar, lives }: Plan,
  lines: readonly Line[],
  taken: readonly Line[],
  fits: (line: Line) => boolean,
): Line {
  const from = dayIn(calendar.firstYear, 1, 1)
  const plain = new Set(
    lives.filter(({ scenario }) => scenario === null || scenario === 'swap-and-connect').map((life) => life.account),
  )
  const open = lines.filter((line) => {
    const settled = line.endDay !== null && line.startDay >= from && line.endDay <= calendar.lastDay
    const undiscounted = line.terms.discountPercent === 0
    return (
      plain.has(line.account) &&
      settled &&
      undiscounted &&
      !taken.some(({ account }) => account === line.account) &&
      fits(line)
    )
  })
  const anywhere =
    open.length > 0
      ? open
      : lines.filter((line) => line.endDay !== null && line.terms.discountPercent === 0 && fits(line))
  return throws.pick(anywhere)
}

function isChurned({ cancellationDay, endDay }: Line): boolean {
  return cancellationDay !== null && endDay !== null
}

function isAdded({ causes }: Line): boolean {
  return causes.includes('cross-sell') || causes.includes('connected-new')
}

function daysOf({ startDay, endDay }: Line): number {
  return endDay === null ? Number.POSITIVE_INFINITY : endDay - startDay
}

function wrongQuantity(right: Line): Mistake {
  const quantity = Math.round((right.terms.quantity ?? 0) * 1.2)
  const wrong = { ...right, terms: { ...right.terms, quantity } }
  return mistake(wrong, right, 'quantity', 'Seats were counted with the trial licences')
}

function oldPrice(right: Line, lines: readonly Line[]): Mistake {
  const before = lines.find(({ ref }) => ref === right.predecessor) ?? right
  const wrong = { ...right, terms: { ...right.terms, priceMinor: before.terms.priceMinor } }
  return mistake(wrong, right, 'unitPrice', 'The agreed uplift was not entered')
}

function missedEnd(right: Line): Mistake {
  const end = right.endDay as Day
  const wrong = { ...right, endDay: monthsLater(end, 12), cancellationDay: null, endReason: null }
  const gone = -arrMinorOf(right.terms, false)
  const truth = { ...span(end, wrong.endDay), arrChangeMinor: gone, because: 'The notice lay in a mailbox' }
  return { wrong, right, truth: { ...named(right), field: 'endDay', ...truth } }
}

function lateStart(right: Line): Mistake {
  const wrong = { ...right, startDay: monthsLater(right.startDay, 1) }
  const missing = arrMinorOf(right.terms, false)
  const truth = {
    ...span(right.startDay, wrong.startDay),
    arrChangeMinor: missing,
    because: 'Service began a month before billing',
  }
  return { wrong, right, truth: { ...named(right), field: 'startDay', ...truth } }
}

function mistake(wrong: Line, right: Line, field: CorrectionTruth['field'], because: string): Mistake {
  const arrChangeMinor = arrMinorOf(right.terms, false) - arrMinorOf(wrong.terms, false)
  const truth = { field, because, arrChangeMinor, ...span(right.startDay, right.endDay as Day) }
  return { wrong, right, truth: { ...named(right), ...truth } }
}

function span(from: Day, to: Day) {
  return { from: formatDay(from), to: formatDay(to) }
}

function named({ ref, account }: Line) {
  return { line: ref, account: account.ref, currency: account.currency }
}
