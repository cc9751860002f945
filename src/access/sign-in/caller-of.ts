import { type Act, type Caller, Failure, nearest } from '#platform/server'
import { isPermission, type Permission } from '../model/permissions.js'
import { type Role, roleAllows } from '../model/roles.js'
import { reachOf } from './reach.js'

/** A user's place in one workspace. */
export type Membership = { readonly workspaceId: string; readonly workspace: string; readonly role: Role }

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
    async noteRefusal({ input, ...act }) {
      const name = workspaceIn(input)
      const concerned = memberships.filter(({ workspace }) => name === undefined || workspace === name)
      const ids = concerned.map(({ workspaceId }) => workspaceId)
      await note?.(ids, { ...act, input: undefined })
    },
    reachIn(workspaceId) {
      const role = memberships.find((place) => place.workspaceId === workspaceId)?.role
      const opinions = role !== undefined && roleAllows(role, 'opinions:read')
      return reachOf({ opinions: opinions && (!key || key.permissions.has('opinions:read')), owners: null })
    },
    allow({ permission }, input) {
      if (permission === 'public') return
      if (key && !key.permissions.has(permission)) throw keyRefused(permission)
      if (permission === 'self' || (mayBegin && toBegin.includes(permission))) return
      const name = workspaceIn(input)
      const places = name === undefined ? memberships : [placeIn(name) ?? noWorkspace(name, memberships)]
      if (places.some(({ role }) => mayDo(role, permission))) return
      throw refused(places[0]?.role, name, permission)
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

function mayDo(role: Role, permission: string): boolean {
  return isPermission(permission) && roleAllows(role, permission as Permission)
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

function refused(role: Role | undefined, workspace: string | undefined, permission: string): Failure {
  if (role === undefined)
    return new Failure('forbidden', 'You do not belong to any workspace yet. Ask an owner to invite you.')
  const where = workspace === undefined ? '' : ` in "${workspace}"`
  return new Failure(
    'forbidden',
    `Your role${where} is ${role}, which does not have the right ${permission}. Ask an owner of the workspace.`,
  )
}
