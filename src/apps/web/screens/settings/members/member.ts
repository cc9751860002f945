import type { Output } from '../../../api/client.js'
import type { Role } from '../../../shell/session.js'

/** Somebody who belongs to the workspace. */
export type Member = Output<'members.list'>['rows'][number]

/** A role, until when it holds (no day is for good), and on which accounts. */
export type Place = Pick<Member, 'endsOn' | 'scope' | 'team' | 'knownAs'> & { readonly role: Role }

/** What is proposed for somebody new. */
export const newcomer: Place = { role: 'sales', endsOn: null, scope: 'all', team: null, knownAs: [] }

/** Whether no other owner could come in. */
export function isLastOwner(member: Member, all: readonly Member[]): boolean {
  return member.role === 'owner' && !all.some((each) => each !== member && each.role === 'owner' && each.joined)
}

/** A place as it is asked for, without what only a row of the list has. */
export function asked({ role, endsOn, scope, team, knownAs }: Place): Place {
  return { role, endsOn, scope, team, knownAs }
}
