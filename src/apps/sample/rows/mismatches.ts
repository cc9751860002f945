import { addDays, type Day, divideHalfEven } from '#foundation'
import { dayIn, earlier, later } from '../plan/calendar.js'
import { dice } from '../plan/dice.js'
import type { Plan } from '../plan/make-plan.js'
import { periodsIn } from '../plan/script.js'
import { type InvoiceLine, nextPeriod, periodMinor } from './invoices.js'
import type { Line } from './lines.js'

/** Where the invoices deviate from the contract: planted, to be found by reconciliation. */
export type InvoiceMismatch = {
  readonly kind: 'uplift-not-invoiced' | 'wrong-quantity' | 'not-invoiced' | 'invoiced-after-end'
  readonly account: string
  readonly line: string
  readonly currency: string
  /** What the contract line calls for on the days concerned, in minor units. */
  readonly expectedMinor: bigint
  readonly invoicedMinor: bigint
}

/**
 * Spoils a few invoices of customers won in the lead-in (their break-even is behind them, so unit economics
 * stay as planted) and says which.
 */
export function plantMismatches(
  plan: Plan,
  lines: readonly Line[],
  right: readonly InvoiceLine[],
): { readonly invoices: readonly InvoiceLine[]; readonly mismatches: readonly InvoiceMismatch[] } {
  const throws = dice(plan.seed, 'mismatches')
  const ended = endedLine(plan, lines)
  const pick = (taken: readonly Line[], fits: (line: Line) => boolean) => {
    return throws.pick(settledLines(plan, lines, right).filter((line) => !shareAccount(line, taken) && fits(line)))
  }
  const uplifted = pick([ended], (line) => {
    return line.causes.includes('uplift') && line.terms.quantity !== null && shows(line, lines, upliftOf(line, lines))
  })
  const miscounted = pick([ended, uplifted], (line) => {
    return line.terms.quantity !== null && shows(line, lines, miscount)
  })
  const forgotten = pick([ended, uplifted, miscounted], () => true)
  const before = predecessorOf(uplifted, lines)
  const late = invoicedAfterEnd(ended)
  const invoices = right
    .filter((row) => row.line !== forgotten.ref)
    .map((row) => {
      if (row.line === uplifted.ref)
        return { ...row, minor: scaledTo(row.minor, before.terms.priceMinor, uplifted.terms.priceMinor) }
      return row.line === miscounted.ref ? { ...row, minor: scaledTo(row.minor, 110, 100) } : row
    })
  const compare = (kind: InvoiceMismatch['kind'], line: Line) => mismatch(kind, line, right, [...invoices, late])
  return {
    invoices: [...invoices, late],
    mismatches: [
      compare('uplift-not-invoiced', uplifted),
      compare('wrong-quantity', miscounted),
      compare('not-invoiced', forgotten),
      compare('invoiced-after-end', ended),
    ],
  }
}

/** A quantity is invoiced this much too high. */
const miscount = 0.1

// What is less than 1.5 % of all that the customer pays would drown in the tolerance of a reconciliation.
function shows(line: Line, lines: readonly Line[], ratio: number): boolean {
  const isBeside = (other: Line): boolean => {
    const [from, to] = [later(line.startDay, other.startDay), earlier(endOf(line), endOf(other))]
    return other.account === line.account && from < to
  }
  const all = lines.filter(isBeside).reduce((sum, other) => sum + yearly(other), 0)
  return ratio * yearly(line) >= 0.015 * all
}

function upliftOf(line: Line, lines: readonly Line[]): number {
  return 1 - predecessorOf(line, lines).terms.priceMinor / line.terms.priceMinor
}

function predecessorOf(line: Line, lines: readonly Line[]): Line {
  return lines.find(({ ref }) => ref === line.predecessor) ?? line
}

function endOf({ endDay }: Line): Day {
  return endDay ?? (Number.POSITIVE_INFINITY as Day)
}

function yearly({ terms }: Line): number {
  return (terms.quantity ?? 1) * terms.priceMinor * periodsIn(terms.period)
}

// Renewed lines of the last two years, billed at least once, of customers won in the lead-in.
function settledLines(
  { calendar, lives }: Plan,
  lines: readonly Line[],
  invoices: readonly InvoiceLine[],
): readonly Line[] {
  const leadInEnd = dayIn(calendar.firstYear, 1, 1)
  const old = new Set(lives.filter(({ firstStart }) => firstStart < leadInEnd).map(({ account }) => account))
  const billed = new Set(invoices.filter(({ minor }) => minor > 0n).map(({ line }) => line))
  const late = addDays(calendar.lastDay, -650)
  return lines.filter((line) => {
    return old.has(line.account) && billed.has(line.ref) && line.startDay >= late && line.predecessor !== null
  })
}

function shareAccount(line: Line, others: readonly Line[]): boolean {
  return others.some(({ account }) => account === line.account)
}

// The product that one scripted customer dropped: every sample has it.
function endedLine({ lives }: Plan, lines: readonly Line[]): Line {
  const account = lives.find(({ scenario }) => scenario === 'swap-and-connect')?.account
  const ended = lines.find((line) => line.account === account && line.cancellationDay !== null)
  if (!ended) throw new Error('Broken promise: a scripted customer dropped a product')
  return ended
}

function invoicedAfterEnd(line: Line): InvoiceLine {
  const serviceStart = line.endDay ?? line.startDay
  const serviceEnd = nextPeriod(line.terms.period, serviceStart)
  const minor = periodMinor(line.terms, serviceStart)
  const { account, terms, ref } = line
  return { account, product: terms.product, line: ref, issuedDay: serviceStart, serviceStart, serviceEnd, minor }
}

function scaledTo(minor: bigint, part: number, whole: number): bigint {
  return divideHalfEven(minor * BigInt(part), BigInt(whole))
}

function mismatch(
  kind: InvoiceMismatch['kind'],
  line: Line,
  right: readonly InvoiceLine[],
  spoilt: readonly InvoiceLine[],
): InvoiceMismatch {
  const sum = (rows: readonly InvoiceLine[]) => {
    return rows.filter((row) => row.line === line.ref).reduce((total, { minor }) => total + minor, 0n)
  }
  const { account, ref } = line
  return {
    kind,
    account: account.ref,
    line: ref,
    currency: account.currency,
    expectedMinor: sum(right),
    invoicedMinor: sum(spoilt),
  }
}
