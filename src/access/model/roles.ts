import { type Permission, permissions } from './permissions.js'
import type { Scope } from './scope.js'

const everyone = ['public', 'self', 'system:read', 'workspaces:read', 'views:read', 'jobs:read', 'jobs:cancel'] as const
const figures = ['ledger:read', 'ledger:verify', 'metrics:read'] as const
const readers = [
  ...everyone,
  ...figures,
  'accounts:read',
  'people:read',
  'journeys:read',
  'pipeline:read',
  'plans:read',
  'imports:read',
  'members:read',
  'views:write',
] as const
const opinions = ['opinions:read', 'opinions:write'] as const
const teams = [
  ...readers,
  'accounts:write',
  'segments:write',
  'changes:undo',
  'people:write',
  'journeys:write',
  'pipeline:write',
  'plans:write',
  'plans:tune',
] as const
const finance = [...teams, 'imports:write', 'ledger:write', 'ledger:reconcile', 'ledger:close'] as const

/** What each role by function may do in its workspace. */
export const roles = {
  owner: Object.keys(permissions) as Permission[],
  ceo: [...readers, 'opinions:read', 'audit:read'],
  cro: [...teams, ...opinions, 'imports:write', 'ledger:reconcile', 'audit:read', 'personal-data:manage'],
  cfo: [...finance, 'ledger:policy', 'audit:read', 'workspaces:create'],
  finance,
  marketing: [...teams, ...opinions],
  sales: [...teams, ...opinions],
  'customer-success': [...teams, ...opinions],
  'partner-manager': readers,
  'board-reader': [...everyone, ...figures],
  auditor: [...readers.filter((right) => right !== 'views:write'), 'audit:read'],
  'guest-adviser': [...everyone, ...figures, 'accounts:read'],
} as const satisfies Record<string, readonly Permission[]>

/** A role by function. */
export type Role = keyof typeof roles

/** All roles, the most powerful first. */
export const roleNames = Object.keys(roles) as [Role, ...Role[]]

/** Rights over the workspace as a whole, which nobody has who sees only some of its accounts. */
const overAll: ReadonlySet<Permission> = new Set([
  'audit:read',
  'members:write',
  'segments:write',
  'changes:undo',
  'plans:tune',
  'personal-data:manage',
  'ledger:write',
  'ledger:verify',
  'ledger:close',
  'ledger:policy',
  'imports:read',
  'imports:write',
])

/** Whether a role gives a right. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return (roles[role] as readonly Permission[]).includes(permission)
}

/** Whether a right is over all accounts of the workspace at once. */
export function needsAll(permission: Permission): boolean {
  return overAll.has(permission)
}

/** Whether somebody's place in a workspace, a role and which accounts they see, gives a right. */
export function placeAllows({ role, scope }: { role: Role; scope: Scope }, permission: Permission): boolean {
  return roleAllows(role, permission) && (scope === 'all' || !needsAll(permission))
}
