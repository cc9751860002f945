import { z } from 'zod'
import { type Currency, parseDay, parseDecimal, powerOfTen, toMinor } from '#foundation'
import { Failure } from '#platform/server'
import type { Tolerance } from '../model/reconciliation.js'
import type { ReconciliationQuestion } from '../store/reconcile.js'
import { atField, dayAt } from './invoices-at.js'

const decimalField = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'must be a decimal such as 0.01')

/** How a reconciliation is asked for, as every action of it takes it. */
export const questionFields = {
  at: atField.optional().describe('The day to compare; a month is its last day. Without it today.'),
  toleranceRatio: decimalField
    .default('0.01')
    .describe('Amounts agree up to this share of the larger one (0.01 is 1 %), or up to the amount if that is more.'),
  toleranceAmount: decimalField.default('1.00').describe('The amount, per year in the reporting currency.'),
  balanceMaxAgeDays: z
    .int()
    .min(0)
    .max(3660)
    .default(92)
    .describe('A stated balance speaks for so many days; 92 is a quarter. An older one is undefined.'),
}

type Asked = {
  readonly at?: string
  readonly toleranceRatio: string
  readonly toleranceAmount: string
  readonly balanceMaxAgeDays: number
}

/** The question of an input that the schema has let through; `today` is an ISO moment. */
export function questionOf(asked: Asked, currency: Currency, today: string): ReconciliationQuestion {
  const day = asked.at === undefined ? parseDay(today.slice(0, 10)) : dayAt(asked.at)
  if (day === null) throw new Error('Broken promise: today is a day')
  return { day, tolerance: toleranceOf(asked, currency), balanceMaxAgeDays: asked.balanceMaxAgeDays }
}

function toleranceOf({ toleranceRatio, toleranceAmount }: Asked, currency: Currency): Tolerance {
  const ratio = parseDecimal(toleranceRatio)
  const amount = parseDecimal(toleranceAmount)
  if (!ratio || !amount) throw new Error('Broken promise: the schema lets only decimals through')
  const millionths = ratio.digits * powerOfTen(6 - ratio.scale)
  if (millionths > 1_000_000n) throw new Failure('wrong-usage', 'A tolerance ratio lies between 0 and 1: 0.01 is 1 %.')
  return { millionths, minor: toMinor(amount, currency) }
}
