import { currentAct, type Reach } from '#platform/server'

/** Everything of a workspace: what the program does by itself, and the administrator of the machine. */
export const fullReach: Reach = { 'app.opinions': 'on', 'app.owners': '*' }

/**
 * What a member may see, as settings of their transactions. `app.opinions`: `on` where opinions about people may be seen.
 * `app.owners`: `*` for every account, or a JSON list of owners' names, whose accounts alone may be seen; the first is
 * the member's own. A transaction without these settings sees neither opinions nor accounts.
 */
export function reachOf(rights: { readonly opinions: boolean; readonly owners: readonly string[] | null }): Reach {
  return {
    'app.opinions': rights.opinions ? 'on' : '',
    'app.owners': rights.owners === null ? '*' : JSON.stringify(rights.owners),
  }
}

/** The settings of a transaction in a workspace: the reach of whoever acts. */
export function reachIn(workspaceId: string): Reach {
  return currentAct()?.reachIn?.(workspaceId) ?? fullReach
}

/** Whether who acts sees every account of a workspace; if not, what is kept for all accounts does not answer them. */
export function seesAllAccounts(workspaceId: string): boolean {
  return reachIn(workspaceId)['app.owners'] === '*'
}
