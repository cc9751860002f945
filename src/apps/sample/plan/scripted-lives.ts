import { addDays, addMonths, type Day, firstDayOf, monthOf } from '#foundation'
import type { Account } from './accounts.js'
import { type Calendar, dayIn, monthsLater } from './calendar.js'
import { flatProduct, legacyProduct } from './company.js'
import { dice } from './dice.js'
import {
  change,
  closeDraft,
  freshUnit,
  type LifeDraft,
  openDraft,
  running,
  runningPosition,
  start,
  stop,
  termsWorth,
} from './life-draft.js'
import { raiseQuantity, repriced, scaled, swap } from './renew-drawn.js'
import type { Life, Scenario, Terms } from './script.js'

type Script = (draft: LifeDraft, firstStart: Day) => void
type Case = {
  readonly scenario: Scenario
  /** First day with service, from the first full year. */
  readonly firstStart: (calendar: Calendar) => Day
  readonly script: Script
}

/** The cases that every sample has. Each takes one account that books in euros and names its units. */
export const scriptedCases: readonly Case[] = [
  { scenario: 'reactivation', firstStart: (at) => dayIn(at.firstYear - 1, 4, 1), script: comeBack },
  { scenario: 'late-renewal-backdated', firstStart: (at) => dayIn(at.firstYear - 1, 7, 1), script: renewLate(14) },
  { scenario: 'late-renewal-backdated', firstStart: (at) => dayIn(at.firstYear, 3, 1), script: renewLate(33) },
  { scenario: 'late-renewal-with-gap', firstStart: (at) => dayIn(at.firstYear - 1, 5, 1), script: renewAfterGap },
  { scenario: 'pause', firstStart: (at) => dayIn(at.firstYear - 1, 2, 1), script: pauseOneProduct },
  { scenario: 'multi-year-discount', firstStart: (at) => dayIn(at.firstYear - 1, 10, 1), script: agreeThreeYears },
  { scenario: 'multi-year-discount', firstStart: (at) => dayIn(at.firstYear, 4, 1), script: agreeThreeYears },
  { scenario: 'signed-not-live', firstStart: startAfter, script: signForLater },
  { scenario: 'evergreen-repriced', firstStart: (at) => dayIn(at.firstYear - 2, 9, 1), script: runOpenEnded },
  { scenario: 'swap-and-connect', firstStart: (at) => dayIn(at.firstYear - 1, 1, 1), script: swapAndConnect },
]

/** Writes the life of one scripted case. */
export function scriptLife(
  seed: number,
  account: Account,
  { scenario, firstStart, script }: Case,
  calendar: Calendar,
): Life {
  const draft = openDraft(account, calendar, dice(seed, `life ${account.ref}`))
  const day = firstStart(calendar)
  script(draft, day)
  return closeDraft(draft, day, scenario)
}

function comeBack(draft: LifeDraft, firstStart: Day) {
  const moment = { day: firstStart, signedDay: addDays(firstStart, -9) }
  const first = start(draft, moment, 'won', worth(draft, 'P-20', 86_000, monthsLater(firstStart, 12)))
  renewYearly(draft, monthsLater(firstStart, 12), monthsLater(firstStart, 12))
  const churnDay = monthsLater(firstStart, 24)
  stop(draft, { day: churnDay, signedDay: addDays(churnDay, -94) }, first.ref, 'churn', 'Replaced by a competitor')
  const back = monthsLater(churnDay, 7)
  const terms = worth(draft, 'P-20', 64_000, monthsLater(back, 12))
  start(draft, { day: back, signedDay: addDays(back, -12) }, 'reactivation', { ...terms, unit: first.terms.unit })
  renewYearly(draft, monthsLater(back, 12))
}

function renewLate(daysLate: number): Script {
  return (draft, firstStart) => {
    const moment = { day: firstStart, signedDay: addDays(firstStart, -15) }
    const first = start(draft, moment, 'won', worth(draft, 'P-10', 118_000, monthsLater(firstStart, 12)))
    const day = monthsLater(firstStart, 12)
    const terms = { ...repriced(first.terms, 1.03), termEnd: monthsLater(day, 12) }
    change(draft, { day, signedDay: addDays(day, daysLate) }, first.ref, ['late-renewal', 'uplift'], terms)
    renewYearly(draft, monthsLater(day, 12))
  }
}

function renewAfterGap(draft: LifeDraft, firstStart: Day) {
  const moment = { day: firstStart, signedDay: addDays(firstStart, -6) }
  const first = start(draft, moment, 'won', worth(draft, 'P-12', 72_000, monthsLater(firstStart, 12)))
  renewYearly(draft, monthsLater(firstStart, 12), monthsLater(firstStart, 12))
  const end = monthsLater(firstStart, 24)
  const { terms } = runningPosition(draft, first.ref)
  stop(draft, { day: end, signedDay: end }, first.ref, 'lapse', 'Ran out while the renewal was negotiated')
  const day = addDays(end, 18)
  const renewed = { ...terms, termEnd: monthsLater(end, 12) }
  change(draft, { day, signedDay: addDays(day, -1) }, first.ref, ['late-renewal'], renewed)
  renewYearly(draft, monthsLater(end, 12))
}

