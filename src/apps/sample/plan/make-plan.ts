import { addDays, type Day, monthOf } from '#foundation'
import { type Account, planAccounts } from './accounts.js'
import { type Calendar, calendarUpTo, dayIn } from './calendar.js'
import { type Dice, dice } from './dice.js'
import { drawLife } from './draw-life.js'
import { planRates, type Rates } from './rates.js'
import type { Life } from './script.js'
import { scriptedCases, scriptLife } from './scripted-lives.js'

/** What to generate. The same request gives the same sample, for ever. */
export type SampleRequest = {
  readonly seed: number
  /** The day of the export; the four full calendar years before it are complete. */
  readonly lastDay: Day
  /** How many companies become customers up to the last full year; 60 by default, at least 45. More for statistical tests. */
  readonly customers?: number
}

/** Everything that is planted: who there is, what happens to them, at which rates. Rows and truths follow from it. */
export type Plan = {
  readonly seed: number
  readonly calendar: Calendar
  readonly rates: Rates
  readonly accounts: readonly Account[]
  /** One for each customer, in the order of accounts. */
  readonly lives: readonly Life[]
}

// A little more than two in five customers were won before the first full year.
const leadInRatio = 0.42

/**
 * Draws the plan of a sample, without any rows. What happens up to the last full year does not depend on the day
 * of the export within the year after it; that year adds customers of its own, who were prospects before.
 */
export function makePlan({ seed, lastDay, customers = 60 }: SampleRequest): Plan {
  const calendar = calendarUpTo(lastDay)
  const planned = planAccounts(seed, customers)
  const scripted = accountsForScripts(planned)
  const drawn = planned.filter((account) => account.role === 'customer' && !scripted.includes(account))
  const recruits = planned.filter(({ role }) => role === 'prospect').slice(0, recruitsUpTo(calendar, drawn.length))
  const starts = new Map([
    ...planStarts(dice(seed, 'starts'), calendar, drawn),
    ...planRecruits(seed, calendar, recruits),
  ])
  const accounts = planned.map(
    (account): Account => (recruits.includes(account) ? { ...account, role: 'customer' } : account),
  )
  const lives = accounts
    .filter(({ role }) => role === 'customer')
    .map((account) => {
      const script = scriptedCases[scripted.indexOf(account)]
      if (script) return scriptLife(seed, account, script, calendar)
      return drawLife(seed, account, starts.get(account.ref) ?? calendar.historyStart, calendar)
    })
  return { seed, calendar, rates: planRates(seed, calendar), accounts, lives }
}

function accountsForScripts(accounts: readonly Account[]): readonly Account[] {
  const fit = accounts.filter(
    ({ role, parent, currency, unitsOnLines }) => role === 'customer' && !parent && currency === 'EUR' && unitsOnLines,
  )
  if (fit.length < scriptedCases.length) throw new Error('Broken promise: there are accounts for every scripted case')
  return fit.slice(-scriptedCases.length)
}

/** First days of service: spread over the lead-in, then evenly over the four years, most often at the start of a quarter. */
function planStarts(throws: Dice, calendar: Calendar, accounts: readonly Account[]): ReadonlyMap<string, Day> {
  const mixed = throws.shuffle(accounts)
  const early = Math.round(mixed.length * leadInRatio)
  return new Map(
    mixed.map(({ ref, currency }, index) => {
      if (index < early) return [ref, drawEarlyStart(throws, calendar, currency)] as const
      return [ref, drawStart(throws, calendar.firstYear + ((index - early) % 4), currency)] as const
    }),
  )
}

// As many a month as in the four full years.
function recruitsUpTo(calendar: Calendar, drawn: number): number {
  return Math.round((drawn * (1 - leadInRatio) * monthsBegun(calendar)) / 48)
}

function planRecruits(seed: number, calendar: Calendar, recruits: readonly Account[]): (readonly [string, Day])[] {
  const throws = dice(seed, 'starts of the last year')
  const months = startMonths.filter((month) => month <= monthsBegun(calendar))
  return recruits.map(
    ({ ref, currency }) => [ref, drawStart(throws, calendar.lastFullYear + 1, currency, months)] as const,
  )
}

// Months that are over in the year after the last full one.
function monthsBegun({ lastDay, lastFullYear }: Calendar): number {
  return monthOf(addDays(lastDay, 1)) - monthOf(dayIn(lastFullYear + 1, 1, 1))
}

function drawEarlyStart(throws: Dice, { firstYear, historyStart }: Calendar, currency: string): Day {
  const yearsBefore = throws.weighted([
    [1, 2],
    [2, 2],
    [3, 1],
  ] as const)
  const first = yearsBefore === 3 ? historyMonths(historyStart) : startMonths
  return drawStart(throws, firstYear - yearsBefore, currency, first)
}

const startMonths = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const

// The first weeks are for signing the first contract.
function historyMonths(historyStart: Day): readonly number[] {
  return startMonths.filter((month) => month > (monthOf(historyStart) % 12) + 1)
}

// Outside the euro nothing starts on 1 January, so that a change of budget rate and a movement never share a day.
function drawStart(throws: Dice, year: number, currency: string, months: readonly number[] = startMonths): Day {
  const month = throws.weighted(months.map((candidate) => [candidate, candidate % 3 === 1 ? 5 : 1] as const))
  const day = dayIn(year, month, throws.chance(0.8) ? 1 : 15)
  return currency !== 'EUR' && day === dayIn(year, 1, 1) ? addDays(day, 14) : day
}
