import { Client } from 'pg'
import { Failure } from '../failure.js'
import { sentenceOf } from './database-errors.js'

const oldestMajor = 15

/** Checks that a PostgreSQL of version 15 or newer answers at the URL; fails as `database-unavailable` with the reason. */
export async function checkServer(url: string): Promise<{ readonly version: string }> {
  const client = clientFor(url)
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ number: string; version: string; encoding: string }>(
      `select current_setting('server_version_num') as number, current_setting('server_version') as version,
              current_setting('server_encoding') as encoding`,
    )
    const server = rows[0]
    if (!server) throw new Error('it gave no answer')
    if (Number(server.number) < oldestMajor * 10_000) {
      throw new Failure(
        'database-unavailable',
        `The server of DATABASE_URL is PostgreSQL ${server.version}. Mainstay needs ${oldestMajor} or newer.`,
      )
    }
    if (server.encoding !== 'UTF8') {
      throw new Failure(
        'database-unavailable',
        `The database of DATABASE_URL has the encoding ${server.encoding}. Mainstay needs UTF8: create one with "create database … encoding 'UTF8' template template0".`,
      )
    }
    return { version: server.version }
  } catch (error) {
    if (error instanceof Failure) throw error
    const sentence = `No PostgreSQL can be reached at ${withoutPassword(url)}: ${sentenceOf(error)}. Check DATABASE_URL, or unset it to use the embedded PostgreSQL.`
    throw new Failure('database-unavailable', sentence, { cause: error })
  } finally {
    await client.end().catch(() => undefined)
  }
}

function clientFor(url: string): Client {
  try {
    if (!/^postgres(ql)?:/.test(url)) throw new Error('another protocol')
    return new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'mainstay' })
  } catch (error) {
    const sentence =
      'DATABASE_URL is not the address of a PostgreSQL server. One looks like postgres://user:password@host:5432/database.'
    throw new Failure('database-unavailable', sentence, { cause: error })
  }
}

function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url)
    return `${parsed.protocol}//${parsed.host}${parsed.pathname}`
  } catch {
    return 'the address in DATABASE_URL'
  }
}
