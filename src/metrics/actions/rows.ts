import { z } from 'zod'
import { action, sentenceField } from '#platform/server'
import { answerOf } from '../model/answer.js'
import { rowsInOrder } from '../model/evidence.js'
import { pageOf } from '../model/page.js'
import { unitsOfRows } from '../model/row-units.js'
import { amountText } from '../model/value.js'
import { askEvidence } from './ask-evidence.js'
import { besideOf } from './beside.js'
import {
  besideFields,
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
import { rowOutput, toldRow } from './row-output.js'

/** The rows that a metric is made of; they equal its number. */
export const metricsRows = action({
  name: 'metrics.rows',
  summary: 'List the rows that a metric is made of; they equal its number.',
  effect: 'read',
  permission: 'metrics:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['id'] },
  input: z.object({
    id: metricField,
    workspace: workspaceField,
    ...windowFields,
    ...groupFields,
    ...definitionFields,
    ...pageFields,
  }),
  output: z.object({
    id: z.string(),
    known: z.boolean(),
    value: decimalField.nullable(),
    because: sentenceField.nullable(),
    reason: wordsField.nullable().describe('Why there is no value, in every language.'),
    unit: metricOutput.shape.unit,
    rowUnit: metricOutput.shape.unit.describe('What the amounts of the rows are measured in.'),
    ...besideFields,
    rows: z.array(rowOutput),
    numerator: decimalField.optional().describe('Of ratios: the sum over all rows, also of other pages.'),
    denominator: decimalField.optional(),
    total: decimalField.optional().describe('Of sums and counts: the sum over all rows, also of other pages.'),
    count: z.int(),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run(context, request) {
    const asked = await questionOf(context, request.id, request)
    const { question, evidence, ledger } = await askEvidence(context, asked)
    const { metric, currency } = question
    const units = unitsOfRows(metric)
    const stated = { id: metric.id, unit: metric.unit, rowUnit: units.numerator, ...besideOf(question, ledger) }
    if (!evidence.known) {
      const { because } = evidence
      return {
        ...stated,
        known: false,
        value: null,
        because: because.en,
        reason: because,
        rows: [],
        count: 0,
        next: null,
      }
    }
    const { value, sums, rows } = answerOf(metric, evidence.rows, currency)
    const { page, next } = pageOf(rowsInOrder(rows), request)
    const numerator = amountText(sums.numerator, units.numerator, currency)
    const sum =
      metric.kind === 'ratio'
        ? { numerator, denominator: amountText(sums.denominator, units.denominator, currency) }
        : { total: numerator }
    return {
      ...stated,
      known: value.known,
      value: value.known ? value.value : null,
      because: value.known ? null : value.because.en,
      reason: value.known ? null : value.because,
      rows: page.map((row) => toldRow(metric, row, currency, request.by)),
      ...sum,
      count: rows.length,
      next,
    }
  },
})
