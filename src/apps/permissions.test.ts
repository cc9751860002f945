import { describe, expect, it } from 'vitest'
import { isPermission, permissions, roleNames } from '#access/server'
import { type AnyAction, type Caller, type Context, Failure } from '#platform/server'
import { callerOf, stranger } from '../access/sign-in/caller-of.js'
import { actions } from './actions.js'

const all: readonly AnyAction[] = actions
type Role = (typeof roleNames)[number]

// Who may do what, as it was agreed; written out by hand, so that a change of the roles shows here.
const everybody = roleNames
const readers = roleNames.filter((role) => role !== 'board-reader' && role !== 'guest-adviser')
const agreed: Record<string, readonly Role[]> = {
  public: everybody,
  self: everybody,
  'system:read': everybody,
  'workspaces:read': everybody,
  'workspaces:create': ['owner', 'cfo'],
  'members:read': readers,
  'members:write': ['owner'],
  'audit:read': ['owner', 'ceo', 'cro', 'cfo', 'auditor'],
  'views:read': everybody,
  'views:write': readers.filter((role) => role !== 'auditor'),
  'jobs:read': everybody,
  'jobs:cancel': everybody,
  'accounts:read': [...readers, 'guest-adviser'],
  'accounts:write': ['owner', 'cro', 'cfo', 'finance', 'marketing', 'sales', 'customer-success'],
  'segments:write': ['owner', 'cro', 'cfo', 'finance', 'marketing', 'sales', 'customer-success'],
  'changes:undo': ['owner', 'cro', 'cfo', 'finance', 'marketing', 'sales', 'customer-success'],
  'people:read': readers,
  'people:write': ['owner', 'cro', 'cfo', 'finance', 'marketing', 'sales', 'customer-success'],
  'opinions:read': ['owner', 'ceo', 'cro', 'marketing', 'sales', 'customer-success'],
  'opinions:write': ['owner', 'cro', 'marketing', 'sales', 'customer-success'],
  'personal-data:manage': ['owner', 'cro'],
  'ledger:read': everybody,
  'ledger:verify': everybody,
  'ledger:write': ['owner', 'cfo', 'finance'],
  'ledger:reconcile': ['owner', 'cro', 'cfo', 'finance'],
  'ledger:close': ['owner', 'cfo', 'finance'],
  'ledger:policy': ['owner', 'cfo'],
  'metrics:read': everybody,
  'journeys:read': readers,
  'journeys:write': ['owner', 'cro', 'cfo', 'finance', 'marketing', 'sales', 'customer-success'],
  'pipeline:read': readers,
  'pipeline:write': ['owner', 'cro', 'cfo', 'finance', 'marketing', 'sales', 'customer-success'],
  'plans:read': readers,
  'plans:write': ['owner', 'cro', 'cfo', 'finance', 'marketing', 'sales', 'customer-success'],
  'plans:tune': ['owner', 'cro', 'cfo', 'finance', 'marketing', 'sales', 'customer-success'],
  'imports:read': readers,
  'imports:write': ['owner', 'cro', 'cfo', 'finance'],
}

// Rights over the workspace as a whole: who sees only some of its accounts has none of them, in whatever role.
const overAll = [
  'members:write',
  'audit:read',
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
]

const placeOf = (role: Role, owners: string[] | null = null) =>
  ({ workspaceId: 'id', workspace: 'ours', role, scope: owners ? 'own' : 'all', owners }) as const
const as = (role: Role, owners?: string[]): Caller =>
  callerOf({ userId: 'u', memberships: [placeOf(role, owners)] }, 'a test')
const keyWith = (role: Role, ...rights: string[]): Caller =>
  callerOf(
    {
      userId: 'u',
      memberships: [placeOf(role)],
      key: { id: 'k', permissions: new Set(rights) },
    },
    'a test',
  )

