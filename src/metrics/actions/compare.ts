import { z } from 'zod'
import { formatDay } from '#foundation'
import { action, sentenceField } from '#platform/server'
import { compareRows, type Difference } from '../model/compare.js'
import type { Metric, Words } from '../model/metric.js'
import { pageOf } from '../model/page.js'
import { becauseOf, differenceWords, switchesThatDiffer } from '../model/policy-words.js'
import { unitsOfRows } from '../model/row-units.js'
import { amountText, sumsOf } from '../model/value.js'
import { askBoth } from './ask-both.js'
import {
  decimalField,
  definitionFields,
  groupFields,
  metricField,
  pageFields,
  windowFields,
  wordsField,
  workspaceField,
} from './fields.js'
import { metricOutput } from './metric-output.js'
import { questionOf } from './question.js'

const { measure, currency, asKnownAt } = definitionFields

const difference = z.object({
  account: z.string(),
  name: z.string(),
  left: decimalField.describe('What it adds under the first set: to the numerator of a ratio, to the total of a sum.'),
  right: decimalField.describe('The same under the second.'),
  leftDenominator: decimalField.optional().describe('Of a ratio: what it adds to the denominator.'),
  rightDenominator: decimalField.optional(),
  because: sentenceField.describe('Which switch makes the difference.'),
  words: wordsField.describe('The same in every language.'),
})

/** One metric under two policy sets, and the customers that make the difference. */
export const metricsCompare = action({
  name: 'metrics.compare',
  summary: 'Compare a metric under two policy sets: which customers make the difference, and why.',
  effect: 'read',
  permission: 'metrics:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['id'] },
  input: z.object({
    id: metricField,
    workspace: workspaceField,
    policies: z
      .string()
      .regex(/^[^,]+,[^,]+$/, 'must be two policy sets such as smsb,chartmogul')
      .describe('Two policy sets, with a comma between them.'),
    ...windowFields,
    ...groupFields,
    measure,
    currency,
    asKnownAt,
    ...pageFields,
  }),
  output: z.object({
    id: z.string(),
    unit: metricOutput.shape.unit,
    rowUnit: metricOutput.shape.unit.describe('What left and right are measured in.'),
    asOf: z.string(),
    months: z.int().nullable(),
    currency: z.string(),
    policies: z.array(z.object({ name: z.string(), version: z.int() })).describe('The first and the second set.'),
    values: z.record(z.string(), decimalField.nullable()).describe('By the name of the set.'),
    because: z.record(z.string(), sentenceField.nullable()).describe('Why a set has no value.'),
    switches: z
      .array(z.object({ switch: z.string(), left: z.string(), right: z.string(), words: wordsField }))
      .describe('The switches in which the sets differ and that matter here.'),
    differences: z.array(difference),
    left: decimalField.describe('Sum of the numerators (or amounts) over all customers under the first set.'),
    right: decimalField,
    count: z.int(),
    next: z.string().nullable(),
  }),
  async run(context, request) {
    const [leftName, rightName] = request.policies.split(',').map((name) => name.trim()) as [string, string]
    const question = await questionOf(context, request.id, request)
    const { metric, currency } = question
    const { left, right, flipped } = await askBoth(context, question, leftName, rightName)
    const differing = switchesThatDiffer(metric, left.policy, right.policy)
    // Without a value on one side there is nothing that could differ.
    const isKnown = left.value !== null && right.value !== null
    const differences = isKnown ? compareRows(left, right, flipped) : []
    const units = unitsOfRows(metric)
    const tell = (amount: bigint) => amountText(amount, units.numerator, currency)
    const { page, next } = pageOf(differences, request)
    return {
      id: metric.id,
      unit: metric.unit,
      rowUnit: units.numerator,
      asOf: formatDay(question.at),
      months: question.months,
      currency,
      policies: [left.policy, right.policy].map(({ name, version }) => ({ name, version })),
      values: { [leftName]: left.value, [rightName]: right.value },
      because: { [leftName]: left.because?.en ?? null, [rightName]: right.because?.en ?? null },
      switches: differing.map((name) => ({
        switch: name,
        left: `${left.policy[name]}`,
        right: `${right.policy[name]}`,
        words: differenceWords(name, left.policy, right.policy),
      })),
      differences: page.map((found) =>
        toldDifference(metric, found, becauseOf(found.switches, left.policy, right.policy), currency),
      ),
      left: tell(sumsOf(left.rows).numerator),
      right: tell(sumsOf(right.rows).numerator),
      count: differences.length,
      next,
    }
  },
})

function toldDifference(
  metric: Metric,
  { account, name, one, other }: Difference,
  words: Words,
  currency: string,
): z.input<typeof difference> {
  const units = unitsOfRows(metric)
  const above = (amount: bigint) => amountText(amount, units.numerator, currency)
  const below = (amount: bigint) => amountText(amount, units.denominator, currency)
  const denominators =
    metric.kind === 'ratio'
      ? { leftDenominator: below(one.denominator), rightDenominator: below(other.denominator) }
      : {}
  const numerators = { left: above(one.numerator), right: above(other.numerator) }
  return { account, name, ...numerators, ...denominators, because: words.en, words }
}
