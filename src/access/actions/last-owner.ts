import type { Database } from '#platform/server'
import { signInOf } from '../sign-in/lend-sign-in.js'
import type { Member } from '../store/members.js'

/** Whether nobody else could let people into a workspace: an owner who was invited and never came could not. */
export async function isLastOwner(database: Database, member: Member, others: readonly Member[]): Promise<boolean> {
  if (member.role !== 'owner') return false
  const owners = others.filter(({ role }) => role === 'owner').map(({ userId }) => userId)
  return (await signInOf(database).whoJoined(owners)).size === 0
}
