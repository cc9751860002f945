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

/** The amount of a span inside one billing period on terms; days before `discountTo` are discounted. */
export function periodMinor(terms: Terms, periodStart: Day, to: Day): bigint {
  const periodEnd = nextPeriod(terms.period, periodStart)
  const whole = BigInt(terms.quantity ?? 1) * BigInt(terms.priceMinor)
  const cheapTo = terms.discountPercent === 0 ? periodStart : earlier(terms.discountTo ?? to, to)
  const cheapDays = Math.max(0, cheapTo - periodStart)
  const weighted = BigInt((to - periodStart) * 100 - cheapDays * terms.discountPercent)
  return divideHalfEven(whole * weighted, BigInt(periodEnd - periodStart) * 100n)
}

/** The first day of the billing period after the one that starts on a day. */
export function nextPeriod(period: Period, start: Day): Day {
  return monthsLater(start, 12 / periodsIn(period))
}

function invoicesOfLine(line: Line, lastDay: Day): InvoiceLine[] {
  const { terms, account } = line
  const agreedEnd = terms.termEnd
  const rows: InvoiceLine[] = []
  const row = (issuedDay: Day, serviceStart: Day, serviceEnd: Day, minor: bigint) => {
    rows.push({ account, product: terms.product, line: line.ref, issuedDay, serviceStart, serviceEnd, minor })
  }
  for (let from = line.startDay; from <= lastDay && (line.endDay === null || from < line.endDay); ) {
    const next = nextPeriod(terms.period, from)
    const to = agreedEnd === null ? next : earlier(next, agreedEnd)
    const issuedDay = later(from, line.signedDay)
    const paused = line.pausedFrom !== null && from >= line.pausedFrom && line.pausedTo !== null && from < line.pausedTo
    if (issuedDay > lastDay) break
    if (!paused) row(issuedDay, from, to, periodMinor(terms, from, to))
    if (!paused && line.endDay !== null && line.endDay < to && line.endDay <= lastDay) {
      const used = periodMinor(terms, from, line.endDay)
      row(line.endDay, line.endDay, to, used - periodMinor(terms, from, to))
    }
    from = next
  }
  return rows
}
