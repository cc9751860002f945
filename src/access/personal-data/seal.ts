import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { PersonalMark } from '#platform'
import type { Queryable } from '#platform/server'
import { destroyKeys, findKey, keepKey } from '../store/personal-keys.js'

/** Whom values are of: a person of a customer, or a user. */
export type Whose = { readonly workspaceId: string } & ({ readonly personId: number } | { readonly userId: string })

/** Whose and how personal what is sealed is. */
export type Owner = Whose & { readonly mark: PersonalMark }

/**
 * Values that only the keys of their person open: `1 identity 17 …`, the form, mark, person (of a user `user:ID`) and
 * AES-256-GCM in base64url.
 */
export type Sealed = { readonly sealed: string }

const form = '1'
const cipherName = 'aes-256-gcm'
const [nonceBytes, tagBytes] = [12, 16]

/**
 * Seals values of a person for a place that is never changed, such as the audit log. Their key is made at first use; when it
 * is destroyed nobody reads them any more.
 */
export async function seal(queryable: Queryable, owner: Owner, values: Record<string, unknown>): Promise<Sealed> {
  const key = await keepKey(queryable, place(owner), randomBytes(32))
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(cipherName, key, nonce).setAAD(boundTo(owner))
  const text = Buffer.concat([cipher.update(JSON.stringify(values), 'utf8'), cipher.final()])
  const content = Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')
  return { sealed: `${form} ${owner.mark} ${nameOf(owner)} ${content}` }
}

/** What became of sealed values for a reader: the values, that they were erased, or that they are hidden from them. */
export type Opened =
  | { readonly state: 'open'; readonly values: Record<string, unknown> }
  | { readonly state: 'erased' }
  | { readonly state: 'hidden'; readonly mark: PersonalMark }

/** Opens sealed values for somebody who may read these marks. */
export async function openSealed(
  queryable: Queryable,
  workspaceId: string,
  { sealed }: Sealed,
  readable: ReadonlySet<PersonalMark>,
): Promise<Opened> {
  const [version, mark, person = '', content = ''] = sealed.split(' ')
  if (version !== form || (mark !== 'identity' && mark !== 'opinion')) throw new Error(`Broken promise: a known seal`)
  if (!readable.has(mark)) return { state: 'hidden', mark }
  const owner: Owner = { workspaceId, mark, ...named(person) }
  const key = await findKey(queryable, place(owner))
  if (key === null) return { state: 'erased' }
  const bytes = Buffer.from(content, 'base64url')
  const decipher = createDecipheriv(cipherName, key, bytes.subarray(0, nonceBytes))
    .setAAD(boundTo(owner))
    .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()])
  return { state: 'open', values: JSON.parse(text.toString('utf8')) }
}

/** Destroys the keys of a person, gives how many: nothing that was sealed with them is ever opened again. */
export function destroySeals(queryable: Queryable, whose: Whose): Promise<number> {
  return destroyKeys(queryable, whose.workspaceId, subjectOf(whose))
}

/** A change of a row as the audit log keeps it, with the person's values sealed. */
export async function noteSealed(
  queryable: Queryable,
  owner: Owner,
  change: {
    readonly what: string
    readonly before?: Record<string, unknown>
    readonly after?: Record<string, unknown>
  },
): Promise<void> {
  const { what, before, after } = change
  const noted = {
    what,
    ...(before && { before: await seal(queryable, owner, before) }),
    ...(after && { after: await seal(queryable, owner, after) }),
  }
  await queryable.query('select platform.note($1::jsonb)', [JSON.stringify(noted)])
}

const subjectOf = (whose: Whose): string => ('userId' in whose ? `user ${whose.userId}` : `person ${whose.personId}`)

const userPrefix = 'user:'

const nameOf = (whose: Whose): string => ('userId' in whose ? userPrefix + whose.userId : String(whose.personId))

function named(name: string): { userId: string } | { personId: number } {
  return name.startsWith(userPrefix) ? { userId: name.slice(userPrefix.length) } : { personId: Number(name) }
}

function place(owner: Owner) {
  return { workspaceId: owner.workspaceId, subject: subjectOf(owner), mark: owner.mark }
}

// A seal that is moved to another person or workspace does not open there.
function boundTo(owner: Owner): Buffer {
  return Buffer.from(`${form} ${owner.workspaceId} ${owner.mark} ${nameOf(owner)}`)
}
