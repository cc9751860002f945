import { askAhead } from '../api/client.js'
import { briefly } from '../api/patience.js'

/** The workspaces and who is signed in: the frame of every screen is drawn from them, and should not move later. */
export function knowWorkspaces(): Promise<void> {
  return briefly(Promise.all([askAhead('workspaces.list', {}), askAhead('session.show', {})]))
}
