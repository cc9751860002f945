import { z } from 'zod'
import { action, type Context, Failure } from '#platform/server'
import { isPermission, permissions } from '../model/permissions.js'
import { signInOf } from '../sign-in/lend-sign-in.js'
import { leaveEntry } from '../store/audit.js'
import { findWorkspace } from '../store/read-workspace.js'
import { ownUser } from './own-user.js'
import { workspaceField } from './workspace-field.js'

/** An API key as an output. */
export const keyOutput = z.object({
  id: z.string(),
  name: z.string(),
  start: z.string().describe('Its first characters.'),
  workspace: z.string(),
  permissions: z.array(z.string()),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
})

/** Lists the caller's API keys. */
export const keysList = action({
  name: 'keys.list',
  summary: 'List your API keys.',
  effect: 'read',
  permission: 'self',
  errors: ['forbidden'],
  input: z.object({}),
  output: z.object({ rows: z.array(keyOutput) }),
  async run(context) {
    return { rows: await signInOf(context.database).keysOf(ownUser(context)) }
  },
})

/** Makes an API key for one workspace, with some of the caller's rights, until a day. */
export const keysCreate = action({
  name: 'keys.create',
  summary: 'Make an API key for one workspace. It is shown this once.',
  effect: 'write',
  permission: 'self',
  errors: ['forbidden', 'not-found', 'wrong-usage'],
  command: { args: ['name'] },
  input: z.object({
    workspace: workspaceField,
    name: z.string().trim().min(1, 'must not be empty').max(100).describe('What the key is for.'),
    permissions: z.array(z.string()).min(1, 'must name at least one right').describe('Rights, such as metrics:read.'),
    days: z.int().min(1).max(365).default(90).describe('Days until it expires.'),
  }),
  output: z.object({ id: z.string(), key: z.string().describe('Send it as "Authorization: Bearer …".') }),
  async run(context, { workspace, name, permissions: wanted, days }) {
    for (const right of wanted) {
      if (!isPermission(right) || right === 'public' || right === 'self') {
        const known = Object.keys(permissions).slice(2).join(', ')
        throw new Failure('wrong-usage', `There is no right "${right}" for a key. There are: ${known}.`)
      }
      // A key never may more than who made it, now and when it is used.
      context.caller.allow({ permission: right }, { workspace })
    }
    const made = await signInOf(context.database).createKey(ownUser(context), {
      workspace,
      name,
      permissions: wanted,
      days,
    })
    await noteIn(context, workspace)
    return made
  },
})

/** Takes an API key back. */
export const keysDelete = action({
  name: 'keys.delete',
  summary: 'Take an API key back; it no longer works.',
  effect: 'write',
  permission: 'self',
  errors: ['not-found', 'forbidden'],
  command: { args: ['id'] },
  input: z.object({ id: z.string().describe('Id of the key.') }),
  output: z.object({ id: z.string() }),
  async run(context, { id }) {
    const signIn = signInOf(context.database)
    const user = ownUser(context)
    const key = (await signIn.keysOf(user)).find((own) => own.id === id)
    if (!key) throw new Failure('not-found', `You have no API key ${id}.`)
    await signIn.deleteKey(user, id)
    if (context.caller.sees(key.workspace)) await noteIn(context, key.workspace)
    return { id }
  },
})

async function noteIn({ database }: Context, name: string): Promise<void> {
  const { id } = await findWorkspace(database, name)
  await database.withWorkspace(id, leaveEntry)
}
