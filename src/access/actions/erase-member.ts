import { z } from 'zod'
import { action, Failure, personal } from '#platform/server'
import { signInOf } from '../sign-in/lend-sign-in.js'
import type { User } from '../sign-in/users.js'
import { findWorkspace } from '../store/read-workspace.js'
import { wasHere } from '../store/user-traces.js'
import { eraseUser, previewErasure } from './erase-user.js'
import { knownUser, nobody } from './export-user.js'
import { userField } from './user-fields.js'
import { workspaceField } from './workspace-field.js'

/** Erases a user who belongs nowhere else, or says what would go. */
export const membersErase = action({
  name: 'members.erase',
  summary:
    'Erase for good who a member, or somebody who was one, is, with every way to sign in; say first what will go.',
  effect: 'write',
  permission: 'personal-data:manage',
  errors: ['not-found', 'forbidden', 'conflict', 'wrong-usage'],
  command: { args: ['userId'] },
  input: z.object({
    workspace: workspaceField,
    userId: userField,
    confirm: z
      .string()
      .trim()
      .optional()
      .describe('The e-mail address or the name of the user once more. Without it nothing is erased, only told.')
      .meta(personal('identity')),
  }),
  output: z.object({
    erased: z.boolean().describe('False where it was only told what would go.'),
    at: z.string().nullable(),
    rows: z.array(z.object({ holding: z.string(), rows: z.int() })).describe('How much of each holding.'),
  }),
  async run(context, request) {
    const { database, caller } = context
    const workspace = await findWorkspace(database, request.workspace)
    const user = await knownUser(signInOf(database).tracksOf(request.userId))
    const isKnown = await database.withWorkspace(workspace.id, (inside) => wasHere(inside, workspace.id, user.id), {
      snapshot: true,
    })
    if (!isKnown) throw nobody()
    // Whoever has a place here loses it: that is the right of who may take it away.
    if (user.workspaceIds.includes(workspace.id)) caller.allow({ permission: 'members:write' }, request)
    if (user.workspaceIds.some((id) => id !== workspace.id)) {
      throw new Failure(
        'conflict',
        'This user belongs to other workspaces too. End their access here; only they can delete their account.',
      )
    }
    checkConfirmed(request.confirm, user)
    const rows = await previewErasure(context, workspace, user)
    if (request.confirm === undefined) return { erased: false, at: null, rows }
    return { erased: true, at: await eraseUser(context, user), rows }
  },
})

function checkConfirmed(given: string | undefined, { name, email }: User): void {
  const folded = (text: string) => text.trim().toLowerCase()
  if (given === undefined || [name, email].some((text) => folded(text) === folded(given))) return
  throw new Failure('wrong-usage', 'This is neither the name nor the e-mail address of the user. Nothing was erased.')
}
