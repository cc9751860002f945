import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import type { PostgresPlace } from './postgres-place.js'

/** What answers at a port: our PostgreSQL, ours but not ready (starting, recovering, stopping), nobody, or somebody else. */
export type Probe = 'ready' | 'not-ready' | 'nobody' | 'foreign'

/** Asks whether the PostgreSQL of this place answers at the port. */
export async function probePostgres(place: PostgresPlace, port: number, superuserPassword: string): Promise<Probe> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: superuserPassword,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 5000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    // Not the path of its data, which Windows gives in letters of its own.
    const { rows } = await client.query<{ file: Buffer }>(`select pg_read_binary_file('postmaster.pid') as file`)
    const ours = readFileSync(join(place.data, 'postmaster.pid'))
    return rows[0]?.file.equals(ours) ? 'ready' : 'foreign'
  } catch (error) {
    return readingOf((error as { code?: string }).code)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function readingOf(code: string | undefined): Probe {
  if (code === 'ECONNREFUSED') return 'nobody'
  if (code === '28P01' || code === '28000' || code === 'ENOENT') return 'foreign'
  return 'not-ready'
}
