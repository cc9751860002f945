import { z } from 'zod'
import { type Day, divideHalfEven, formatDay, formatMinor } from '#foundation'
import { sentenceField } from '#platform/server'
import { type Basis, perYearMinor } from '../model/reconciliation-billing.js'
import { sourceOf } from '../store/reconcile.js'
import type { RecordedAct } from '../store/reconciliation-acts.js'
import type { ReconciliationSides } from '../store/reconciliation-sides.js'
import { amountField, dayField } from './fields.js'

const source = {
  importId: z.string().nullable(),
  file: z.string().nullable(),
  row: z.int().nullable().describe('Row in the file; its header is row 1.'),
}

const invoiceLine = {
  line: z.string().describe('Key of the invoice line.'),
  invoice: z.string().nullable(),
  product: z.string().nullable(),
  serviceStart: dayField.nullable(),
  serviceEnd: dayField.nullable().describe('First day after the service.'),
  amount: amountField,
  currency: z.string(),
  ...source,
}

export const invoiceLineOutput = z.object({
  ...invoiceLine,
  perYear: amountField.describe('In its currency.'),
  perDay: amountField.describe('Per year ÷ 365, in its currency.'),
  converted: amountField.nullable().describe('Per year in the reporting currency; null without a rate.'),
  basis: sentenceField.describe('How the amount became one per year.'),
})

export const unplacedOutput = z.object({
  ...invoiceLine,
  issuedDay: dayField.nullable(),
  because: sentenceField.describe('Why it cannot be placed.'),
})

export const contractLineOutput = z.object({
  line: z.string().describe('Key of the contract line.'),
  contract: z.string().nullable(),
  startDay: dayField,
  endDay: dayField.nullable().describe('First day without service; null is open-ended.'),
  arr: amountField.describe('In its currency.'),
  currency: z.string(),
  converted: amountField.nullable().describe('In the reporting currency; null without a rate.'),
  ...source,
})

export const balanceOutput = z.object({
  source: z.string(),
  day: dayField,
  amount: amountField,
  currency: z.string(),
  importId: z.string().nullable(),
  file: z.string().nullable(),
  row: z.int().nullable().describe('Row in the file; its header is row 1.'),
})

export const historyOutput = z.object({
  act: z.enum(['explain', 'reopen']),
  source: z.string(),
  at: dayField.describe('The day of the difference.'),
  theirs: amountField.nullable().describe('As it was then; likewise ours.'),
  ours: amountField.nullable(),
  currency: z.string(),
  owner: z.string().nullable(),
  category: z.string().nullable(),
  reason: z.string(),
  by: z.string(),
  recordedAt: z.string(),
})

type Money = (minor: bigint) => string

/** An invoice line with what it says about a year. */
export function invoiceLineShown(
  billed: ReconciliationSides['billed'][number],
  money: Money,
): z.input<typeof invoiceLineOutput> {
  const { line, basis, converted } = billed
  const perYear = perYearMinor(billed)
  return {
    ...invoiceLineFields(line),
    perYear: formatMinor(perYear, line.currency),
    perDay: formatMinor(divideHalfEven(perYear, 365n), line.currency),
    converted: converted.known ? money(converted.value) : null,
    basis: basisInWords(basis, line.to - line.from),
  }
}

/** An invoice line that no day can be told of. */
export function unplacedShown(line: ReconciliationSides['unplaced'][number]): z.input<typeof unplacedOutput> {
  const isEmpty = line.serviceStart !== null && line.serviceEnd !== null
  return {
    ...invoiceLineFields(line),
    issuedDay: dayText(line.issuedDay),
    because: isEmpty
      ? 'Its service ends on the day it starts, so it has no days of service.'
      : 'It does not say from which day to which day its service lasts.',
  }
}

/** A contract line that has ARR on the day. */
export function contractLineShown(
  { line, minor, converted, row }: ReconciliationSides['live'][number],
  money: Money,
): z.input<typeof contractLineOutput> {
  return {
    line: line.ref,
    contract: line.contract,
    startDay: formatDay(line.startDay),
    endDay: dayText(line.endDay),
    arr: formatMinor(minor, line.currency),
    currency: line.currency,
    converted: converted.known ? money(converted.value) : null,
    ...row,
  }
}

/** A balance as its source states it. */
export function balanceShown({
  balance,
  row,
}: ReconciliationSides['statements'][number]): z.input<typeof balanceOutput> {
  const { day, minor, currency } = balance
  return { source: sourceOf(balance), day: formatDay(day), amount: formatMinor(minor, currency), currency, ...row }
}

/** An explanation or its withdrawal. */
export function actOf(act: RecordedAct): z.input<typeof historyOutput> {
  const money = (minor: bigint | null) => (minor === null ? null : formatMinor(minor, act.currency))
  const { source: of, at, currency, owner, category, reason, by, recordedAt } = act
  const amounts = { theirs: money(act.theirs), ours: money(act.ours), currency }
  return { act: act.act, source: of, at, ...amounts, owner, category, reason, by, recordedAt }
}

function invoiceLineFields(line: ReconciliationSides['unplaced'][number]) {
  return {
    line: line.ref,
    serviceStart: dayText(line.serviceStart),
    serviceEnd: dayText(line.serviceEnd),
    amount: formatMinor(line.minor, line.currency),
    currency: line.currency,
    ...line.source,
  }
}

function dayText(day: Day | null): string | null {
  return day === null ? null : formatDay(day)
}

function basisInWords(basis: Basis, days: number): string {
  if (basis.by === 'days') return `${days} days: × 365 ÷ ${days}.`
  if (basis.by === 'months') return basis.months === 12 ? '12 months.' : `Whole months: × 12 ÷ ${basis.months}.`
  const whole = basis.to - basis.from
  const period = `the billing period from ${formatDay(basis.from)} to before ${formatDay(basis.to)}`
  return `${days} of the ${whole} days of ${period}: × ${whole} ÷ ${days} × 12 ÷ ${basis.months}.`
}
