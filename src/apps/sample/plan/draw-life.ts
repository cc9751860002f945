import { addDays, type Day, firstDayOf, monthOf } from '#foundation'
import type { Account } from './accounts.js'
import { type Calendar, dayIn, monthsLater, yearOf } from './calendar.js'
import { addOnProducts, entryProducts, legacyProduct, priceFactors } from './company.js'
import { type Dice, dice } from './dice.js'
import {
  closeDraft,
  drawPeriod,
  freshUnit,
  type LifeDraft,
  openDraft,
  running,
  runningArrMinor,
  start,
  stop,
  termsWorth,
} from './life-draft.js'
import { churnHazards, growth } from './parameters.js'
import { raiseQuantity, renewDrawn } from './renew-drawn.js'
import type { Life, Period, Terms } from './script.js'

const churnReasons = [
  ['Replaced by a competitor', 4],
  ['Site closed', 2],
  ['Budget cut', 3],
  ['Promised results not reached', 3],
  ['Acquired, group standard', 2],
] as const

/** Draws one customer's life from the planted parameters: contract years with growth, and at each anniversary the decision to stay. */
export function drawLife(seed: number, account: Account, firstStart: Day, calendar: Calendar): Life {
  const throws = dice(seed, `life ${account.ref}`)
  const { alpha, beta } = churnHazards[account.segment]
  const risk = throws.beta(alpha, beta)
  const draft = openDraft(account, calendar, throws)
  const evergreen = throws.chance(0.1)
  win(draft, firstStart, evergreen)
  for (let year = 1; ; year++) {
    const anniversary = monthsLater(firstStart, 12 * year)
    growInYear(draft, monthsLater(firstStart, 12 * (year - 1)), anniversary)
    const leaves = throws.chance(risk)
    const signedDay = addDays(anniversary, -throws.whole(12, 80))
    if (signedDay > calendar.lastDay) break
    if (leaves) {
      leave(draft, { day: anniversary, signedDay })
      break
    }
    renewDrawn(draft, { day: anniversary, signedDay }, evergreen ? null : monthsLater(firstStart, 12 * (year + 1)))
  }
  return closeDraft(draft, firstStart, null)
}

/** The first contract: one product or two, sometimes with a first-year discount. */
function win(draft: LifeDraft, day: Day, evergreen: boolean) {
  const { throws, account } = draft
  const { firstArrMedian, firstArrSigma } = growth[account.segment]
  const worth = throws.lognormal(firstArrMedian, firstArrSigma) * 100 * (priceFactors[account.currency] ?? 1)
  const signedDay = addDays(day, -throws.whole(2, 24))
  const agreed = { period: drawPeriod(throws), termEnd: evergreen ? null : monthsLater(day, 12) }
  const second = throws.chance(0.4)
  const legacy = yearOf(day) < draft.calendar.firstYear && throws.chance(0.35)
  const product = legacy ? legacyProduct : throws.pick(entryProducts)
  const first = termsWorth(draft, product, worth * (second ? 0.65 : 1), { ...agreed, unit: freshUnit(draft) })
  start(draft, { day, signedDay }, 'won', maybeDiscounted(throws, first, day))
  if (!second) return
  const added = throws.pick(addOnProducts.filter((candidate) => candidate !== product))
  start(draft, { day, signedDay }, 'won', termsWorth(draft, added, worth * 0.35, { ...agreed, unit: freshUnit(draft) }))
}

// The discount ends where a billing period ends, as contracts do.
function maybeDiscounted(throws: Dice, terms: Terms, day: Day): Terms {
  if (!throws.chance(0.18)) return terms
  const discountTo = monthsLater(day, discountMonths[terms.period])
  return { ...terms, discountPercent: throws.pick([5, 8, 10]), discountTo }
}

const discountMonths: Readonly<Record<Period, number>> = { month: 6, quarter: 6, year: 12 }

/** Upsells and cross-sells inside a contract year, in order of time, on days of their own. */
function growInYear(draft: LifeDraft, from: Day, to: Day) {
  const { throws, account, calendar } = draft
  const { upsellRatio, crossSellRatio } = growth[account.segment]
  const moves: { day: Day; sell: 'upsell' | 'cross-sell' }[] = []
  if (throws.chance(upsellRatio)) moves.push({ day: drawGrowthDay(throws, account, from), sell: 'upsell' })
  if (throws.chance(crossSellRatio)) moves.push({ day: drawGrowthDay(throws, account, from), sell: 'cross-sell' })
  moves.sort((a, b) => a.day - b.day)
  if (moves[1] && moves[0]?.day === moves[1].day) moves.pop()
  for (const { day, sell } of moves) {
    const signedDay = addDays(day, -throws.whole(1, 14))
    if (signedDay > calendar.lastDay) continue
    if (sell === 'upsell') raiseQuantity(draft, { day, signedDay }, throws.pick(running(draft)))
    else crossSell(draft, { day, signedDay }, to)
  }
}

/** A day in months 2–9 of a contract year, most often at the end of a quarter or just after. Never 1 January outside the euro. */
function drawGrowthDay(throws: Dice, account: Account, from: Day): Day {
  const offsets = [2, 3, 4, 5, 6, 7, 8, 9].map((months) => firstDayOf(monthOf(monthsLater(from, months))))
  const month = throws.weighted(offsets.map((first) => [first, (monthOf(first) % 12) % 3 === 2 ? 5 : 1] as const))
  const atEnd = throws.chance(0.5)
  const day = addDays(month, atEnd ? throws.whole(18, 26) : throws.whole(0, 14))
  return account.currency !== 'EUR' && day === dayIn(yearOf(day), 1, 1) ? addDays(day, 9) : day
}

function crossSell(draft: LifeDraft, moment: { day: Day; signedDay: Day }, coTermEnd: Day) {
  const { throws } = draft
  const [first] = running(draft)
  if (!first) return
  const worth = runningArrMinor(draft) * throws.between(0.12, 0.34)
  const unit = throws.chance(0.55) ? freshUnit(draft) : null
  const owned = new Set(running(draft).map(({ terms }) => terms.product))
  const open = addOnProducts.filter((product) => !owned.has(product))
  if (unit === null && open.length === 0) return
  const again = unit !== null && (open.length === 0 || throws.chance(0.4))
  const product = again ? throws.pick([...owned]) : throws.pick(open)
  const termEnd = first.terms.termEnd === null ? null : coTermEnd
  const agreed = { unit: unit ?? first.terms.unit, period: first.terms.period, termEnd }
  start(draft, moment, unit === null ? 'cross-sell' : 'connected-new', termsWorth(draft, product, worth, agreed))
}

function leave(draft: LifeDraft, moment: { day: Day; signedDay: Day }) {
  const reason = draft.throws.weighted(churnReasons)
  for (const { ref } of running(draft)) stop(draft, moment, ref, 'churn', reason)
}
