import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, saveFacts } from '#platform/server'
import { segmentMembers, segments } from '../store/fact-tables.js'
import { findAccounts } from '../store/find-accounts.js'
import { maintainAccountSpans } from '../store/maintain-account-spans.js'
import { listSegments } from '../store/read-segments.js'
import {
  accountsField,
  becauseField,
  dayField,
  dimensionField,
  expectFree,
  recorded,
  ruleField,
  ruleOf,
  segmentField,
  workspaceField,
} from './segment-fields.js'

/** Defines a segment of a dimension, by a rule or by a list of accounts. */
export const segmentsCreate = action({
  name: 'segments.create',
  summary: 'Define a segment of a dimension of your own, by a rule or by a list of accounts.',
  effect: 'write',
  permission: 'segments:write',
  errors: ['not-found', 'name-taken', 'wrong-usage'],
  command: { args: ['name'] },
  input: z.object({
    workspace: workspaceField,
    name: segmentField.describe('The segment, such as Enterprise.'),
    dimension: dimensionField,
    rule: ruleField.optional(),
    accounts: accountsField.optional(),
    from: dayField.optional().describe('The day from which it holds; without it since ever.'),
    position: z
      .int()
      .min(1)
      .max(10_000)
      .optional()
      .describe('Its place in the dimension; without it after the others.'),
    because: becauseField,
  }),
  output: recorded,
  async run({ database, actor }, request) {
    const { name, dimension, rule, from } = request
    if (rule !== undefined) ruleOf(rule)
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const because = request.because ?? `segment ${name} of ${dimension}`
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor, because })
      const all = await listSegments(transaction, workspace.id)
      expectFree(all, dimension, name)
      const others = all.filter((row) => row.dimension === dimension)
      const accounts = await findAccounts(transaction, workspace.id, request.accounts ?? [])
      const position = request.position ?? Math.max(0, ...others.map((row) => row.position ?? 0)) + 1
      const segment = { dimension, name, rule, position: String(position), validFrom: from }
      await saveFacts(transaction, segments, recording, [segment])
      const members = accounts.map(({ ref }) => ({ account: ref, dimension, segment: name, validFrom: from }))
      if (members.length > 0) await saveFacts(transaction, segmentMembers, recording, members)
      await maintainAccountSpans(transaction, recording)
      return { changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})
