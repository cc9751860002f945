import { z } from 'zod'
import { action } from '#platform/server'
import { answerOf } from '../model/answer.js'
import { settingWords, switchesFor, switchName } from '../model/policy-words.js'
import { partsOf, putIn } from '../model/put-in.js'
import { askEvidence } from './ask-evidence.js'
import {
  decimalField,
  definitionFields,
  groupFields,
  metricField,
  windowFields,
  wordsField,
  workspaceField,
} from './fields.js'
import { metricOutput, valueOutput } from './metric-output.js'
import { toldMetric } from './metric-told.js'
import { questionOf } from './question.js'
import { toldValue } from './value-output.js'

const part = z.object({
  id: z.string(),
  name: wordsField,
  value: decimalField,
  unit: metricOutput.shape.unit,
})

const policySwitch = z.object({
  switch: z.string(),
  value: z.string(),
  name: wordsField,
  words: wordsField.describe('What this setting does to the number.'),
})

/** A metric's definition with the values of a day put into its formula. */
export const metricsExplain = action({
  name: 'metrics.explain',
  summary: 'Explain a metric: its formula with the values of a day put in, what is in and out, and the policy.',
  effect: 'read',
  permission: 'metrics:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['id'], columns: ['name', 'value', 'unit', 'words'] },
  input: z.object({
    id: metricField,
    workspace: workspaceField,
    ...windowFields,
    ...groupFields,
    ...definitionFields,
  }),
  output: z.object({
    ...metricOutput.shape,
    value: valueOutput,
    putIn: wordsField.describe('The formula with the values put in; the reason when there is no value.'),
    parts: z.array(part),
    switches: z.array(policySwitch).describe('The switches of the policy set that matter here.'),
  }),
  async run(context, request) {
    const asked = await questionOf(context, request.id, request)
    const { question, evidence, ledger } = await askEvidence(context, asked)
    const { metric, currency } = question
    const answer = evidence.known ? answerOf(metric, evidence.rows, currency) : null
    const switches = switchesFor(metric, ledger.policy).map((name) => ({
      switch: name,
      value: `${ledger.policy[name]}`,
      name: switchName(name),
      words: settingWords(name, ledger.policy[name]),
    }))
    return {
      ...toldMetric(metric),
      value: toldValue(question, ledger, evidence),
      putIn: answer ? putIn(metric, answer, currency) : evidence.known ? metric.formula : evidence.because,
      parts: answer?.value.known ? partsOf(metric, answer, currency) : [],
      switches,
    }
  },
})
