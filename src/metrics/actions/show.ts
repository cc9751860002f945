import { z } from 'zod'
import { action } from '#platform/server'
import { byGroup } from '../model/evidence.js'
import { askEvidence } from './ask-evidence.js'
import { definitionFields, groupFields, metricField, windowFields, workspaceField } from './fields.js'
import { valueOutput } from './metric-output.js'
import { questionOf } from './question.js'
import { toldGroups, toldValue } from './value-output.js'

/** The value of a metric on a day, or the reason that it has none. */
export const metricsShow = action({
  name: 'metrics.show',
  summary: 'Show a metric on a day: its value or why it has none, its interval, and without its largest customer.',
  effect: 'read',
  permission: 'metrics:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['id'], columns: ['group', 'value', 'because', 'units', 'withoutLargest', 'asOf', 'policy'] },
  input: z.object({
    id: metricField,
    workspace: workspaceField,
    ...windowFields,
    ...groupFields,
    ...definitionFields,
  }),
  output: z
    .union([valueOutput, z.array(valueOutput)])
    .describe('With `by` one per group; one with the reason where no group has anything.'),
  async run(context, request) {
    const asked = await questionOf(context, request.id, request)
    const { question, evidence, ledger } = await askEvidence(context, asked)
    const { by } = request
    if (by === undefined) return toldValue(question, ledger, evidence)
    if (!evidence.known || evidence.rows.length === 0)
      return [toldValue(question, ledger, evidence, { by, group: question.group ?? null })]
    return toldGroups(question, ledger, byGroup(evidence.rows), by)
  },
})
