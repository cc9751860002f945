import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, Conflict, saveFacts, type Transaction, voidFacts } from '#platform/server'
import { beginning } from '../model/attribute-timeline.js'
import { segmentMembers } from '../store/fact-tables.js'
import { type FoundAccount, findAccounts } from '../store/find-accounts.js'
import { maintainAccountSpans } from '../store/maintain-account-spans.js'
import { readListed } from '../store/read-listed.js'
import { findMemberships, listSegments } from '../store/read-segments.js'
import {
  accountsField,
  becauseField,
  dayField,
  dimensionField,
  oneSeen,
  recorded,
  segmentField,
  segmentNamed,
  versionField,
  workspaceField,
} from './segment-fields.js'

/** Puts accounts on the list of a segment, from a day on or since ever; or off every list of the dimension. */
export const segmentsAssign = action({
  name: 'segments.assign',
  summary: 'Put accounts on the list of a segment, from a day on; without a segment take them off all lists.',
  effect: 'write',
  permission: 'accounts:write',
  errors: ['not-found', 'wrong-usage', 'conflict'],
  // `--version` is that of the program.
  command: { args: ['accounts'], options: { version: 'if-version' } },
  input: z.object({
    workspace: workspaceField,
    accounts: accountsField.min(1, 'must name an account'),
    dimension: dimensionField,
    segment: segmentField
      .optional()
      .describe('The segment, such as Enterprise; without it, off every list of the dimension.'),
    from: dayField
      .optional()
      .describe('The day from which it holds; what was before stays. Without it the past is corrected too.'),
    version: versionField.optional(),
    because: becauseField,
  }),
  output: recorded.extend({ accounts: z.int().describe('How many accounts were assigned.') }),
  async run({ database, actor }, { dimension, segment, from, ...request }) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const because =
        request.because ?? (segment ? `list of segment ${segment} of ${dimension}` : `no list of ${dimension}`)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'correct', actor, because })
      if (segment !== undefined) segmentNamed(await listSegments(transaction, workspace.id), dimension, segment)
      const accounts = await findAccounts(transaction, workspace.id, request.accounts)
      if (request.version !== undefined) {
        const asked = { dimension, segment: segment ?? null, version: Number(request.version) }
        await checkVersion(transaction, workspace.id, oneSeen(accounts), asked)
      }
      // What was said of later days would end the assignment again.
      const later = { accounts: accounts.map(({ id }) => id), after: from ?? beginning }
      await voidFacts(
        transaction,
        segmentMembers,
        recording,
        await findMemberships(transaction, workspace.id, dimension, later),
      )
      const members = accounts.map(({ ref }) => ({ account: ref, dimension, segment, validFrom: from }))
      await saveFacts(transaction, segmentMembers, recording, members)
      await maintainAccountSpans(
        transaction,
        recording,
        accounts.map(({ id }) => id),
      )
      return { changeId: String(recording.id), recordedAt: recording.recordedAt, accounts: accounts.length }
    })
  },
})

/** What others changed since does not matter, unless it is the list on which the account is put. */
async function checkVersion(
  transaction: Transaction,
  workspaceId: string,
  { id, ref }: FoundAccount,
  { dimension, segment, version }: { dimension: string; segment: string | null; version: number },
): Promise<void> {
  const { now, seen, since } = await readListed(transaction, workspaceId, id, { dimension, after: version })
  if (since === null || now === seen || now === segment) return
  throw new Conflict(
    `${since.actor} changed ${ref} since you read it: ${dimension} is ${now ?? 'blank'} now, not ${segment ?? 'blank'}. Read it again, then assign it with version ${since.version}.`,
    [{ field: `dimensions.${dimension}`, theirs: now, yours: segment }],
  )
}
