import { addDays, divideHalfEven } from '#foundation'
import { type Dice, dice } from '../plan/dice.js'
import type { Plan } from '../plan/make-plan.js'
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
  const uplifted = pickLine(throws, plan, lines, right, (line) => line.causes.includes('uplift') && line.terms.quantity !== null)
  const miscounted = pickLine(throws, plan, lines, right, (line) => line.terms.quantity !== null, uplifted)
  const forgotten = pickLine(throws, plan, lines, right, () => true, uplifted, miscounted)
  const before = lines.find(({ ref }) => ref === uplifted.predecessor) ?? uplifted
  const ended = endedLine(plan, lines)
  const late = invoicedAfterEnd(ended)
  const invoices = right
    .filter((row) => row.line !== forgotten.ref)
    .map((row) => {
      if (row.line === uplifted.ref) return { ...row, minor: scaledTo(row.minor, before.terms.priceMinor, uplifted.terms.priceMinor) }
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

function pickLine(
  throws: Dice,
  plan: Plan,
  lines: readonly Line[],
  invoices: readonly InvoiceLine[],
  fits: (line: Line) => boolean,
  ...taken: readonly Line[]
): Line {
  const { calendar, lives } = plan
  const old = new Set(lives.filter(({ firstStart }) => yearOfStart(firstStart, plan)).map(({ account }) => account.ref))
  const late = addDays(calendar.lastDay, -650)
  const open = lines.filter((line) => {
    const accountTaken = taken.some(({ account }) => account === line.account)
    const billed = invoices.some((row) => row.line === line.ref && row.minor > 0n)
    return old.has(line.account.ref) && !accountTaken && line.startDay >= late && billed && line.predecessor !== null && fits(line)
  })
  return throws.pick(open)
}

function yearOfStart(firstStart: number, { calendar }: Plan): boolean {
  return firstStart < calendar.historyStart + 914
}

// The reactivated customer's first end: every sample has it.
function endedLine({ lives }: Plan, lines: readonly Line[]): Line {
  const account = lives.find(({ scenario }) => scenario === 'reactivation')?.account
  const ended = lines.find((line) => line.account === account && line.cancellationDay !== null)
  if (!ended) throw new Error('Broken promise: the reactivated customer once left')
  return ended
}

function invoicedAfterEnd(line: Line): InvoiceLine {
  const serviceStart = line.endDay ?? line.startDay
  const serviceEnd = nextPeriod(line.terms.period, serviceStart)
  const minor = periodMinor(line.terms, serviceStart, serviceEnd)
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
  return { kind, account: account.ref, line: ref, currency: account.currency, expectedMinor: sum(right), invoicedMinor: sum(spoilt) }
}
