import { currentAct, type Reach } from '#platform/server'

/**
 * Everything of a workspace but what is one's own alone: what the program does by itself, and the administrator of the
 * machine, who is no member.
 */
export const fullReach: Reach = { 'app.opinions': 'on', 'app.owners': '*', 'app.actor': '' }

/**
 * What a member may see, as settings of their transactions. `app.opinions`: `on` where opinions about people may be seen.
 * `app.owners`: `*` for every account, or a JSON list of owners' names, whose accounts alone may be seen; the first is
 * the member's own. `app.actor`: `user:ID`, for what only the member sees, such as their answer to a review that is not
 * closed. A transaction without these settings sees neither opinions nor accounts, and nothing of anybody's own.
 */
export function reachOf(rights: {
  readonly opinions: boolean
  readonly owners: readonly string[] | null
  readonly userId: string
}): Reach {
  return {
    'app.opinions': rights.opinions ? 'on' : '',
    'app.owners': rights.owners === null ? '*' : JSON.stringify(rights.owners),
    'app.actor': `user:${rights.userId}`,
  }
}

/** The settings of a transaction in a workspace: the reach of whoever acts. */
export function reachIn(workspaceId: string): Reach {
  return currentAct()?.reachIn?.(workspaceId) ?? fullReach
}

/** Who acts in a workspace, as `app.actor` names them: the member, also where a key stands in for them; null for others. */
export function memberIn(workspaceId: string): string | null {
  return reachIn(workspaceId)['app.actor'] || null
}

/** Whether who acts sees every account of a workspace; if not, what is kept for all accounts does not answer them. */
export function seesAllAccounts(workspaceId: string): boolean {
  return reachIn(workspaceId)['app.owners'] === '*'
}
