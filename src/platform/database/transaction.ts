import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { assert } from '#foundation'
import { copyCells } from './copy-cells.js'

/** A row as the driver gives it: columns by name. */
export type Row = object

/** The answer to a query: its rows, and how many rows it returned or changed. */
export type Answer<R> = { readonly rows: R[]; readonly rowCount: number }

/** Something that answers queries: a transaction, or the database (each query for itself). */
export type Queryable = {
  query<R extends Row = Record<string, unknown>>(sql: string, parameters?: readonly unknown[]): Promise<Answer<R>>
}

/** One transaction. Queries that are not awaited are sent without waiting for the ones before (in order). */
export type Transaction = Queryable & {
  /** Reads a long answer in batches through a server-side cursor. */
  rows<R extends Row = Record<string, unknown>>(
    sql: string,
    parameters?: readonly unknown[],
    batchSize?: number,
  ): AsyncIterable<R[]>
  /** Runs `copy … from stdin` with the given text or bytes; gives the number of rows. Refused by tables under row-level security: copy into a temporary table. */
  copyIn(sql: string, source: CopySource): Promise<number>
  /** Runs `copy … to stdout` (text format) and gives runs of rows, each as its cells; null is NULL. Not read to its end, it loses the connection and so the transaction. */
  copyOut(sql: string): AsyncIterable<(string | null)[][]>
  /** As `copyOut`, the bytes as they come. */
  copyOutBytes(sql: string): AsyncIterable<Uint8Array>
  /** Waits for the workspace's turn of this name and keeps it until the transaction ends. */
  lockWorkspace(name: string): Promise<void>
  /** As `lockWorkspace`, but gives false instead of waiting. */
  tryLockWorkspace(name: string): Promise<boolean>
}

/** What `copyIn` takes: pieces of text or bytes; a piece may hold many rows. */
export type CopySource = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>

type Port = {
  readonly client: PoolClient
  /** Queries sent and not yet answered. */
  underWay: number
  copying: boolean
  /** The connection must not be used again. */
  lost: boolean
}

/** The typed handle over a client inside an open transaction; `isLost` says that the client must not be used again. */
export function transactionOn(
  client: PoolClient,
  workspaceId: string,
): { transaction: Transaction; isLost: () => boolean } {
  const port: Port = { client, underWay: 0, copying: false, lost: false }
  const transaction: Transaction = {
    query: (sql, parameters) => askThrough(port, sql, parameters),
    rows: (sql, parameters = [], batchSize = 1000) => readBatches(port, sql, parameters, batchSize),
    copyIn: (sql, source) => writeCopy(port, sql, source),
    copyOut: (sql) => copyCells(readCopy(port, sql)),
    copyOutBytes: (sql) => readCopy(port, sql),
    lockWorkspace: async (name) => {
      await askThrough(port, 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${workspaceId}/${name}`])
    },
    tryLockWorkspace: async (name) => {
      const sql = 'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as locked'
      const { rows } = await askThrough<{ locked: boolean }>(port, sql, [`${workspaceId}/${name}`])
      return rows[0]?.locked === true
    },
  }
  return { transaction, isLost: () => port.lost }
}

/** One query through the driver. */
export async function ask<R extends Row>(
  client: Pick<PoolClient, 'query'>,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Answer<R>> {
  const { rows, rowCount } = await client.query<R>(sql, [...parameters])
  return { rows, rowCount: rowCount ?? 0 }
}

async function askThrough<R extends Row>(
  port: Port,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Answer<R>> {
  // It would wait for the COPY, and the COPY perhaps for it.
  assert(!port.copying, 'a transaction is not asked anything while its COPY runs')
  port.underWay += 1
  try {
    return await ask<R>(port.client, sql, parameters)
  } finally {
    port.underWay -= 1
  }
}

let cursors = 0

async function* readBatches<R extends Row>(
  port: Port,
  sql: string,
  parameters: readonly unknown[],
  batchSize: number,
): AsyncIterable<R[]> {
  assert(Number.isInteger(batchSize) && batchSize > 0, 'a batch has at least one row')
  const name = `mainstay_cursor_${++cursors}`
  const fetchBatch = (): Promise<Answer<R>> => handled(askThrough<R>(port, `fetch ${batchSize} from ${name}`))
  await askThrough(port, `declare ${name} no scroll cursor for ${sql}`, parameters)
  let next = fetchBatch()
  try {
    for (;;) {
      const { rows } = await next
      if (rows.length === batchSize) next = fetchBatch()
      if (rows.length > 0) yield rows
      if (rows.length < batchSize) return
    }
  } finally {
    await next.catch(() => undefined)
    // Fails where the transaction has failed; then the cursor is gone anyway.
    await askThrough(port, `close ${name}`).catch(() => undefined)
  }
}

// The answer is fetched ahead, so nobody may be waiting for it when it fails.
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

async function writeCopy(port: Port, sql: string, source: CopySource): Promise<number> {
  await beginCopy(port)
  try {
    const stream = port.client.query(copyFrom(sql))
    await pipeline(Readable.from(source, { objectMode: true, highWaterMark: 2 }), stream)
    return stream.rowCount
  } finally {
    await endCopy(port)
  }
}

async function* readCopy(port: Port, sql: string): AsyncIterable<Uint8Array> {
  await beginCopy(port)
  let ended = false
  try {
    const stream = port.client.query(copyTo(sql))
    stream.once('end', () => {
      ended = true
    })
    stream.once('error', () => {
      ended = true
    })
    for await (const bytes of stream) yield bytes as Uint8Array
  } finally {
    // An answer not read to its end blocks the connection for good: not even a rollback passes.
    if (ended) await endCopy(port)
    else port.lost = true
  }
}

/** COPY cannot share the connection with queries under way, so waits for those and sends one at a time from here. */
async function beginCopy(port: Port): Promise<void> {
  assert(!port.copying, 'a transaction runs one COPY at a time')
  port.copying = true
  try {
    do await port.client.query('')
    while (port.underWay > 0)
  } catch (error) {
    port.copying = false
    throw error
  }
  setPipelining(port.client, false)
}

// The empty query is answered when the server has done with the COPY, failed or not.
async function endCopy(port: Port): Promise<void> {
  await port.client.query('').catch(() => undefined)
  setPipelining(port.client, true)
  port.copying = false
}

// The driver reads this flag at each query.
function setPipelining(client: PoolClient, on: boolean): void {
  ;(client as { pipeline: boolean }).pipeline = on
}
