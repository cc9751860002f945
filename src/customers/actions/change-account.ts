import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, Conflict, Failure, type Transaction } from '#platform/server'
import {
  type AccountContent,
  type ChangeableAccount,
  changeAccounts,
  changeable,
  isAbove,
  readChangeable,
  readVersion,
} from '../store/change-accounts.js'
import { findAccounts } from '../store/find-accounts.js'
import { maintainAccountSpans } from '../store/maintain-account-spans.js'
import { accountsField, becauseField, dayField, oneSeen, versionField, workspaceField } from './segment-fields.js'

const text = z.string().trim().max(500)

const input = z.object({
  workspace: workspaceField,
  accounts: accountsField.min(1, 'must name an account'),
  name: text.min(1, 'must not be empty').optional().describe('What people call it.'),
  parent: text.optional().describe('Key of the account that owns it; empty for none.'),
  country: text.optional().describe('Country; empty for none.'),
  industry: text.optional().describe('Industry; empty for none.'),
  segment: text.optional().describe('Segment; empty for none.'),
  owner: text.optional().describe('Who in our company answers for it; empty for none.'),
  channel: text.optional().describe('How it was won; empty for none.'),
  attributes: z
    .array(z.string().regex(/^[^=]{1,80}=[\s\S]{0,500}$/, 'must be NAME=VALUE'))
    .optional()
    .describe('Other attributes as NAME=VALUE; NAME= takes one away.'),
  from: dayField
    .optional()
    .describe('The day from which it holds; what was before stays. Without it, since its present attributes hold.'),
  version: versionField.optional(),
  because: becauseField,
})

type Request = z.output<typeof input>

/** Changes attributes of one account, or the same of several. The earlier versions are kept. */
export const accountsChange = action({
  name: 'accounts.change',
  summary: 'Change attributes of accounts, from a day on or since they hold; earlier versions are kept.',
  effect: 'write',
  permission: 'accounts:write',
  errors: ['not-found', 'wrong-usage', 'conflict'],
  // `--version` is that of the program.
  command: { args: ['accounts'], options: { version: 'if-version' } },
  input,
  output: z.object({
    changeId: z
      .string()
      .nullable()
      .describe('Give it to changes.undo to take this back. Null when nothing was changed.'),
    recordedAt: z.string().nullable(),
    accounts: z
      .array(z.object({ ref: z.string(), version: z.string() }))
      .describe('What was changed, and its new version.'),
  }),
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const found = await findAccounts(transaction, workspace.id, request.accounts)
      const before = await readChangeable(
        transaction,
        workspace.id,
        found.map(({ id }) => id),
      )
      await checkVersion(transaction, workspace.id, before, request)
      await checkParent(transaction, workspace.id, before, request.parent)
      const changed = before.flatMap((account) => changeOf(account, request) ?? [])
      if (changed.length === 0) return { changeId: null, recordedAt: null, accounts: [] }

      const act = { kind: 'correct', actor, because: request.because } as const
      const recording = await beginRecording(transaction, workspace.id, act)
      await changeAccounts(transaction, recording, changed)
      await maintainAccountSpans(
        transaction,
        recording,
        changed.map(({ id }) => id),
      )
      const version = String(recording.id)
      return {
        changeId: version,
        recordedAt: recording.recordedAt,
        accounts: changed.map(({ ref }) => ({ ref, version })),
      }
    })
  },
})

/** What the account becomes; null where it is so already. */
function changeOf(account: ChangeableAccount, request: Request): ChangeableAccount | null {
  const content = contentAfter(account.content, request)
  const isSame = fieldsOf(request).every((field) => textOf(content, field) === textOf(account.content, field))
  if (isSame) return null
  const from = request.from ?? account.from
  if (account.from !== null && from !== null && from < account.from) {
    throw new Failure(
      'wrong-usage',
      `The attributes of ${account.ref} changed on ${account.from} already, where a change from ${from} would end. Give a day from ${account.from} on, or import its history.`,
    )
  }
  return { ...account, from, content }
}

function contentAfter(content: AccountContent, request: Request): AccountContent {
  const plain = Object.fromEntries(
    changeable.flatMap((name) => (request[name] === undefined ? [] : [[name, request[name] || null]])),
  )
  const attributes = new Map(Object.entries(content.attributes ?? {}))
  for (const [name, value] of openOf(request)) {
    if (value === '') attributes.delete(name)
    else attributes.set(name, value)
  }
  // Sorted, as imports write them.
  const sorted = [...attributes].sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...content, ...plain, attributes: sorted.length > 0 ? Object.fromEntries(sorted) : null }
}

function openOf(request: Request): [string, string][] {
  return (request.attributes ?? []).map((pair) => {
    const equals = pair.indexOf('=')
    return [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()]
  })
}

/** The fields that a request changes; open attributes as `attributes.NAME`. */
function fieldsOf(request: Request): string[] {
  return [
    ...changeable.filter((name) => request[name] !== undefined),
    ...openOf(request).map(([name]) => `attributes.${name}`),
  ]
}

function textOf(content: AccountContent, field: string): string | null {
  const value = field.startsWith('attributes.')
    ? content.attributes?.[field.slice('attributes.'.length)]
    : content[field as (typeof changeable)[number]]
  if (value === null || value === undefined || value === '') return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What others changed since does not matter, unless it is what this request changes. */
async function checkVersion(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly ChangeableAccount[],
  request: Request,
): Promise<void> {
  if (request.version === undefined) return
  const account = oneSeen(accounts)
  if (account.version <= Number(request.version)) return
  const seen = await readVersion(transaction, workspaceId, account.id, Number(request.version))
  const wanted = contentAfter(account.content, request)
  const conflicts = fieldsOf(request)
    .map((field) => ({ field, theirs: textOf(account.content, field), yours: textOf(wanted, field) }))
    .filter(({ field, theirs, yours }) => theirs !== yours && (seen === null || textOf(seen, field) !== theirs))
  if (conflicts.length === 0) return
  const values = conflicts.map(
    ({ field, theirs, yours }) => `${field} is ${theirs ?? 'blank'} now, not ${yours ?? 'blank'}`,
  )
  throw new Conflict(
    `Somebody changed ${account.ref} since you read it: ${values.join('; ')}. Read it again, then change it with version ${account.version}.`,
    conflicts,
  )
}

async function checkParent(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly ChangeableAccount[],
  parent: string | undefined,
): Promise<void> {
  if (!parent) return
  await findAccounts(transaction, workspaceId, [parent])
  for (const { ref } of accounts) {
    if (ref === parent) throw new Failure('wrong-usage', 'An account cannot be its own parent. Leave the parent blank.')
    if (await isAbove(transaction, workspaceId, ref, parent))
      throw new Failure('wrong-usage', `${ref} stands above ${parent}, so ${parent} cannot be its parent.`)
  }
}
