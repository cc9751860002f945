/** How two people stand to each other. `reports_to` is a fact, the others are opinions. */
export const linkKinds = ['reports_to', 'influences', 'conflict'] as const
export type LinkKind = (typeof linkKinds)[number]

/** What somebody is at an engagement. */
export const engagementRoles = [
  'end-user',
  'administrator',
  'procurement',
  'budget-holder',
  'executive-sponsor',
  'main-contact',
  'decision-maker',
  'influencer',
] as const
export type EngagementRole = (typeof engagementRoles)[number]

/** How well somebody of ours knows a person, the weakest first. */
export const tieStrengths = ['weak', 'medium', 'strong'] as const
export type TieStrength = (typeof tieStrengths)[number]