function pauseOneProduct(draft: LifeDraft, firstStart: Day) {
  const moment = { day: firstStart, signedDay: addDays(firstStart, -11) }
  const monthly = { ...worth(draft, 'P-20', 94_000, null), period: 'month' as const }
  const paused = start(draft, moment, 'won', { ...monthly, priceMinor: Math.round(monthly.priceMinor / 12) })
  start(draft, moment, 'won', worth(draft, 'P-13', 58_000, monthsLater(firstStart, 12)))
  const day = dayIn(draft.calendar.firstYear + 1, 7, 1)
  const until = monthsLater(day, 3)
  draft.events.push({ kind: 'pause', day, signedDay: addDays(day, -21), position: paused.ref, until })
  draft.events.push({ kind: 'resume', day: until, signedDay: addDays(day, -21), position: paused.ref })
  renewYearly(draft, monthsLater(firstStart, 12))
}

function agreeThreeYears(draft: LifeDraft, firstStart: Day) {
  const signedDay = addDays(firstStart, -18)
  const discount = { discountPercent: 15, discountTo: monthsLater(firstStart, 12) }
  const terms = { ...worth(draft, 'P-10', 205_000, monthsLater(firstStart, 36)), ...discount }
  const first = start(draft, { day: firstStart, signedDay }, 'won', terms)
  const { calendar } = draft
  const more = addDays(monthsLater(firstStart, 17), 11)
  raiseQuantity(draft, { day: more, signedDay: addDays(more, -4) }, runningPosition(draft, first.ref))
  const day = monthsLater(firstStart, 36)
  const renewal = addDays(day, -40)
  if (renewal > calendar.lastDay) return
  const renewed = { ...repriced(runningPosition(draft, first.ref).terms, 1.045), termEnd: monthsLater(day, 36) }
  change(draft, { day, signedDay: renewal }, first.ref, ['renewal', 'uplift'], renewed)
}

function startAfter(calendar: Calendar): Day {
  return firstDayOf(addMonths(monthOf(calendar.lastDay), 2))
}

function signForLater(draft: LifeDraft, firstStart: Day) {
  const signedDay = addDays(draft.calendar.lastDay, -13)
  const terms = worth(draft, 'P-10', 142_000, monthsLater(firstStart, 24))
  start(draft, { day: firstStart, signedDay }, 'won', terms)
}

function runOpenEnded(draft: LifeDraft, firstStart: Day) {
  const moment = { day: firstStart, signedDay: addDays(firstStart, -20) }
  const first = start(draft, moment, 'won', { ...worth(draft, flatProduct, 108_000, null) })
  for (let year = draft.calendar.firstYear; ; year++) {
    const day = dayIn(year, 2, 1)
    if (addDays(day, -30) > draft.calendar.lastDay) break
    const { terms } = runningPosition(draft, first.ref)
    const reduced = year === draft.calendar.firstYear + 2
    const moved = repriced(terms, reduced ? 0.82 : 1.03)
    const reason = reduced ? 'Plant sold' : null
    change(draft, { day, signedDay: addDays(day, -30) }, first.ref, [reduced ? 'contraction' : 'uplift'], moved, reason)
  }
}

function swapAndConnect(draft: LifeDraft, firstStart: Day) {
  const { calendar } = draft
  const moment = { day: firstStart, signedDay: addDays(firstStart, -16) }
  const first = start(draft, moment, 'won', worth(draft, legacyProduct, 96_000, monthsLater(firstStart, 12)))
  const renewal = monthsLater(firstStart, 12)
  swap(draft, { day: renewal, signedDay: addDays(renewal, -33) }, first, monthsLater(renewal, 12))
  const connected = dayIn(calendar.firstYear, 6, 24)
  const terms = { ...worth(draft, 'P-13', 47_000, monthsLater(renewal, 12)), unit: freshUnit(draft) }
  const unitSale = { day: connected, signedDay: addDays(connected, -3) }
  const added = start(draft, unitSale, 'connected-new', terms)
  renewYearly(draft, monthsLater(renewal, 12), monthsLater(renewal, 12))
  const third = monthsLater(renewal, 24)
  const extra = { ...worth(draft, 'P-21', 22_000, third), unit: first.terms.unit }
  const cross = dayIn(calendar.firstYear + 1, 9, 26)
  start(draft, { day: cross, signedDay: addDays(cross, -2) }, 'cross-sell', extra)
  stop(draft, { day: third, signedDay: addDays(third, -75) }, added.ref, 'product-dropped', 'Not adopted')
  const kept = running(draft)[0]
  if (kept)
    change(
      draft,
      { day: third, signedDay: addDays(third, -20) },
      kept.ref,
      ['renewal', 'contraction'],
      {
        ...scaled(kept.terms, 0.85),
        termEnd: monthsLater(third, 12),
      },
      'Licences unused',
    )
  renewYearly(draft, third, third, ['P-21'])
  renewYearly(draft, monthsLater(third, 12))
}

/** Renews every running position with an end each year, with a small uplift, as long as the signature lies before the last day. */
function renewYearly(draft: LifeDraft, from: Day, to: Day | null = null, only: readonly string[] | null = null) {
  for (let day = from; to === null || day <= to; day = monthsLater(day, 12)) {
    const signedDay = addDays(day, -28)
    if (signedDay > draft.calendar.lastDay) return
    for (const { ref, terms } of running(draft)) {
      if (terms.termEnd === null || (only && !only.includes(terms.product))) continue
      const renewed: Terms = {
        ...repriced(terms, 1.025),
        termEnd: monthsLater(day, 12),
        discountPercent: 0,
        discountTo: null,
      }
      change(draft, { day, signedDay }, ref, ['renewal', 'uplift'], renewed)
    }
  }
}

function worth(draft: LifeDraft, product: string, arr: number, termEnd: Day | null): Terms {
  const size = arr * 100 * draft.throws.between(0.85, 1.2)
  return termsWorth(draft, product, size, { unit: freshUnit(draft), period: 'year', termEnd })
}
