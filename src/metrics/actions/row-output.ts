import { z } from 'zod'
import { type Currency, formatMinor } from '#foundation'
import type { EvidenceRow } from '../model/evidence.js'
import type { Metric } from '../model/metric.js'
import { unitsOfRows } from '../model/row-units.js'
import { amountText } from '../model/value.js'
import { decimalField, wordsField } from './fields.js'

const amount = decimalField.optional()

/** A row behind a metric. */
export const rowOutput = z.object({
  account: z.string().describe('Key of the account.'),
  name: z.string(),
  group: z.string().nullable().optional().describe('With `by`: the group; null is unassigned.'),
  unit: z.string().optional().describe('The contract, where contracts are counted.'),
  // biome-ignore lint/suspicious/noThenProperty: the word of the definitions, and never a function.
  then: amount.describe('ARR at the start of the window; over renewals due, what was due inside it.'),
  now: amount.describe('ARR at its end; over renewals due, what was renewed of it.'),
  numerator: amount.describe('What it adds to the numerator.'),
  denominator: amount.describe('What it adds to the denominator.'),
  amount: amount.describe('What it adds to the total.'),
  line: z.string().optional().describe('Key of the contract line.'),
  product: z.string().nullable().optional(),
  contract: z.string().nullable().optional(),
  replaces: z.string().nullable().optional().describe('Key of the line that it renews or replaces.'),
  replaced: amount.describe('ARR of what it renews or replaces, which does not count again.'),
  signedDay: z.string().nullable().optional(),
  startDay: z.string().optional(),
  arr: amount.describe('Of a line: its ARR on its first day.'),
  because: wordsField.optional().describe('Why it counts otherwise than its ARR then and now.'),
})

/** A row as it is shown. */
export function toldRow(metric: Metric, row: EvidenceRow, currency: Currency, by?: string): z.input<typeof rowOutput> {
  const { account, name, group, unit, start, end, because } = row
  const money = (minor: bigint) => formatMinor(minor, currency)
  const units = unitsOfRows(metric)
  const numerator = amountText(row.numerator, units.numerator, currency)
  const counted =
    metric.kind === 'ratio'
      ? { numerator, denominator: amountText(row.denominator, units.denominator, currency) }
      : { amount: numerator }
  return {
    account,
    name,
    ...(by === undefined ? {} : { group }),
    ...(unit === null ? {} : { unit }),
    ...(start === null || end === null ? {} : thenAndNow(money(start), money(end))),
    ...counted,
    ...(row.line ? { ...row.line, arr: money(row.line.arr), replaced: money(row.line.replaced) } : {}),
    ...(because ? { because } : {}),
  }
}

function thenAndNow(start: string, now: string): { then: string; now: string } {
  // biome-ignore lint/suspicious/noThenProperty: the word of the definitions, and never a function.
  return { then: start, now }
}
