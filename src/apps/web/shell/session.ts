import { rights } from 'virtual:rights'
import { useCallback } from 'react'
import type { actions } from '../../actions.js'
import { type Output, useAsk } from '../api/client.js'

/** Who is signed in, and what they may do where. */
export type Session = Output<'session.show'>

/** A role by function. */
export type Role = Session['workspaces'][number]['role']

/** Who is signed in; undefined while that is not known. */
export function useSession(): Session | undefined {
  return useAsk('session.show', {}).data
}

/** The role of who is signed in. */
export function useRole(workspace: string | undefined): Role | undefined {
  return placeIn(useSession(), workspace)?.role
}

/** Which accounts of a workspace who is signed in sees; all while that is not known, the server decides. */
export function useScope(workspace: string | undefined): Session['workspaces'][number]['scope'] {
  return placeIn(useSession(), workspace)?.scope ?? 'all'
}

/** The name of an action. */
export type ActionName = (typeof actions)[number]['name']

/**
 * Whether who is signed in may call an action in a workspace; without one, in any of theirs. The right that it asks for
 * is the one of its own declaration. While it is not known who is signed in everything is shown: the server decides in
 * the end.
 */
export function useMay(): (workspace: string | undefined, action: ActionName) => boolean {
  const session = useSession()
  return useCallback(
    (workspace, action) => {
      if (!session) return true
      const right = rights[action]
      if (workspace === undefined) return session.workspaces.some(({ permissions }) => permissions.includes(right))
      return placeIn(session, workspace)?.permissions.includes(right) ?? false
    },
    [session],
  )
}

function placeIn(session: Session | undefined, workspace: string | undefined) {
  return session?.workspaces.find((place) => place.workspace === workspace)
}
