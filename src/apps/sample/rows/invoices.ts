import { type Day, divideHalfEven } from '#foundation'
import type { Account } from '../plan/accounts.js'
import { type Calendar, earlier, later, monthsLater } from '../plan/calendar.js'
import { servicesProduct } from '../plan/company.js'
import { type Period, periodsIn, type Terms } from '../plan/script.js'
import type { ServiceJob } from '../plan/service-jobs.js'
import type { Line } from './lines.js'

/** A position of an invoice, before invoices are numbered. */
export type InvoiceLine = {
  readonly account: Account
  readonly product: string
  /** The contract line that it bills; null for one-off services. */
  readonly line: string | null
  readonly issuedDay: Day
  readonly serviceStart: Day
  readonly serviceEnd: Day
  readonly minor: bigint
}

/** What each contract line should be billed up to the last day: in advance, credited where it ended early. */
export function invoicesOf(lines: readonly Line[], calendar: Calendar): readonly InvoiceLine[] {
  return lines.flatMap((line) => invoicesOfLine(line, calendar.lastDay))
}

/** One-off services, billed when they start. */
export function serviceInvoices(jobs: readonly ServiceJob[], calendar: Calendar): readonly InvoiceLine[] {
  const begun = jobs.filter((job) => job.from <= calendar.lastDay)
  return begun.map(({ account, from, to, feeMinor }) => ({
    account,
    product: servicesProduct,
    line: null,
    issuedDay: from,
    serviceStart: from,
    serviceEnd: to,
    minor: feeMinor,
  }))
}

/** The amount of a whole billing period on terms that starts on a day. */
export function periodMinor(terms: Terms, start: Day): bigint {
  const period = { from: start, to: nextPeriod(terms.period, start) }
  return spanMinor(terms, period, period)
}

/** The first day of the billing period after the one that starts on a day. */
export function nextPeriod(period: Period, start: Day): Day {
  return monthsLater(start, 12 / periodsIn(period))
}

type Span = { readonly from: Day; readonly to: Day }

function invoicesOfLine(line: Line, lastDay: Day): InvoiceLine[] {
  const { terms, account } = line
  const rows: InvoiceLine[] = []
  const row = (issuedDay: Day, { from, to }: Span, minor: bigint) => {
    rows.push({ account, product: terms.product, line: line.ref, issuedDay, serviceStart: from, serviceEnd: to, minor })
  }
  for (let from = line.startDay; from <= lastDay && (line.endDay === null || from < line.endDay); ) {
    const period = billingPeriodOf(terms, from)
    const { to } = period
    const issuedDay = later(from, line.signedDay)
    const paused = line.pausedFrom !== null && from >= line.pausedFrom && line.pausedTo !== null && from < line.pausedTo
    if (issuedDay > lastDay) break
    if (!paused)
      for (const span of pricedAlike(terms, { from, to })) row(issuedDay, span, spanMinor(terms, period, span))
    if (!paused && line.endDay !== null && line.endDay < to && line.endDay <= lastDay) {
      const unused = { from: line.endDay, to }
      row(line.endDay, unused, -spanMinor(terms, period, unused))
    }
    from = to
  }
  return rows
}

// What is added or changed within a term is billed on the days of the term: first the rest of the period under way.
function billingPeriodOf({ period, termEnd }: Terms, day: Day): Span {
  if (termEnd === null) return { from: day, to: nextPeriod(period, day) }
  const months = 12 / periodsIn(period)
  let periodsLeft = 1
  while (monthsLater(termEnd, -periodsLeft * months) > day) periodsLeft += 1
  const start = (left: number): Day => monthsLater(termEnd, -left * months)
  return { from: start(periodsLeft), to: start(periodsLeft - 1) }
}

// Days with and without a discount are lines of their own.
function pricedAlike({ discountPercent, discountTo }: Terms, { from, to }: Span): readonly Span[] {
  if (discountPercent === 0 || discountTo === null || discountTo <= from || discountTo >= to) return [{ from, to }]
  return [
    { from, to: discountTo },
    { from: discountTo, to },
  ]
}

/** The amount of a span inside one billing period, by days; days before `discountTo` are discounted. */
function spanMinor(terms: Terms, period: Span, { from, to }: Span): bigint {
  const whole = BigInt(terms.quantity ?? 1) * BigInt(terms.priceMinor)
  const cheapTo = terms.discountPercent === 0 ? from : earlier(terms.discountTo ?? to, to)
  const cheapDays = Math.max(0, cheapTo - from)
  const weighted = BigInt((to - from) * 100 - cheapDays * terms.discountPercent)
  return divideHalfEven(whole * weighted, BigInt(period.to - period.from) * 100n)
}
