import { z } from 'zod'
import { action, Failure } from '#platform/server'
import {
  changed,
  competitorField,
  dayField,
  opportunityField,
  reasonField,
  versionField,
  workspaceField,
} from './opportunity-fields.js'
import { restateOpportunity } from './restate-opportunity.js'

/** Closes an opportunity as won or lost, or says otherwise how it closed. Its stage stays what it was. */
export const opportunitiesClose = action({
  name: 'opportunities.close',
  summary: 'Close an opportunity as won or lost. Can be undone.',
  effect: 'write',
  permission: 'pipeline:write',
  errors: ['not-found', 'wrong-usage', 'conflict'],
  command: { args: ['opportunity', 'outcome'], options: { version: 'if-version' } },
  input: z.object({
    workspace: workspaceField,
    opportunity: opportunityField,
    outcome: z.enum(['won', 'lost']).describe('How it ended.'),
    day: dayField.optional().describe('The day on which it closed; today without it.'),
    reason: reasonField.optional(),
    competitor: competitorField.optional(),
    version: versionField.optional(),
  }),
  output: changed,
  async run(context, request) {
    const today = context.clock().slice(0, 10)
    const { outcome, day: closedDay = today, reason, competitor } = request
    if (closedDay > today) throw new Failure('wrong-usage', `${closedDay} has not been yet. Give a day up to today.`)
    return restateOpportunity(context, request, () => ({ outcome, closedDay, reason, competitor }))
  },
})
