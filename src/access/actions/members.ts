import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { action, Conflict, type Context, Failure, type Transaction } from '#platform/server'
import type { Role } from '../model/roles.js'
import { noteSealed } from '../personal-data/seal.js'
import { signInOf } from '../sign-in/lend-sign-in.js'
import { addMember, changeMember, listMembers, type Member, removeMember } from '../store/members.js'
import { findWorkspace, type Workspace } from '../store/read-workspace.js'
import { isLastOwner } from './last-owner.js'
import { endsOnField, placeOf, roleField, scopeFields, scopeOutput } from './place-fields.js'
import { emailField, nameField, userField } from './user-fields.js'
import { workspaceField } from './workspace-field.js'

const versionField = z.int().describe('Version that was seen.')

const memberOutput = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleField,
  endsOn: z.string().nullable(),
  ...scopeOutput,
  version: z.int(),
  addedAt: z.string(),
  joined: z.boolean().describe('Has a way to sign in.'),
})

/** Lists who belongs to a workspace. */
export const membersList = action({
  name: 'members.list',
  summary: 'List who belongs to a workspace, in which role, and which accounts they see.',
  effect: 'read',
  permission: 'members:read',
  errors: ['not-found'],
  command: { columns: ['name', 'email', 'role', 'scope', 'team', 'endsOn', 'joined'] },
  input: z.object({ workspace: workspaceField }),
  output: z.object({ rows: z.array(memberOutput) }),
  async run({ database }, { workspace: name }) {
    const workspace = await findWorkspace(database, name)
    const rows = await database.withWorkspace(workspace.id, (inside) => listMembers(inside, workspace.id))
    const joined = await signInOf(database).whoJoined(rows.map(({ userId }) => userId))
    return { rows: rows.map((row) => ({ ...row, joined: joined.has(row.userId) })) }
  },
})

/** Gives somebody a place in a workspace, and a way to choose their password. */
export const membersInvite = action({
  name: 'members.invite',
  summary: 'Invite somebody to a workspace. Again for somebody who has not joined yet: makes a new link.',
  effect: 'write',
  permission: 'members:write',
  errors: ['not-found', 'conflict', 'wrong-usage', 'mail-failed'],
  command: { args: ['email'] },
  input: z.object({
    workspace: workspaceField,
    email: emailField,
    name: nameField,
    role: roleField,
    endsOn: endsOnField,
    ...scopeFields,
  }),
  output: z.object({
    userId: z.string(),
    mailed: z.boolean().describe('The invitation went by mail.'),
    link: z
      .string()
      .nullable()
      .describe(
        'To be passed on, where no mail was sent; good for a week. Null too for who was invited to another workspace and has not come yet: that link lets them in.',
      ),
  }),
  async run(context, given) {
    const place = placeOf(given)
    const { database } = context
    const signIn = signInOf(database)
    const workspace = await findWorkspace(database, given.workspace)
    const user = await signIn.ensureUser(given)
    const joined = (await signIn.whoJoined([user.id])).has(user.id)
    // A link to choose a password is a way into every workspace of that person.
    const { memberships } = await signIn.userWithPlaces(user.id)
    const mayShow = joined || memberships.every(({ workspaceId }) => workspaceId === workspace.id)
    const member = { ...place, userId: user.id, by: context.actor }
    const added = await database.withWorkspace(workspace.id, async (inside) => {
      if (!(await addMember(inside, workspace.id, member))) return false
      const { name, email } = user
      await noteNames(inside, workspace.id, user.id, { after: { name, email, knownAs: place.knownAs } })
      return true
    })
    if (!added && joined) {
      throw new Failure('conflict', `${user.email} belongs to "${workspace.name}" already. Change their role instead.`)
    }
    const link = joined ? signIn.address : await signIn.invitationLink(user.id)
    const mailed = await signIn.sendInvitation(user, workspace.name, link)
    return { userId: user.id, mailed, link: mailed || !mayShow ? null : link }
  },
})

/** Changes somebody's role, last day or which accounts they see. */
export const membersChange = action({
  name: 'members.change',
  summary: 'Change the role, the last day or the accounts of somebody in a workspace.',
  effect: 'write',
  permission: 'members:write',
  errors: ['not-found', 'conflict', 'wrong-usage'],
  command: { args: ['userId'] },
  input: z.object({
    workspace: workspaceField,
    userId: userField,
    role: roleField,
    endsOn: endsOnField,
    ...scopeFields,
    version: versionField,
  }),
  output: z.object({ userId: z.string(), version: z.int() }),
  async run(context, given) {
    return withOthers(context, given, async (inside, { workspace, member, others }) => {
      const { userId, version } = given
      const place = placeOf(given, member)
      await keepAnOwner(context, member, others, given.role)
      if (!(await changeMember(inside, workspace.id, { ...place, userId, version }))) {
        throw new Conflict('Somebody changed this person meanwhile. Look at what is there now and try again.', [])
      }
      const [before, after] = [{ knownAs: member.knownAs }, { knownAs: place.knownAs }]
      if (!isDeepStrictEqual(before, after)) await noteNames(inside, workspace.id, userId, { before, after })
      return { userId, version: version + 1 }
    })
  },
})

/** Ends somebody's access. */
export const membersRemove = action({
  name: 'members.remove',
  summary: 'End the access of somebody to a workspace; what they did stays.',
  effect: 'write',
  permission: 'members:write',
  errors: ['not-found', 'conflict'],
  command: { args: ['userId'] },
  input: z.object({ workspace: workspaceField, userId: userField }),
  output: z.object({ userId: z.string() }),
  async run(context, given) {
    const ended = await withOthers(context, given, async (inside, { workspace, member, others }) => {
      await keepAnOwner(context, member, others, null)
      await removeMember(inside, workspace.id, given.userId)
      return { userId: given.userId }
    })
    // Without a place they let nobody in; whoever is invited again does not find them working.
    await signInOf(context.database).deleteKeysIn(given.userId, given.workspace)
    return ended
  },
})

// The log keeps what they are called, sealed with a key of the user.
async function noteNames(
  inside: Transaction,
  workspaceId: string,
  userId: string,
  names: { readonly before?: Record<string, unknown>; readonly after: Record<string, unknown> },
): Promise<void> {
  await noteSealed(inside, { workspaceId, userId, mark: 'identity' }, { what: 'access.member', ...names })
}

type Scene = { readonly workspace: Workspace; readonly member: Member; readonly others: readonly Member[] }

// In turn: two owners who remove each other at once would leave none.
async function withOthers<T>(
  { database }: Context,
  asked: { readonly workspace: string; readonly userId: string },
  work: (inside: Transaction, scene: Scene) => Promise<T>,
): Promise<T> {
  const workspace = await findWorkspace(database, asked.workspace)
  return database.withWorkspace(workspace.id, async (inside) => {
    await inside.lockWorkspace('members')
    const members = await listMembers(inside, workspace.id)
    const member = members.find(({ userId }) => userId === asked.userId)
    if (!member) throw new Failure('not-found', `Nobody with the id ${asked.userId} belongs to "${workspace.name}".`)
    return work(inside, { workspace, member, others: members.filter((other) => other !== member) })
  })
}

async function keepAnOwner({ database }: Context, member: Member, others: readonly Member[], next: Role | null) {
  if (next === 'owner' || !(await isLastOwner(database, member, others))) return
  throw new Failure('conflict', `${member.name} is the last owner. Make somebody else an owner first.`)
}
