import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, Failure, recordFacts, type StagedBatch } from '#platform/server'
import { accountShape } from '../shapes.js'
import { accounts } from '../store/fact-tables.js'
import { findAccountName } from '../store/find-account-name.js'
import { maintainAccountSpans } from '../store/maintain-account-spans.js'

const text = z.string().trim().max(500)

/** Creates one account. */
export const accountsCreate = action({
  name: 'accounts.create',
  summary: 'Create an account.',
  effect: 'write',
  permission: 'accounts:write',
  errors: ['not-found', 'name-taken', 'wrong-usage'],
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    ref: text.min(1, 'must not be empty').describe('Key of the account, as your other systems know it.'),
    name: text.min(1, 'must not be empty').describe('What people call it.'),
    parent: text.optional().describe('Key of the account that owns it.'),
    country: text.optional().describe('Country.'),
    industry: text.optional().describe('Industry.'),
    segment: text.optional().describe('Segment.'),
    owner: text.optional().describe('Who in our company answers for it.'),
    channel: text.optional().describe('How it was won.'),
  }),
  output: z.object({
    ref: z.string(),
    name: z.string(),
    recordedAt: z.string(),
    changeId: z.string().describe('Give it to changes.undo to take it back.'),
  }),
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
      const taken = await findAccountName(transaction, workspace.id, request.ref)
      if (taken !== null)
        throw new Failure(
          'name-taken',
          `The key "${request.ref}" belongs to the account "${taken}" already. Choose another.`,
        )
      const given: Readonly<Record<string, unknown>> = request
      const values = accountShape.fields.map(({ name }) => (given[name] as string | undefined) || null)
      const recorded = await recordFacts(transaction, accounts, oneRow([...values, null]), recording, 0)
      const [refused] = recorded.rejections
      if (refused) throw new Failure('wrong-usage', refused.reason)
      await maintainAccountSpans(transaction, recording)
      const { ref, name } = request
      return { ref, name, recordedAt: recording.recordedAt, changeId: String(recording.id) }
    })
  },
})

async function* oneRow(values: readonly (string | null)[]): AsyncIterable<StagedBatch> {
  yield { rows: [{ rowNo: 1, values }] }
}