/** How an action ends for a caller before anything runs: the kind of its refusal, or `admitted`. */
async function knock(action: AnyAction, caller: Caller, workspace = 'ours'): Promise<string> {
  let touched = false
  const note = () => {
    touched = true
  }
  const database = new Proxy({}, { get: note })
  const context = { database, caller, actor: caller.actor, requestId: 'r', clock: () => '2024-01-01T00:00:00Z' }
  const takes = action.fields().some(({ name }) => name === 'workspace')
  try {
    await action.run(context as unknown as Context, takes ? { workspace } : {})
    return 'admitted'
  } catch (thrown) {
    const refused = thrown instanceof Failure && ['forbidden', 'not-found', 'not-signed-in'].includes(thrown.kind)
    if (!refused || touched) return 'admitted'
    // An action may refuse for reasons of its own only after it was let in.
    return isOwnRefusal(thrown) ? 'admitted' : thrown.kind
  }
}

const isOwnRefusal = ({ message }: Failure) => message.startsWith('Only somebody who signed in')

it('no action lacks a right or asks for one that is not in the catalogue', () => {
  expect(all.filter(({ permission }) => !isPermission(permission)).map(({ name }) => name)).toEqual([])
})

it('every right is asked for by some action', () => {
  const asked = new Set(all.map(({ permission }) => permission))
  expect(Object.keys(permissions).filter((right) => !asked.has(right))).toEqual([])
})

it('every right has been agreed on', () => {
  expect(Object.keys(agreed)).toEqual(Object.keys(permissions))
})

it('only what must be is open to strangers', () => {
  const open = all.filter(({ permission }) => permission === 'public').map(({ name }) => name)
  expect(open).toEqual(['setup.show', 'setup.owner', 'reviews.by-link', 'reviews.answer-by-link'])
})

describe.each(all.map((action) => [action.name, action] as const))('%s', (_name, action) => {
  const { permission } = action
  const may = (role: Role): boolean => agreed[permission]?.includes(role) === true
  const takesWorkspace = action.fields().some(({ name }) => name === 'workspace')

  it('is done exactly where the role has the right', async () => {
    for (const role of roleNames) {
      expect(await knock(action, as(role)), role).toBe(may(role) ? 'admitted' : 'forbidden')
    }
  })

  it('is done by somebody who sees only some accounts unless it concerns all of them', async () => {
    for (const role of roleNames) {
      const isOpen = may(role) && !overAll.includes(permission)
      expect(await knock(action, as(role, ['Kim'])), role).toBe(isOpen ? 'admitted' : 'forbidden')
    }
  })

  it('refuses a stranger, unless it is public', async () => {
    expect(await knock(action, stranger('a test'))).toBe(permission === 'public' ? 'admitted' : 'not-signed-in')
  })

  it('tells nothing of a workspace of others', async () => {
    for (const role of roleNames) {
      const told = await knock(action, as(role), 'theirs')
      const isOpen = !takesWorkspace || permission === 'public' || permission === 'self'
      expect(told, role).toBe(isOpen ? (may(role) ? 'admitted' : 'forbidden') : 'not-found')
    }
  })

  it('is done by a key exactly where the key and the role both have the right', async () => {
    for (const role of roleNames) {
      const withRight = may(role) && permission !== 'self' ? 'admitted' : 'forbidden'
      expect(await knock(action, keyWith(role, permission === 'self' ? 'ledger:read' : permission))).toBe(
        permission === 'public' ? 'admitted' : withRight,
      )
      expect(await knock(action, keyWith(role))).toBe(permission === 'public' ? 'admitted' : 'forbidden')
    }
  })

  it('is not done by somebody who belongs nowhere, unless it is their own', async () => {
    const nobody = callerOf({ userId: 'u', memberships: [] }, 'a test')
    const isOpen = permission === 'public' || permission === 'self'
    expect(await knock(action, nobody)).toBe(isOpen ? 'admitted' : takesWorkspace ? 'not-found' : 'forbidden')
  })
})
