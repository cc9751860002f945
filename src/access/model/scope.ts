/** Which accounts a member sees: all, those that their team's members own, or those that they own themselves. */
export const scopes = ['all', 'team', 'own'] as const

/** See `scopes`. */
export type Scope = (typeof scopes)[number]
