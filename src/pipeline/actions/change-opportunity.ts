import { z } from 'zod'
import { action } from '#platform/server'
import { changed, opportunityField, opportunityFields, versionField, workspaceField } from './opportunity-fields.js'
import { restateOpportunity } from './restate-opportunity.js'

/** Changes what is known of an opportunity. The earlier versions are kept. */
export const opportunitiesChange = action({
  name: 'opportunities.change',
  summary: 'Change what is known of an opportunity; earlier versions are kept.',
  effect: 'write',
  permission: 'pipeline:write',
  errors: ['not-found', 'wrong-usage', 'conflict'],
  command: { args: ['opportunity'], options: { version: 'if-version' } },
  input: z.object({
    workspace: workspaceField,
    opportunity: opportunityField,
    name: z.string().trim().min(1, 'must not be empty').max(500).optional().describe('What people call it.'),
    ...opportunityFields,
    version: versionField.optional(),
  }),
  output: changed,
  async run(context, request) {
    const { workspace: _, opportunity: __, version: ___, ...stated } = request
    return restateOpportunity(context, request, (now, currency) => {
      const needsCurrency = stated.amount && stated.currency === undefined && now.currency === null
      return needsCurrency ? { ...stated, currency } : stated
    })
  },
})
