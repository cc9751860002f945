import { z } from 'zod'
import { action, Failure } from '#platform/server'
import { permissions } from '../model/permissions.js'
import { placeAllows, roleNames } from '../model/roles.js'
import { scopes } from '../model/scope.js'
import { signInOf } from '../sign-in/lend-sign-in.js'
import { leaveEntry } from '../store/audit.js'
import { ownUser } from './own-user.js'

/** Says who is signed in, where they belong, and what they may do there. */
export const sessionShow = action({
  name: 'session.show',
  summary: 'Show who is signed in and what they may do.',
  effect: 'read',
  permission: 'self',
  errors: ['not-signed-in', 'forbidden'],
  input: z.object({}),
  output: z.object({
    user: z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      secondFactor: z.boolean(),
      password: z.boolean().describe('Has a password, not only a provider.'),
    }),
    workspaces: z.array(
      z.object({
        workspace: z.string(),
        role: z.enum(roleNames),
        scope: z.enum(scopes).describe('Which accounts they see there; every figure covers those alone.'),
        permissions: z.array(z.string()),
      }),
    ),
  }),
  async run(context) {
    const signIn = signInOf(context.database)
    const { memberships, ...user } = await signIn.userWithPlaces(ownUser(context))
    const rights = Object.keys(permissions) as (keyof typeof permissions)[]
    return {
      user,
      workspaces: memberships.map(({ workspace, role, scope }) => ({
        workspace,
        role,
        scope,
        permissions: rights.filter((right) => placeAllows({ role, scope }, right)),
      })),
    }
  },
})

/** A place where somebody is signed in, as an output. */
export const sessionOutput = z.object({
  id: z.string(),
  signedInAt: z.string(),
  seenAt: z.string(),
  expiresAt: z.string(),
  address: z.string().nullable(),
  agent: z.string().nullable().describe('What the browser calls itself.'),
})

/** Lists where the caller is signed in. */
export const sessionsList = action({
  name: 'sessions.list',
  summary: 'List where you are signed in.',
  effect: 'read',
  permission: 'self',
  errors: ['forbidden'],
  input: z.object({}),
  output: z.object({
    rows: z.array(sessionOutput.extend({ current: z.boolean() })),
  }),
  async run(context) {
    const rows = await signInOf(context.database).sessionsOf(ownUser(context))
    return { rows: rows.map((row) => ({ ...row, current: row.id === context.caller.session })) }
  },
})

/** Signs the caller out somewhere, or everywhere else. */
export const sessionsEnd = action({
  name: 'sessions.end',
  summary: 'Sign out somewhere else: in one place, or everywhere but here.',
  effect: 'write',
  permission: 'self',
  errors: ['not-found', 'forbidden'],
  input: z.object({ id: z.uuid().optional().describe('Id of the session; all others without it.') }),
  output: z.object({ ended: z.int() }),
  async run(context, { id }) {
    const which = id === undefined ? { except: context.caller.session ?? null } : { only: id }
    const signIn = signInOf(context.database)
    const ended = await signIn.endSessions(ownUser(context), which)
    if (id !== undefined && ended === 0) throw new Failure('not-found', `You are not signed in with a session ${id}.`)
    const { memberships } = await signIn.userWithPlaces(ownUser(context))
    for (const { workspaceId } of memberships) await context.database.withWorkspace(workspaceId, leaveEntry)
    return { ended }
  },
})
