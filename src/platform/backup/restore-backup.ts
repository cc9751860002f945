import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { applyFirst, applyMissing, asMigrator, checksumOf, type Migration } from '../database/migrations/migrate.js'
import { Failure } from '../failure.js'
import type { BackupHeader } from './backup-header.js'
import { type BackupFile, newer, openBackup, verifyBackup } from './open-backup.js'
import { columnsInSql, holdsData, inSql, ownTables, quoted } from './read-snapshot.js'
import { setGuardsAside } from './set-guards-aside.js'

/** Something that a room does to restored data before anybody sees them, in the transaction that brings them. */
export type AfterRestore = (client: Pick<Client, 'query'>) => Promise<void>

/** A backup that was read to its end, so it is whole, and that this program can restore. */
export type CheckedBackup = {
  readonly file: BackupFile
  readonly header: BackupHeader
  readonly rows: number
  /** All of this program, and those of them that the backup's database had. */
  readonly migrations: { readonly all: readonly Migration[]; readonly had: readonly Migration[] }
}

type Progress = (done: number, total: number | null, phase: string) => void

/** What a backup is restored with. */
export type RestoreOrder = {
  readonly url: string
  readonly afterRestore: readonly AfterRestore[]
  readonly progress: Progress
  readonly signal: AbortSignal
}

/**
 * Reads a whole backup and checks that it can be restored, before any database is touched. Fails as `openBackup` does, and
 * as `migration-refused` where the backup is of a newer program.
 */
export async function checkBackup(
  file: BackupFile,
  migrations: readonly Migration[],
  progress: Progress,
): Promise<CheckedBackup> {
  const { header, rows } = await verifyBackup(file, progress)
  return { file, header, rows, migrations: { all: migrations, had: migrationsOf(header, migrations, file.path) } }
}

/**
 * Brings a backup into an empty database, whatever PostgreSQL from 15 on and whatever earlier version of the program it
 * was taken from. All of it is one transaction: the tables as they were then, the rows, the migrations since. Fails as
 * `conflict` where the database is not empty, as `busy` where it is used, as `disk-full`.
 */
export async function restoreBackup(backup: CheckedBackup, order: RestoreOrder): Promise<void> {
  await asMigrator(order.url, async (client) => {
    await client.query('begin')
    await client.query("set local statement_timeout = 0; set local lock_timeout = '10s'; set local timezone = 'UTC'")
    await client.query("set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'")
    await clear(client)
    await applyFirst(client, backup.migrations.had)
    await load(client, backup, order)
    await applyMissing(client, backup.migrations.all)
    for (const reapply of order.afterRestore) await reapply(client)
    for (const table of await ownTables(client)) await client.query(`analyze ${inSql(table)}`)
    await client.query('commit')
  })
}

/** The migrations that the backup's database had, in the order of this program. */
function migrationsOf(header: BackupHeader, migrations: readonly Migration[], path: string): Migration[] {
  const nameOf = ({ room, name }: { room: string; name: string }): string => `${room}/${name}`
  const listed = new Map(header.migrations.map((step) => [nameOf(step), step.checksum]))
  const known = migrations.filter((migration) => listed.has(nameOf(migration)))
  if (known.length < listed.size) throw newer(path)
  const changed = known.find((migration) => listed.get(nameOf(migration)) !== checksumOf(migration))
  if (changed) {
    const sentence = `The migration ${nameOf(changed)} has other content than in the Mainstay that took ${path}. Nothing was changed. Restore it with that version.`
    throw new Failure('migration-refused', sentence)
  }
  return known
}

// A database that was only started has the newest tables; those of the backup may be older.
async function clear(client: Client): Promise<void> {
  const tables = await ownTables(client)
  try {
    if (tables.length > 0) await client.query(`lock table ${tables.map(inSql).join(', ')} in access exclusive mode`)
  } catch (error) {
    if ((error as { code?: string }).code !== '55P03') throw error
    throw new Failure('busy', 'Somebody uses this database. Nothing was changed. Stop Mainstay, then restore.')
  }
  if (await holdsData(client)) {
    const sentence =
      'The database is not empty. Nothing was changed. Restore into a new one: name another folder with MAINSTAY_HOME, or another database with DATABASE_URL.'
    throw new Failure('conflict', sentence)
  }
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname::text as name from pg_namespace n join pg_roles r on r.oid = n.nspowner where r.rolname = 'mainstay_owner'`,
  )
  for (const { name } of rows) await client.query(`drop schema ${quoted(name)} cascade`)
}

async function load(client: Client, { file, header, rows: total }: CheckedBackup, order: RestoreOrder): Promise<void> {
  const bringBack = await setGuardsAside(client)
  const parts = openBackup(file)[Symbol.asyncIterator]()
  let rows = 0
  let next = await parts.next()
  async function* blocksOf(table: number): AsyncIterable<Uint8Array> {
    while (!next.done && next.value.part === 'rows' && next.value.table === table) {
      order.signal.throwIfAborted()
      yield next.value.bytes
      rows += next.value.rows
      order.progress(rows, total, 'Restoring rows')
      next = await parts.next()
    }
  }
  try {
    while (!next.done) {
      const table = next.value.part === 'rows' ? header.tables[next.value.table] : undefined
      if (next.value.part !== 'rows' || !table) next = await parts.next()
      else {
        const stream = client.query(copyFrom(`copy ${inSql(table)} ${columnsInSql(table)} from stdin`))
        await pipeline(Readable.from(blocksOf(next.value.table), { highWaterMark: 1 }), stream)
      }
    }
  } finally {
    await parts.return?.()
  }
  for (const sequence of header.sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [inSql(sequence), sequence.last, sequence.isCalled])
  }
  await bringBack()
}
