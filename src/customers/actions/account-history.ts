import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, reasonField } from '#platform/server'
import { type AccountContent, changeable } from '../store/change-accounts.js'
import { findAccounts } from '../store/find-accounts.js'
import { listVersions } from '../store/list-versions.js'
import { workspaceField } from './segment-fields.js'

/** Lists the versions of an account's attributes: who, when, from which row, and what changed. */
export const accountsHistory = action({
  name: 'accounts.history',
  summary: 'List the versions of an account, the newest first: who changed what, when, why and from which file.',
  effect: 'read',
  permission: 'accounts:read',
  errors: ['not-found'],
  command: { args: ['account'] },
  input: z.object({ workspace: workspaceField, account: z.string().describe('Key of the account.') }),
  output: z.object({
    rows: z.array(
      z.object({
        version: z.string(),
        recordedAt: z.string(),
        by: z.string(),
        act: z.string().describe('What recorded it: create, import, correct, undo.'),
        because: reasonField.nullable().describe('The reason that was given; the mapping of an import.'),
        knownAt: z.string().nullable().describe('When the source knew it, if it says so.'),
        from: z.string().nullable().describe('The day from which it holds; null is since ever.'),
        importId: z.string().nullable(),
        file: z.string().nullable(),
        row: z.int().nullable().describe('Row in the file; its header is row 1.'),
        undoneAt: z.string().nullable(),
        isRemoval: z.boolean().describe('The account was taken away.'),
        changes: z
          .array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() }))
          .describe('Against the version before; null is blank.'),
      }),
    ),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const versions = await database.withWorkspace(workspace.id, async (transaction) => {
      const [account] = await findAccounts(transaction, workspace.id, [request.account])
      return account ? listVersions(transaction, workspace.id, account.id) : []
    })
    const rows = versions.map((found, index) => ({
      version: found.version,
      recordedAt: found.recorded_at,
      by: found.actor,
      act: found.act,
      because: found.because,
      knownAt: found.known_at,
      from: found.valid_from,
      importId: found.import_id,
      file: found.file,
      row: found.row_no,
      undoneAt: found.undone_at,
      isRemoval: found.void,
      changes: changesBetween(versions[index - 1]?.content, found.content),
    }))
    return { rows: rows.reverse() }
  },
})

type Change = { readonly field: string; readonly before: string | null; readonly after: string | null }

function changesBetween(before: AccountContent | undefined, after: AccountContent): Change[] {
  const [old, now] = [textsOf(before), textsOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((change) => change.before !== change.after)
}

function textsOf(content: AccountContent | undefined): Map<string, string> {
  const texts = new Map<string, string>()
  for (const name of changeable) if (content?.[name]) texts.set(name, content[name])
  for (const [name, value] of Object.entries(content?.attributes ?? {}))
    texts.set(`attributes.${name}`, typeof value === 'string' ? value : JSON.stringify(value))
  return texts
}
