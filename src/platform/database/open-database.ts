import { Pool, type PoolClient } from 'pg'
import { assert } from '#foundation'
import { inSpan } from '../tracing/tracing.js'
import { explainDatabaseError, isConnectionLoss } from './database-errors.js'
import { ask, type Queryable, type Transaction, transactionOn } from './transaction.js'
import { valueParsers } from './value-parsers.js'

/** The database as one role sees it. Queries of its own run each in a transaction of its own. */
export type Database = Queryable & {
  /** Reads one moment of the database, outside any workspace; cannot write. */
  read<T>(work: Work<T>): Promise<T>
  /** One transaction inside a workspace: row-level security shows that workspace alone. */
  withWorkspace<T>(workspaceId: string, work: Work<T>, options?: WorkspaceOptions): Promise<T>
  /** One transaction outside any workspace. */
  transaction<T>(work: Work<T>): Promise<T>
  /** Waits for transactions under way, then ends all connections. */
  close(): Promise<void>
}

export type Work<T> = (transaction: Transaction) => Promise<T>

export type WorkspaceOptions = {
  /** Read one moment of the database for the whole transaction, and refuse to write; temporary tables only where said. */
  readonly snapshot?: boolean | 'with-temporary-tables'
}

/** How to reach a database. */
export type Connection = {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string
  /** The role to act as; the login's own if absent. The app acts as `mainstay_app`, never as owner. */
  readonly role?: 'mainstay_app' | 'mainstay_owner'
  readonly poolSize?: number
  /** The last thing that a transaction in a workspace does that may write, such as its entry in the audit log; `result` is what its work gives. */
  readonly beforeCommit?: (transaction: Transaction, workspaceId: string, result: unknown) => Promise<void>
  /** What each transaction in a workspace is opened with, beside the workspace: names of settings and their values. */
  readonly settingsIn?: (workspaceId: string) => Readonly<Record<string, string>>
  /** Told of connections that broke while idle; they are replaced. */
  readonly onLostConnection?: (error: Error) => void
}

const begin = {
  writing: 'begin',
  snapshot: 'begin isolation level repeatable read read only',
  // A read-only transaction may not make temporary tables.
  scratch: 'begin isolation level repeatable read',
}

/** Opens a pool of connections; the first is made by the first query. */
export function openDatabase(connection: Connection): Database {
  const pool = poolOf(connection)
  const { beforeCommit, settingsIn } = connection
  return {
    query: (sql, parameters) => withClient(pool, (client) => ask(client, sql, parameters)),
    read: (work) => traced(pool, (client) => transact(client, begin.snapshot, outside, work)),
    transaction: (work) => traced(pool, (client) => transact(client, begin.writing, outside, work)),
    withWorkspace: (workspaceId, work, options) => {
      assert(workspaceId !== '', 'a workspace has an id')
      const whole: typeof work =
        beforeCommit === undefined || options?.snapshot
          ? work
          : async (transaction) => {
              const result = await work(transaction)
              await beforeCommit(transaction, workspaceId, result).catch(sayWhatWasPassedOver)
              return result
            }
      const place = { workspaceId, settings: settingsIn?.(workspaceId) ?? {} }
      return traced(pool, (client) => transact(client, openingFor(options), place, whole))
    },
    close: () => pool.end(),
  }
}

// With the wait for a free connection: that is what a slow answer may come from.
function traced<T>(pool: Pool, work: (client: Held) => Promise<T>): Promise<T> {
  return inSpan('transaction', { 'db.system.name': 'postgresql' }, () => withClient(pool, work))
}

function openingFor({ snapshot = false }: WorkspaceOptions = {}): string {
  if (snapshot === 'with-temporary-tables') return begin.scratch
  return snapshot ? begin.snapshot : begin.writing
}

function poolOf(connection: Connection): Pool {
  const setUp = [
    "set timezone = 'UTC'",
    "set datestyle = 'ISO, YMD'",
    'set cursor_tuple_fraction = 1',
    ...(connection.role ? [`set role ${connection.role}`] : []),
  ].join('; ')
  const pool = new Pool({
    connectionString: connection.url,
    application_name: 'mainstay',
    pipeline: true,
    types: valueParsers as never,
    max: connection.poolSize ?? 10,
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    onConnect: ((client: PoolClient) => client.query(setUp)) as never,
  })
  pool.on('error', (error) => connection.onLostConnection?.(error))
  return pool
}

async function withClient<T>(pool: Pool, work: (client: Held) => Promise<T>): Promise<T> {
  let client: Held | undefined
  let broken = false
  // A connection may break while it is lent; unheard, that event would end the process.
  const onError = (): void => {
    broken = true
  }
  try {
    client = (await pool.connect()) as Held
    client.on('error', onError)
    return await work(client)
  } catch (error) {
    if (error instanceof Error && isConnectionLoss(error)) broken = true
    throw explainDatabaseError(error)
  } finally {
    if (client) {
      const lent = client
      lent.release(broken || lent.unusable === true)
      // A connection that is being thrown away may still complain.
      if (broken || lent.unusable) lent.on('error', () => undefined)
      lent.off('error', onError)
    }
  }
}

type Place = { readonly workspaceId: string; readonly settings: Readonly<Record<string, string>> }

const outside: Place = { workspaceId: '', settings: {} }

type Held = PoolClient & { unusable?: boolean }

async function transact<T>(client: Held, opening: string, place: Place, work: Work<T>): Promise<T> {
  const { transaction, isLost } = transactionOn(client, place.workspaceId)
  try {
    await start(client, opening, place)
    const result = await work(transaction)
    assert(!isLost(), 'a COPY was read to its end')
    await commit(client)
    return result
  } catch (error) {
    if (isLost()) client.unusable = true
    else await client.query('rollback').catch(() => Object.assign(client, { unusable: true }))
    throw error
  }
}

// Both statements leave in one packet: a round trip costs more than row-level security.
async function start(client: PoolClient, opening: string, { workspaceId, settings }: Place): Promise<void> {
  const opened = client.query(opening)
  if (workspaceId === '') return void (await opened)
  const given = Object.entries({ 'app.workspace_id': workspaceId, ...settings })
  const calls = given.map((_, n) => `set_config($${2 * n + 1}, $${2 * n + 2}, true)`)
  await Promise.all([opened, client.query(`select ${calls.join(', ')}`, given.flat())])
}

const passedOver = 'A query of this transaction failed and the failure was passed over; nothing was written'

// What comes last in a failed transaction is refused without the reason.
function sayWhatWasPassedOver(error: unknown): never {
  throw (error as { code?: string }).code === '25P02' ? new Error(passedOver, { cause: error }) : error
}

// PostgreSQL answers the commit of a failed transaction with a rollback and no error.
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command !== 'COMMIT') throw new Error(passedOver)
}
