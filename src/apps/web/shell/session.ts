import { useCallback } from 'react'
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

/**
 * Whether who is signed in has a right in a workspace; without one, in any of theirs. While it is not known everything is
 * shown: the server decides in the end.
 */
export function useMay(): (workspace: string | undefined, right: string) => boolean {
  const session = useSession()
  return useCallback(
    (workspace, right) => {
      if (!session) return true
      if (workspace === undefined) return session.workspaces.some(({ permissions }) => permissions.includes(right))
      return placeIn(session, workspace)?.permissions.includes(right) ?? false
    },
    [session],
  )
}

function placeIn(session: Session | undefined, workspace: string | undefined) {
  return session?.workspaces.find((place) => place.workspace === workspace)
}
