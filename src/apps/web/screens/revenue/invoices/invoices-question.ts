import type { Input, Output } from '../../../api/client.js'
import { addMonths, earlierOf, laterOf, monthsBetween } from '../../../format/dates.js'
import type { RevenueSearch } from '../../../search/bridge-search.js'
import type { CustomersSearch } from '../../../search/invoices-search.js'

export type InvoicesState = Output<'invoices.state'>

/** Which windows are listed: those that end with every month, or with a fiscal quarter or year. */
export type Every = 'month' | 'quarter' | 'year'

/** What the bridge of repeat business is asked, its blanks filled in. */
export type InvoicesQuestion = {
  /** The windows that end with these months, and those between. */
  readonly from: string
  readonly to: string
  readonly every: Every
  readonly accounts: 'without-contracts' | 'all'
  readonly by: string | undefined
  readonly currency: string | undefined
}

const monthsOf: Readonly<Record<Every, number>> = { month: 1, quarter: 3, year: 12 }
const shownAtFirst: Readonly<Record<Every, number>> = { month: 12, quarter: 8, year: 5 }

/** Completes what the address asks: the latest windows that are over. Null where the customers have no revenue. */
export function invoicesQuestion(search: RevenueSearch, state: InvoicesState): InvoicesQuestion | null {
  const { every = 'month', accounts = 'without-contracts', currency } = search
  const { firstMonth, lastMonth } = rangeOf(state, accounts)
  if (firstMonth === null || lastMonth === null) return null
  const before = (month: string) => endNear(month, every, state.fiscalYearStart, -1)
  const after = (month: string) => endNear(month, every, state.fiscalYearStart, 1)
  const over = before(earlierOf(lastMonth, addMonths(state.today.slice(0, 7), -1)))
  const to = search.to ? before(search.to) : over < firstMonth ? after(firstMonth) : over
  const usual = laterOf(addMonths(to, (1 - shownAtFirst[every]) * monthsOf[every]), after(firstMonth))
  const from = earlierOf(to, search.from ? after(search.from) : usual)
  const by = state.groupings.includes(search.by ?? '') || search.by?.startsWith('attributes.') ? search.by : undefined
  return { from, to, every, accounts, by, currency }
}

/** The months with which windows may end, up to the one that is not over. */
export function endsOf({ from, to, every, accounts }: InvoicesQuestion, state: InvoicesState): readonly string[] {
  const first = earlierOf(rangeOf(state, accounts).firstMonth ?? from, from)
  return monthsBetween(first, laterOf(state.today.slice(0, 7), to)).filter((month) =>
    isEnd(month, every, state.fiscalYearStart),
  )
}

/** Whether a period of the fiscal year ends with a month. `fiscalYearStart` is 1 to 12. */
export function isEnd(month: string, every: Every, fiscalYearStart: number): boolean {
  return (placeInYear(month, fiscalYearStart) + 1) % monthsOf[every] === 0
}

/** The fiscal quarter (1 to 4) of a month, and the year that its fiscal year ends in, in two digits. */
export function fiscalOf(month: string, fiscalYearStart: number): { readonly quarter: number; readonly year: string } {
  const place = placeInYear(month, fiscalYearStart)
  return { quarter: Math.floor(place / 3) + 1, year: addMonths(month, 11 - place).slice(2, 4) }
}

/** The question in the words of `invoices.bridge`, apart from its grouping. */
export function bridgeInput(
  workspace: string,
  { from, to, accounts, currency }: InvoicesQuestion,
): Input<'invoices.bridge'> {
  return { workspace, from, to, accounts, currency }
}

/** What of a question goes with a link to its customers. */
export function customersOf({ accounts, currency }: InvoicesQuestion): CustomersSearch {
  return { accounts: accounts === 'all' ? accounts : undefined, currency }
}

function rangeOf(state: InvoicesState, accounts: InvoicesQuestion['accounts']) {
  return accounts === 'all' ? state.all : state.withoutContracts
}

function endNear(month: string, every: Every, fiscalYearStart: number, step: 1 | -1): string {
  return isEnd(month, every, fiscalYearStart) ? month : endNear(addMonths(month, step), every, fiscalYearStart, step)
}

function placeInYear(month: string, fiscalYearStart: number): number {
  return (Number(month.slice(5)) - fiscalYearStart + 12) % 12
}
