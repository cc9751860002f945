import { z } from 'zod'
import { Failure, personal } from '#platform/server'
import { roleNames } from '../model/roles.js'
import { scopes } from '../model/scope.js'
import type { Place } from '../store/members.js'

/** A role as an input. */
export const roleField = z.enum(roleNames).describe('Role by function.')

/** The last day of somebody's access as an input. */
export const endsOnField = z.iso.date().nullable().default(null).describe('Last day of the access; a guest needs one.')

/** Which accounts somebody sees, as inputs. */
export const scopeFields = {
  scope: z
    .enum(scopes)
    .optional()
    .describe('Which accounts they see: all, those that members of their team own, or their own. An owner sees all.'),
  team: z.string().trim().max(100).nullable().optional().describe('The team they are in; empty for none.'),
  knownAs: z
    .array(z.string().trim().min(1, 'must not be empty').max(200))
    .max(30)
    .optional()
    .describe('Other names under which they stand as the owner of accounts; their name and e-mail always count.')
    .meta(personal('identity')),
}

/** Which accounts somebody sees, as an output. */
export const scopeOutput = {
  scope: z.enum(scopes).describe('Which accounts they see.'),
  team: z.string().nullable(),
  knownAs: z.array(z.string()).describe('Other names under which they stand as the owner of accounts.'),
}

type Given = Pick<Place, 'role' | 'endsOn'> & { [Name in 'scope' | 'team' | 'knownAs']?: Place[Name] | undefined }

/** The place that is asked for; what of its scope is left out stays as it was. Fails where it cannot be. */
export function placeOf(given: Given, before?: Place): Place {
  const { role, endsOn } = given
  const scope = given.scope ?? (role === 'owner' ? 'all' : (before?.scope ?? 'all'))
  const team = (given.team === undefined ? before?.team : given.team) || null
  const knownAs = [...new Set(given.knownAs ?? before?.knownAs ?? [])]
  if (role === 'guest-adviser' && endsOn === null) {
    throw new Failure('wrong-usage', 'A guest adviser needs a last day: give endsOn.')
  }
  if (role === 'owner' && endsOn !== null) throw new Failure('wrong-usage', 'An owner has no last day.')
  if (role === 'owner' && scope !== 'all') throw new Failure('wrong-usage', 'An owner sees all accounts.')
  if (scope === 'team' && team === null) {
    throw new Failure('wrong-usage', 'Who sees the accounts of a team is in one: give team.')
  }
  return { role, endsOn, scope, team, knownAs }
}
