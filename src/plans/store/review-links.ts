import { createHash, randomBytes } from 'node:crypto'
import type { Transaction } from '#platform/server'

/** What a link lets in to. */
export type StoredLink = {
  readonly review_id: string
  readonly voice_id: string
  readonly expires_at: string
  readonly isExpired: boolean
  readonly used_at: string | null
}

const idLength = 16
const secretLength = 24

/** A new secret for a link of a workspace, which it names. */
export function newToken(workspaceId: string): string {
  const id = Buffer.from(workspaceId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, randomBytes(secretLength)]).toString('base64url')
}

/** The workspace that a secret names; null where a text is none. */
export function workspaceOf(token: string): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== idLength + secretLength || bytes.toString('base64url') !== token) return null
  const hex = bytes.subarray(0, idLength).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Keeps a link in place of the unused ones that somebody was given before. */
export async function keepLink(
  transaction: Transaction,
  workspaceId: string,
  link: { readonly token: string; readonly voiceId: string; readonly accountId: number; readonly expiresAt: string },
): Promise<void> {
  const { token, voiceId, accountId, expiresAt } = link
  await transaction.query(
    'delete from plans.review_link where workspace_id = $1 and voice_id = $2 and used_at is null',
    [workspaceId, voiceId],
  )
  await transaction.query(
    `insert into plans.review_link (workspace_id, token_hash, voice_id, account_id, expires_at) values ($1, $2, $3, $4, $5)`,
    [workspaceId, hashOf(token), voiceId, accountId, expiresAt],
  )
}

/** The link with a secret at a moment, held until the transaction ends where it is to be used; undefined if there is none. */
export async function findLink(
  transaction: Transaction,
  workspaceId: string,
  token: string,
  { now, toUse }: { readonly now: string; readonly toUse: boolean },
): Promise<StoredLink | undefined> {
  const { rows } = await transaction.query<StoredLink>(
    `select v.review_id, l.voice_id, l.expires_at, l.expires_at <= $3::timestamptz as "isExpired", l.used_at
       from plans.review_link l join plans.review_voice v on v.workspace_id = $1 and v.id = l.voice_id
      where l.workspace_id = $1 and l.token_hash = $2 ${toUse ? 'for update of l' : ''}`,
    [workspaceId, hashOf(token), now],
  )
  return rows[0]
}

/** Marks a link as used. */
export async function useLink(
  transaction: Transaction,
  workspaceId: string,
  token: string,
  now: string,
): Promise<void> {
  await transaction.query('update plans.review_link set used_at = $3 where workspace_id = $1 and token_hash = $2', [
    workspaceId,
    hashOf(token),
    now,
  ])
}
