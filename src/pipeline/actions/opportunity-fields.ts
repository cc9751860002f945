import { z } from 'zod'
import { type Currency, decimalsOf, parseDay } from '#foundation'
import { outcomes } from '../shapes.js'
import type { ListedOpportunity } from '../store/list-opportunities.js'

const text = z.string().trim().max(500)

export const workspaceField = z.string().describe('Name of the workspace.')
export const opportunityField = text.min(1, 'must not be empty').describe('Key of the opportunity.')
export const dayField = z.string().refine((value) => parseDay(value) !== null, 'must be a day such as 2024-01-31')
const dayOrNone = z
  .string()
  .refine((value) => value === '' || parseDay(value) !== null, 'must be a day such as 2024-01-31, or empty')
export const amountField = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'must be an amount such as 12500.00')
export const reasonField = text.describe('Why it was won or lost.')
export const competitorField = text.describe('Who else was there, or won.')
export const versionField = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the version of an opportunity')
  .describe('The version that you saw: refused if somebody else changed the same since.')

/** What an opportunity is made or changed with; empty is none. */
export const opportunityFields = {
  unit: text.optional().describe('Key of the unit, in the same account; empty for none.'),
  product: text.optional().describe('Key of the product; empty for none.'),
  type: text.optional().describe('What kind of sale: new, expansion, renewal …'),
  owner: text.optional().describe('Who of ours answers for it.'),
  channel: text.optional().describe('Where it came from: direct, partner, website …'),
  campaign: text.optional().describe('The campaign that it came from.'),
  createdDay: dayOrNone.optional().describe('The day on which it was created.'),
  stage: text.optional().describe('How far it is, in your own words.'),
  amount: amountField.or(z.literal('')).optional().describe('What it would bring per year; empty for none.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency such as EUR')
    .optional()
    .describe('Currency of the amount; the reporting currency without it.'),
  expectedCloseDay: dayOrNone.optional().describe('The day on which it is expected to close.'),
  reason: reasonField.optional(),
  competitor: competitorField.optional(),
  contractLine: text.optional().describe('Key of the contract line that came of it.'),
  story: text.optional().describe('Key of the plan item that led to it, such as a story that was told.'),
}

/** An opportunity as actions answer it. */
export const opportunityOutput = z.object({
  ref: z.string(),
  account: z.string(),
  accountName: z.string(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  product: z.string().nullable(),
  productName: z.string().nullable(),
  type: z.string().nullable(),
  name: z.string(),
  owner: z.string().nullable(),
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  createdDay: dayField.nullable(),
  stage: z.string().nullable(),
  amount: amountField.nullable(),
  currency: z.string().nullable(),
  expectedCloseDay: dayField.nullable(),
  closedDay: dayField.nullable(),
  outcome: z.enum(outcomes),
  reason: z.string().nullable(),
  competitor: z.string().nullable(),
  contractLine: z.string().nullable(),
  story: z.string().nullable(),
  version: z.string().describe('Give it back with a change, so that nobody overwrites what they did not see.'),
})

/** What every act on opportunities answers: the recording that `changes.undo` takes back. */
export const recorded = z.object({
  changeId: z.string().describe('Give it to changes.undo to take this back.'),
  recordedAt: z.string(),
})

/** What a change answers: nulls where it said so already. */
export const changed = z.object({
  changeId: z.string().nullable().describe('Give it to changes.undo to take this back. Null when nothing was changed.'),
  recordedAt: z.string().nullable(),
  version: z.string(),
})

/** A stored opportunity as the output of an action. */
export function opportunityOf(opportunity: ListedOpportunity): z.input<typeof opportunityOutput> {
  const { id: _, account_name, unit_name, product_name, created_day, expected_close_day, ...rest } = opportunity
  const { closed_day, contract_line, amount, ...own } = rest
  return {
    ...own,
    ...{ accountName: account_name, unitName: unit_name, productName: product_name },
    ...{ createdDay: created_day, expectedCloseDay: expected_close_day, closedDay: closed_day },
    contractLine: contract_line,
    amount: amount === null ? null : written(amount, opportunity.currency ?? ''),
  }
}

/** A decimal amount with at least the decimals of its currency. */
export function written(amount: string, currency: Currency): string {
  const [whole = '', fraction = ''] = amount.split('.')
  const padded = fraction.padEnd(decimalsOf(currency), '0')
  return padded ? `${whole}.${padded}` : whole
}
