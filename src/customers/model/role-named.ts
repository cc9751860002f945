import { type EngagementRole, engagementRoles } from './relations.js'

const folded = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]+/g, '')
const known = new Map(engagementRoles.map((role) => [folded(role), role]))

/** The role that words stand for, whatever their capitals, spaces and hyphens; null for a role of somebody's own. */
export function roleNamed(words: string): EngagementRole | null {
  return known.get(folded(words)) ?? null
}
