import { type Context, Failure, type Transaction, takenBack } from '#platform/server'
import { type ActingUser, eraseInWorkspace } from '../personal-data/erase-user.js'
import { addErasure } from '../personal-data/erasures-file.js'
import { signInOf } from '../sign-in/lend-sign-in.js'
import { listMembers } from '../store/members.js'
import { listWorkspaces, type Workspace } from '../store/read-workspace.js'
import { isLastOwner } from './last-owner.js'

/** What would go in one workspace, and of sign-in. Fails as the erasure itself would. */
export async function previewErasure(
  { database }: Context,
  workspace: Workspace,
  user: ActingUser,
): Promise<{ holding: string; rows: number }[]> {
  const inside = await takenBack(database, workspace.id, leaving(database, workspace, user))
  const { users, members, sessions } = await signInOf(database).eraseSignIn(user.id, { dryRun: true })
  return [
    { holding: 'users', rows: users },
    { holding: 'members', rows: members + inside },
    { holding: 'sessions', rows: sessions },
  ]
}

/**
 * Erases a user everywhere. Workspace by workspace, who they are at the end: if it is interrupted it can be asked again.
 * Fails as `conflict`, before anything is erased, where they are the last owner.
 */
export async function eraseUser(context: Context, user: ActingUser): Promise<string> {
  const { database, home, clock } = context
  const workspaces = await listWorkspaces(database)
  for (const workspace of workspaces) {
    await database.withWorkspace(workspace.id, (inside) => checkLeaving(context.database, inside, workspace, user))
  }
  const at = clock()
  // Before it is done: one noted too many is asked for again, one forgotten would come back with a backup.
  await addErasure(home, { user: user.id, at })
  for (const workspace of workspaces) {
    await database.withWorkspace(workspace.id, leaving(database, workspace, user))
  }
  await signInOf(database).eraseSignIn(user.id, { dryRun: false })
  return at
}

const leaving =
  (database: Context['database'], workspace: Workspace, user: ActingUser) =>
  async (inside: Transaction): Promise<number> => {
    await inside.lockWorkspace('members')
    await checkLeaving(database, inside, workspace, user)
    return eraseInWorkspace(inside, workspace.id, user)
  }

async function checkLeaving(
  database: Context['database'],
  inside: Transaction,
  workspace: Workspace,
  { id }: ActingUser,
): Promise<void> {
  const members = await listMembers(inside, workspace.id)
  const member = members.find(({ userId }) => userId === id)
  if (!member) return
  const others = members.filter((other) => other !== member)
  if (!(await isLastOwner(database, member, others))) return
  throw new Failure(
    'conflict',
    `${member.name} is the last owner of "${workspace.name}". Make somebody else an owner there first. Nothing was erased.`,
  )
}
