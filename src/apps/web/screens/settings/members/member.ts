import type { Output } from '../../../api/client.js'
import type { Role } from '../../../shell/session.js'

/** Somebody who belongs to the workspace. */
export type Member = Output<'members.list'>['rows'][number]

/** A role and until when it holds; no day is for good. */
export type Place = { readonly role: Role; readonly endsOn: string | null }

/** Whether nobody else would be an owner for good. */
export function isLastOwner(member: Member, all: readonly Member[]): boolean {
  const isOwner = ({ role, endsOn }: Member) => role === 'owner' && endsOn === null
  return isOwner(member) && all.filter(isOwner).length === 1
}
