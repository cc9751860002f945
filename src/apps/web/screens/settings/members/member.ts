import type { Output } from '../../../api/client.js'
import type { Role } from '../../../shell/session.js'

/** Somebody who belongs to the workspace. */
export type Member = Output<'members.list'>['rows'][number]

/** A role and until when it holds; no day is for good. */
export type Place = { readonly role: Role; readonly endsOn: string | null }

/** Whether no other owner could come in. */
export function isLastOwner(member: Member, all: readonly Member[]): boolean {
  return member.role === 'owner' && !all.some((each) => each !== member && each.role === 'owner' && each.joined)
}
