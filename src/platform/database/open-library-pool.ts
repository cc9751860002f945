import { Pool, type PoolClient } from 'pg'
import { explainDatabaseError } from './database-errors.js'

/** How a library that speaks to PostgreSQL by itself reaches its tables. */
export type LibraryPool = {
  readonly url: string
  /** The role to act as. */
  readonly role: string
  /** The schema in which it finds its tables, for it names none. */
  readonly schema: string
}

/** A small pool for such a library; its owner ends it. What is asked of it directly fails as of the database itself. */
export function openLibraryPool({ url, role, schema }: LibraryPool): Pool {
  const setUp = `set timezone = 'UTC'; set role ${role}; set search_path = ${schema}`
  const pool = new Pool({
    connectionString: url,
    application_name: 'mainstay',
    max: 5,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    onConnect: ((client: PoolClient) => client.query(setUp)) as never,
  })
  // A connection that broke while idle is replaced by the next one.
  pool.on('error', () => undefined)
  // One that breaks while the library holds it fails what is asked next; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  const ask = pool.query.bind(pool) as (...asked: unknown[]) => Promise<unknown>
  const explained = (...asked: unknown[]) =>
    ask(...asked).catch((thrown) => {
      throw explainDatabaseError(thrown)
    })
  return Object.assign(pool, { query: explained as Pool['query'] })
}
