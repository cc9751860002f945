import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findWorkspace, noteSealed } from '#access/server'
import { action, beginRecording, Failure, personal, saveFacts } from '#platform/server'
import { people } from '../store/fact-tables.js'
import { findAccounts } from '../store/find-accounts.js'
import { findPerson, hasPerson } from '../store/read-people.js'
import { auditedPerson, personFields, personOf, personOutput } from './people-fields.js'
import { recorded, workspaceField } from './segment-fields.js'

const flagOf = (flag: boolean | undefined): string | null => (flag ? 'true' : null)

/** Adds somebody to an account. */
export const peopleCreate = action({
  name: 'people.create',
  summary: 'Add a person to an account.',
  effect: 'write',
  permission: 'people:write',
  errors: ['not-found', 'name-taken', 'wrong-usage'],
  command: { args: ['account', 'name'] },
  input: z.object({
    workspace: workspaceField,
    account: z.string().describe('Key of the account.'),
    ref: z
      .string()
      .trim()
      .max(500)
      .optional()
      .describe('Key of the person, as your other systems know them; made up without it.')
      .meta(personal('identity')),
    ...personFields,
    name: personFields.name.optional().describe('Full name; of a placeholder its title without it.'),
  }),
  output: z.object({ person: personOutput, ...recorded.shape }),
  async run({ database, actor, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { account, unit, email, title, roles, placeholder, leftOn } = request
    // What a place is called where nobody is known to hold it.
    const name = request.name ?? (placeholder ? title : undefined)
    if (!name) throw new Failure('wrong-usage', 'Say who it is; of a placeholder its function, as name or title.')
    const ref = request.ref || randomUUID()
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      await findAccounts(transaction, workspace.id, [account])
      if (await hasPerson(transaction, workspace.id, ref))
        throw new Failure('name-taken', `The key "${ref}" belongs to another person already. Choose another.`)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
      const listed = roles?.length ? JSON.stringify(roles) : null
      const content = {
        ref,
        account,
        unit,
        name,
        email,
        title,
        leftOn,
        roles: listed,
        placeholder: flagOf(placeholder),
      }
      await saveFacts(transaction, people, recording, [content])
      const made = await findPerson(transaction, workspace.id, ref, clock().slice(0, 10))
      const owner = { workspaceId: workspace.id, personId: made.id, mark: 'identity' } as const
      await noteSealed(transaction, owner, { what: 'customers.person', after: auditedPerson(made) })
      return { person: personOf(made), changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})
