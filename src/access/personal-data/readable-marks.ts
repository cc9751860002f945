import type { PersonalMark } from '#platform'
import { type Caller, Failure } from '#platform/server'

const rights: readonly [PersonalMark, string][] = [
  ['identity', 'people:read'],
  ['opinion', 'opinions:read'],
]

/** Which personal values a caller may read in a workspace. */
export function readableMarks(caller: Caller, workspace: string): ReadonlySet<PersonalMark> {
  return new Set(rights.flatMap(([mark, permission]) => (may(caller, permission, workspace) ? [mark] : [])))
}

function may(caller: Caller, permission: string, workspace: string): boolean {
  try {
    caller.allow({ permission }, { workspace })
    return true
  } catch (refusal) {
    if (refusal instanceof Failure) return false
    throw refusal
  }
}
