import type { Queryable, Transaction } from '../../database/index.js'
import { Failure } from '../../failure.js'
import type { KeptAnswer, KeyedRequest } from './keyed-request.js'

const keptHours = 24
const isOld = `kept_at < now() - interval '${keptHours} hours'`

/** What was kept of a request: by which request, and its answer if that is known. */
export type Kept = { readonly attempt: string; readonly answer: KeptAnswer | undefined }

/** Looks whether a request was carried out before; fails as `key-reused` where its key named another request. */
export async function findKept(database: Queryable, keyed: KeyedRequest): Promise<Kept | undefined> {
  const { rows } = await database.query<{ request: Buffer; attempt: string; answer: Buffer | null }>(
    `select request, attempt, answer from platform.idempotency_key where id = $1 and not ${isOld}`,
    [keyed.id],
  )
  const [row] = rows
  if (!row) return undefined
  if (!row.request.equals(keyed.request)) {
    throw new Failure(
      'key-reused',
      'This Idempotency-Key was sent with another request before. Take a new key for each request.',
    )
  }
  return { attempt: row.attempt, answer: row.answer === null ? undefined : keyed.open(row.answer) }
}

/** Inserts a request of the values `valuesOf`, if a condition holds; gives no row where another request has the key. */
export const insertRequestIf = (condition: string) => `
  insert into platform.idempotency_key (id, request, attempt, answer) select $1::bytea, $2::bytea, $3::text, $4::bytea
   where ${condition}
  on conflict (id) do update
     set request = excluded.request, attempt = excluded.attempt, answer = excluded.answer, kept_at = now()
   where idempotency_key.attempt = excluded.attempt or idempotency_key.${isOld}
  returning id`

/** The values of `insertRequestIf`. */
export function valuesOf(keyed: KeyedRequest, answer: KeptAnswer | undefined): [Buffer, Buffer, string, Buffer | null] {
  return [keyed.id, keyed.request, keyed.attempt, answer ? keyed.seal(answer) : null]
}

/**
 * Keeps a request with a transaction that wrote something, as its last step; true if it did. Throws where another
 * request with this key was first, so that nothing of this one is kept.
 */
export async function keepInside(
  inside: Transaction,
  keyed: KeyedRequest,
  answer: KeptAnswer | undefined,
): Promise<boolean> {
  const { rows } = await inside.query<{ wrote: boolean; kept: boolean }>(
    `with kept as (${insertRequestIf('pg_current_xact_id_if_assigned() is not null')})
     select pg_current_xact_id_if_assigned() is not null as wrote, exists (select from kept) as kept`,
    valuesOf(keyed, answer),
  )
  const [{ wrote, kept } = { wrote: false, kept: false }] = rows
  if (wrote && !kept) throw new Failure('busy', 'The same request was answered meanwhile.')
  return kept
}

/** Keeps the answer of a request that has ended. */
export async function keepAnswer(database: Queryable, keyed: KeyedRequest, answer: KeptAnswer): Promise<void> {
  await database.query(insertRequestIf('true'), valuesOf(keyed, answer))
}

/** Forgets keys of more than a day ago. */
export async function dropOldKeys(database: Queryable): Promise<void> {
  await database.query(`delete from platform.idempotency_key where ${isOld}`)
}
