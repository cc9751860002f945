import { type Act, type Caller, Failure, nearest } from '#platform/server'
import { isPermission, type Permission } from '../model/permissions.js'
import { needsAll, placeAllows, type Role, roleAllows } from '../model/roles.js'
import type { Scope } from '../model/scope.js'
import { fullReach, reachOf } from './reach.js'

/** A user's place in one workspace. */
export type Membership = {
  readonly workspaceId: string
  readonly workspace: string
  readonly role: Role
  readonly scope: Scope
  /** The owners whose accounts they see, their own name first; null where they see all. */
  readonly owners: readonly string[] | null
}

/** Leaves the entry of an act in the audit logs of workspaces. */
export type Note = (workspaceIds: readonly string[], act: Act) => Promise<void>

/** Who signed in, and by what. */
export type SignedIn = {
  readonly userId: string
  readonly memberships: readonly Membership[]
  /** There is no workspace at all: whoever signed in may make the first. */
  readonly mayBegin?: boolean
  readonly session?: string
  /** The key that stands in for the user, with the rights that it was given. */
  readonly key?: { readonly id: string; readonly permissions: ReadonlySet<string> }
}

const toBegin = ['workspaces:read', 'workspaces:create']

/** The caller that a signed-in user or their key is; `from` is their address. */
export function callerOf(signedIn: SignedIn, from: string, note?: Note): Caller {
  const { userId, memberships, mayBegin, key, session } = signedIn
  const placeIn = (name: string) => memberships.find(({ workspace }) => workspace === name)
  return {
    actor: key ? `key:${key.id}` : `user:${userId}`,
    from,
    session,
    sees: (workspace) => placeIn(workspace) !== undefined,
    seesWhole: (workspace) => placeIn(workspace)?.scope === 'all',
    async noteRefusal({ input, ...act }) {
      const name = workspaceIn(input)
      const concerned = memberships.filter(({ workspace }) => name === undefined || workspace === name)
      const ids = concerned.map(({ workspaceId }) => workspaceId)
      await note?.(ids, { ...act, input: undefined })
    },
    reachIn(workspaceId) {
      const place = memberships.find((each) => each.workspaceId === workspaceId)
      // Nobody gets into a workspace of others; who is in one that was not there before made it just now.
      if (!place) return fullReach
      const opinions = roleAllows(place.role, 'opinions:read') && (!key || key.permissions.has('opinions:read'))
      return reachOf({ opinions, owners: place.owners, userId })
    },
    allow({ permission }, input) {
      if (permission === 'public') return
      if (key && !key.permissions.has(permission)) throw keyRefused(permission)
      if (permission === 'self' || (mayBegin && toBegin.includes(permission))) return
      const name = workspaceIn(input)
      const places = name === undefined ? memberships : [placeIn(name) ?? noWorkspace(name, memberships)]
      if (places.some((place) => mayDo(place, permission))) return
      throw refused(places[0], name, permission)
    },
  }
}

/** Somebody who is not signed in: may do only what is public. */
export function stranger(from: string): Caller {
  return {
    actor: 'nobody',
    from,
    sees: () => false,
    allow({ permission }) {
      if (permission !== 'public') throw new Failure('not-signed-in', 'Sign in first, or send an API key.')
    },
  }
}

function mayDo(place: Membership, permission: string): boolean {
  return isPermission(permission) && placeAllows(place, permission as Permission)
}

function workspaceIn(input: unknown): string | undefined {
  const { workspace } = (input ?? {}) as { workspace?: unknown }
  return typeof workspace === 'string' ? workspace : undefined
}

// As if it did not exist: whether it does is no business of theirs.
function noWorkspace(name: string, memberships: readonly Membership[]): never {
  const own = memberships.map(({ workspace }) => workspace)
  const near = nearest(name, own)
  const hint = near ? ` Did you mean "${near}"?` : own.length > 0 ? ` There are: ${own.slice(0, 10).join(', ')}.` : ''
  throw new Failure('not-found', `There is no workspace "${name}".${hint}`)
}

function keyRefused(permission: string): Failure {
  return new Failure('forbidden', `This API key does not have the right ${permission}. Make one that has it.`)
}

function refused(place: Membership | undefined, workspace: string | undefined, permission: string): Failure {
  if (place === undefined)
    return new Failure('forbidden', 'You do not belong to any workspace yet. Ask an owner to invite you.')
  const { role, scope } = place
  const where = workspace === undefined ? '' : ` in "${workspace}"`
  if (scope !== 'all' && isPermission(permission) && needsAll(permission) && roleAllows(role, permission)) {
    return new Failure(
      'forbidden',
      `This concerns all accounts${where}, and you see only some of them. Ask somebody who sees all accounts.`,
    )
  }
  return new Failure(
    'forbidden',
    `Your role${where} is ${role}, which does not have the right ${permission}. Ask an owner of the workspace.`,
  )
}
