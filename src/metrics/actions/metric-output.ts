import { z } from 'zod'
import { sentenceField } from '#platform/server'
import { metricKinds, metricUnits } from '../model/metric.js'
import { besideFields, decimalField, wordsField } from './fields.js'

/** A registry entry as it is shown. */
export const metricOutput = z.object({
  id: z.string(),
  name: wordsField,
  words: wordsField.describe('What it tells.'),
  formula: wordsField,
  includes: wordsField,
  excludes: wordsField,
  unit: z.enum(metricUnits),
  kind: z.enum(metricKinds),
  grain: wordsField.describe('What is counted.'),
  direction: z.enum(['up', 'down', 'neither']).describe('Where better lies.'),
  owner: wordsField.describe('Who answers for it.'),
  source: wordsField.describe('Where the method comes from.'),
  evidence: z.enum(['ratio', 'accounts', 'movements', 'lines', 'none']).describe('What its rows are.'),
  window: z.int().nullable().describe('Length of its window in months when none is asked; null: it has none.'),
  groupings: z.array(z.string()).describe('What it can be split by; attributes.NAME beside them when there are any.'),
  missing: wordsField.nullable().describe('What the program cannot hold yet that it needs; null when it can be told.'),
  undefinedWhen: wordsField.nullable().describe('When a ratio has nothing to divide by; null for others.'),
  doc: wordsField.describe('Its page in the documentation.'),
})

/** A metric's value with everything that stands beside it. */
export const valueOutput = z.object({
  id: z.string(),
  group: z.string().nullable().optional().describe('With `by`: the group; null is unassigned.'),
  known: z.boolean(),
  value: decimalField.nullable().describe('Money with the decimals of its currency; ratios are 1.0 for 100 %.'),
  unit: z.enum(metricUnits),
  ...besideFields,
  because: sentenceField.nullable().describe('Why there is no value.'),
  interval: z
    .object({ low: decimalField, high: decimalField, level: decimalField.describe('How much lies between them: 0.9.') })
    .nullable()
    .describe('90 % bootstrap interval over customers.'),
  intervalBecause: sentenceField.nullable().describe('Why there is no interval.'),
  withoutLargest: decimalField.nullable().describe('The value without its largest customer.'),
  withoutLargestBecause: sentenceField.nullable(),
  largest: z.object({ account: z.string(), name: z.string() }).nullable(),
  numerator: decimalField.nullable().describe('Of ratios: the sum above the line; null for others.'),
  denominator: decimalField.nullable().describe('Of ratios: the sum below the line.'),
  units: z
    .int()
    .nullable()
    .describe('How many customers it is made of; a ratio: those of the opening cohort, or with something due.'),
  note: wordsField.nullable().describe('What a reader must know of this split, such as that it does not add up.'),
  reasons: z
    .object({
      because: wordsField.nullable(),
      interval: wordsField.nullable(),
      withoutLargest: wordsField.nullable(),
    })
    .describe('The same reasons in every language.'),
})
