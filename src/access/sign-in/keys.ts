import type { Pool } from 'pg'
import type { BetterAuth } from './better-auth.js'

/** An API key as its owner sees it. */
export type Key = {
  readonly id: string
  readonly name: string
  /** Its first characters. */
  readonly start: string
  readonly workspace: string
  readonly permissions: string[]
  readonly expiresAt: string
  readonly lastUsedAt: string | null
}

/** What a key is made with. */
export type NewKey = Pick<Key, 'name' | 'workspace' | 'permissions'> & { readonly days: number }

/** The keys that a user holds, the newest first. */
export async function keysOf(pool: Pool, userId: string): Promise<Key[]> {
  const { rows } = await pool.query<StoredKey>(
    `select id, name, "start", permissions, metadata, "expiresAt", "lastRequest" from access.api_key
      where "referenceId" = $1 and enabled and "expiresAt" > now() order by "createdAt" desc`,
    [userId],
  )
  return rows.map((row) => ({
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    ...rightsOf({ permissions: parsed(row.permissions), metadata: parsed(row.metadata) }),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastRequest?.toISOString() ?? null,
  }))
}

type StoredKey = {
  id: string
  name: string | null
  start: string | null
  permissions: string | null
  metadata: string | null
  expiresAt: Date
  lastRequest: Date | null
}

/** Makes a key; only its hash is kept. */
export async function createKey(auth: BetterAuth, userId: string, key: NewKey): Promise<{ id: string; key: string }> {
  const permissions: Record<string, string[]> = {}
  for (const right of key.permissions) {
    const [what = '', verb = ''] = right.split(':')
    permissions[what] = [...(permissions[what] ?? []), verb]
  }
  const expiresIn = key.days * 24 * 3600
  const metadata = { workspace: key.workspace }
  const made = await auth.api.createApiKey({ body: { userId, name: key.name, permissions, metadata, expiresIn } })
  return { id: made.id, key: made.key }
}

/** Takes a key back. */
export async function deleteKey(pool: Pool, userId: string, id: string): Promise<void> {
  await pool.query('delete from access.api_key where id::text = $1 and "referenceId" = $2', [id, userId])
}

/** The workspace and the rights of a key, from the library's form of them. */
export function rightsOf(key: { readonly permissions?: unknown; readonly metadata?: unknown }) {
  const groups = Object.entries((key.permissions ?? {}) as Record<string, string[]>)
  const { workspace = '' } = (key.metadata ?? {}) as { workspace?: string }
  return { workspace, permissions: groups.flatMap(([what, verbs]) => verbs.map((verb) => `${what}:${verb}`)) }
}

// The library keeps metadata as JSON text, in some versions as JSON text of JSON text.
function parsed(text: string | null): unknown {
  const once: unknown = text === null ? null : JSON.parse(text)
  return typeof once === 'string' ? JSON.parse(once) : once
}
