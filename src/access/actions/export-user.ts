import { z } from 'zod'
import { action, Failure } from '#platform/server'
import { signInOf } from '../sign-in/lend-sign-in.js'
import type { Tracks } from '../sign-in/users.js'
import { leaveEntry } from '../store/audit.js'
import { findWorkspace, listWorkspaces } from '../store/read-workspace.js'
import { readTraces, wasHere } from '../store/user-traces.js'
import { keyOutput } from './keys.js'
import { ownUser } from './own-user.js'
import { roleField, scopeOutput } from './place-fields.js'
import { sessionOutput } from './sessions.js'
import { userField } from './user-fields.js'
import { viewOutput } from './view-fields.js'
import { workspaceField } from './workspace-field.js'

const tracesOutput = {
  member: z
    .object({ role: roleField, endsOn: z.string().nullable(), ...scopeOutput, addedAt: z.string() })
    .nullable()
    .describe('Their place; null for who was removed.'),
  views: z.array(viewOutput).readonly(),
  audit: z.object({
    entries: z.int().describe('How often they stand in the audit log as who did something.'),
    rows: z
      .array(z.object({ no: z.int(), at: z.string(), action: z.string(), from: z.string(), refused: z.boolean() }))
      .readonly()
      .describe('The latest 5,000 of these entries, without what they changed.'),
  }),
}

const userOutput = z.object({ id: z.string(), name: z.string(), email: z.string(), createdAt: z.string() })

/** Gives out everything that is kept about oneself. */
export const ownUserExport = action({
  name: 'own-user.export',
  summary: 'Give out everything that is kept about you: machine-readable, without secrets.',
  effect: 'write',
  permission: 'self',
  errors: ['forbidden'],
  input: z.object({}),
  output: z.object({
    exportedAt: z.string(),
    user: userOutput.extend({
      secondFactor: z.boolean(),
      signInMethods: z.array(z.object({ provider: z.string(), since: z.string() })).readonly(),
    }),
    sessions: z.array(sessionOutput),
    keys: z.array(keyOutput),
    workspaces: z.array(z.object({ workspace: z.string(), ...tracesOutput })),
  }),
  async run(context) {
    const { database, clock } = context
    const signIn = signInOf(database)
    const user = await knownUser(signIn.tracksOf(ownUser(context)))
    const { secondFactor } = await signIn.userWithPlaces(user.id)
    const workspaces = []
    for (const { id, name: workspace } of await listWorkspaces(database)) {
      if (!user.workspaceIds.includes(id)) continue
      const traces = await database.withWorkspace(id, async (inside) => {
        await leaveEntry(inside)
        return readTraces(inside, id, user)
      })
      workspaces.push({ workspace, ...traces })
    }
    return {
      exportedAt: clock(),
      user: { ...who(user), secondFactor, signInMethods: user.signInMethods },
      sessions: await signIn.sessionsOf(user.id),
      keys: await signIn.keysOf(user.id),
      workspaces,
    }
  },
})

/** Gives out what a workspace keeps about a member, or about somebody who was one. */
export const membersExport = action({
  name: 'members.export',
  summary: 'Give out everything that this workspace keeps about a member, for that member: machine-readable.',
  effect: 'write',
  permission: 'personal-data:manage',
  errors: ['not-found'],
  command: { args: ['userId'] },
  input: z.object({ workspace: workspaceField, userId: userField }),
  output: z.object({ exportedAt: z.string(), user: userOutput, keys: z.array(keyOutput), ...tracesOutput }),
  async run({ database, clock }, { workspace: name, userId }) {
    const signIn = signInOf(database)
    const workspace = await findWorkspace(database, name)
    const user = await knownUser(signIn.tracksOf(userId))
    const traces = await database.withWorkspace(workspace.id, async (inside) => {
      if (!(await wasHere(inside, workspace.id, userId))) throw nobody()
      await leaveEntry(inside)
      return readTraces(inside, workspace.id, user)
    })
    const keys = (await signIn.keysOf(userId)).filter((key) => key.workspace === workspace.name)
    return { exportedAt: clock(), user: who(user), keys, ...traces }
  },
})

/** A user that was looked up; fails as `not-found` where there is none, or they were erased. */
export async function knownUser(found: Promise<Tracks | null>): Promise<Tracks> {
  return (await found) ?? Promise.reject(nobody())
}

/** Said of ids of nobody, of others and of erased users alike. */
export function nobody(): Failure {
  return new Failure('not-found', 'Nobody with this id belongs to the workspace or was removed from it.')
}

const who = ({ id, name, email, createdAt }: Tracks) => ({ id, name, email, createdAt })
