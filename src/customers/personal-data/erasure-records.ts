import { createHmac, randomBytes } from 'node:crypto'
import type { Queryable } from '#platform/server'

const blockBytes = 64

/** The secret of a workspace's hashes; made at first use. */
export async function erasureSecret(queryable: Queryable, workspaceId: string): Promise<Buffer> {
  return keepErasureSecret(queryable, workspaceId, randomBytes(blockBytes))
}

/** The secret that a workspace has; the given one from now on if it has none. */
export async function keepErasureSecret(queryable: Queryable, workspaceId: string, fresh: Buffer): Promise<Buffer> {
  await queryable.query(
    `insert into customers.erasure_secret (workspace_id, inner_pad, outer_pad) values ($1, $2, $3)
     on conflict (workspace_id) do nothing`,
    [workspaceId, padded(fresh, 0x36), padded(fresh, 0x5c)],
  )
  const { rows } = await queryable.query<{ inner_pad: Buffer }>(
    'select inner_pad from customers.erasure_secret where workspace_id = $1',
    [workspaceId],
  )
  const [found] = rows
  if (!found) throw new Error('Broken promise: the secret was kept')
  return padded(found.inner_pad, 0x36)
}

/** HMAC-SHA256 of a person's key; `customers.ref_hash` computes the same. */
export function refHash(secret: Buffer, ref: string): Buffer {
  return createHmac('sha256', secret).update(ref, 'utf8').digest()
}

// Of a secret as long as a block of SHA-256 (RFC 2104); done twice it gives the secret back.
function padded(bytes: Buffer, pad: number): Buffer {
  return Buffer.from(bytes.map((byte) => byte ^ pad))
}

/** Notes that a person was erased. */
export async function keepErasure(
  queryable: Queryable,
  workspaceId: string,
  erasure: { readonly hash: Buffer; readonly personId: number | null; readonly at: string; readonly actor: string },
): Promise<void> {
  await queryable.query(
    `insert into customers.erasure (workspace_id, ref_hash, person_id, erased_at, actor) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, ref_hash) do update set person_id = excluded.person_id`,
    [workspaceId, erasure.hash, erasure.personId, erasure.at, erasure.actor],
  )
}

/** The erasures of a workspace, the latest first. */
export async function listErasures(
  queryable: Queryable,
  workspaceId: string,
): Promise<{ person: number | null; at: string; by: string }[]> {
  const { rows } = await queryable.query<{ person: number | null; at: string; by: string }>(
    `select person_id as person, erased_at as at, actor as by from customers.erasure
      where workspace_id = $1 order by erased_at desc, ref_hash limit 1000`,
    [workspaceId],
  )
  return rows
}

/** The people who are here under the key of a hash. */
export async function findErasedPeople(
  queryable: Queryable,
  workspaceId: string,
  secret: Buffer,
  hash: Buffer,
): Promise<number[]> {
  const { rows } = await queryable.query<{ id: string | number }>(
    'select id from customers.person where workspace_id = $1 and customers.ref_hash($2, $3, ref) = $4',
    [workspaceId, padded(secret, 0x36), padded(secret, 0x5c), hash],
  )
  return rows.map(({ id }) => Number(id))
}
