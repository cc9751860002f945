import { z } from 'zod'
import { isMoment } from '#foundation'
import { sentenceField } from '#platform/server'

/** The name of a workspace, as every action takes it. */
export const workspaceField = z.string().describe('Name of the workspace.')

/** The id of a metric. */
export const metricField = z.string().max(80).describe('The metric: nrr, grr, arr … `metrics list` names them all.')

/** A month as text. */
export const monthField = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'must be a month such as 2023-01')

/** A day, or a month that stands for its last day. */
export const atField = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/,
    'must be a month such as 2024-12 or a day such as 2024-12-31',
  )

/** A decimal amount or ratio as text; ratios are 1.0 for 100 %. */
export const decimalField = z.string().regex(/^-?\d+(\.\d+)?$/)

/** The same words in both languages of the product. */
export const wordsField = z.object({ en: z.string(), pl: sentenceField })

const noMoment = 'must be a moment with its zone such as 2024-02-01T00:00Z'

/** How a number is defined and shown: every question takes these. */
export const definitionFields = {
  policy: z.string().optional().describe('Policy set. Without it the one of the workspace.'),
  measure: z.enum(['arr', 'mrr']).default('arr').describe('Annual or monthly recurring revenue.'),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR')
    .optional()
    .describe('Reporting currency. Without it the one of the workspace.'),
  asKnownAt: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/, { error: noMoment, abort: true })
    .refine(isMoment, noMoment)
    .optional()
    .describe('A past moment such as 2024-02-01T00:00Z: the numbers as they were known then.'),
}

/** The day and the window of a metric. */
export const windowFields = {
  at: atField.optional().describe('A month (its last day) or a day. Without it today.'),
  months: z
    .int()
    .min(1)
    .max(120)
    .optional()
    .describe('Length of the window in months, for metrics that have one; without it 12.'),
}

/** What a metric is split by. */
export const byField = z
  .string()
  .optional()
  .describe(
    'Split by segment, product, owner, country, channel, industry, parent, account or attributes.NAME; churned-arr also by reason.',
  )

/** One group of a split. */
export const groupFields = {
  by: byField,
  group: z.string().optional().describe('With `by`: only this group.'),
  unassigned: z.boolean().default(false).describe('With `by`: only what has no group.'),
}

/** A page of a list. */
export const pageFields = {
  limit: z.int().min(1).max(5000).default(200).describe('At most so many rows. Totals are always of all.'),
  after: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional()
    .describe('The `next` of the page before.'),
}

/** What stands beside every number. */
export const besideFields = {
  asOf: z.string().describe('The day that the number holds at the end of.'),
  months: z.int().nullable().describe('Length of the window that ends there; null when the metric has none.'),
  from: z.string().nullable().describe('The day at whose end the window starts; null when the metric has none.'),
  measure: z.enum(['arr', 'mrr']),
  currency: z.string(),
  policy: z.string(),
  policyVersion: z.int(),
  computedAt: z.string().describe('The moment whose knowledge the number shows.'),
}
