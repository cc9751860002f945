import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, Failure } from '#platform/server'
import { findAccountName } from '../store/find-account-name.js'
import { insertAccount } from '../store/insert-account.js'
import { maintainAccountSpans } from '../store/maintain-account-spans.js'
import { ownOwner } from '../store/own-owner.js'

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
    owner: text
      .optional()
      .describe('Who in our company answers for it; yourself without it, where you see only some accounts.'),
    channel: text.optional().describe('How it was won.'),
  }),
  output: z.object({
    ref: z.string(),
    name: z.string(),
    recordedAt: z.string(),
    changeId: z.string().describe('Give it to changes.undo to take it back.'),
  }),
  async run({ database, actor }, { workspace: called, ...account }) {
    const { ref, name } = account
    if (account.parent === ref)
      throw new Failure('wrong-usage', 'An account cannot be its own parent. Leave the parent blank.')
    const workspace = await findWorkspace(database, called)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
      const owner = account.owner || (await ownOwner(transaction))
      const id = await insertAccount(transaction, recording, { ...account, owner })
      if (id === null) {
        const taken = await findAccountName(transaction, workspace.id, ref)
        if (taken === null) throw new Failure('name-taken', `The key "${ref}" is taken already. Choose another.`)
        throw new Failure('name-taken', `The key "${ref}" belongs to the account "${taken}" already. Choose another.`)
      }
      await maintainAccountSpans(transaction, recording, [id])
      return { ref, name, recordedAt: recording.recordedAt, changeId: String(recording.id) }
    })
  },
})
