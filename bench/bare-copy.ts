import { createReadStream } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { pipeline } from 'node:stream/promises'
import { Client } from 'pg'
import { from } from 'pg-copy-streams'

/**
 * Copies the same lines, as they are, into one table with the same keys as ours (one by account and line, one by
 * the source's key), unvalidated: the least that any import costs. Returns milliseconds.
 */
export async function bareCopy(url: string, file: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('drop table if exists bench_line')
    await client.query(
      `create table bench_line (
         workspace_id uuid not null default '00000000-0000-0000-0000-000000000001',
         ref text not null, account text not null, product text, start_day date not null, end_day date,
         quantity numeric, price numeric, period text, currency text,
         primary key (workspace_id, account, ref), unique (workspace_id, ref))`,
    )
    const started = performance.now()
    const columns = 'ref, account, product, start_day, end_day, quantity, price, period, currency'
    await pipeline(
      createReadStream(file),
      client.query(from(`copy bench_line (${columns}) from stdin (format csv, header)`)),
    )
    const ms = performance.now() - started
    await client.query('drop table bench_line')
    return ms
  } finally {
    await client.end()
  }
}
