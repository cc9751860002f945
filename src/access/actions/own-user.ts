import { type Context, Failure } from '#platform/server'

/** The id of the user who asks; keys and the command line have no sign-in of their own. */
export function ownUser({ caller }: Context): string {
  const id = /^user:(.+)$/.exec(caller.actor)?.[1]
  if (id === undefined) {
    throw new Failure('forbidden', 'Only somebody who signed in has this; a key and the command line do not.')
  }
  return id
}
