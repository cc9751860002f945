import { existsSync } from 'node:fs'
import { type Database, openDatabase, type Queryable, type Transaction } from '../database/index.js'
import { Failure } from '../failure.js'
import { encryptAge } from './age.js'
import type { BackupHeader } from './backup-header.js'
import { columnsInSql, inSql, ownSequences, ownTables } from './read-snapshot.js'
import { writeWholeFile } from './write-file.js'
import { writeParts } from './write-parts.js'

/** What a backup is taken with. */
export type BackupOrder = {
  readonly url: string
  /** Where it goes; must not be there yet. */
  readonly file: string
  /** Encrypts it. */
  readonly passphrase?: string
  readonly programVersion: string
  /** The caller keeps the schema from changing; without it migrations wait until the backup is taken. */
  readonly holdsSchema?: boolean
  readonly progress: (done: number, total: number | null, phase: string) => void
  readonly signal: AbortSignal
}

/** What was taken. */
export type TakenBackup = { readonly rows: number; readonly tables: number; readonly takenAt: string }

/**
 * Writes one consistent snapshot of everything that the program keeps in the database to a file, while it is used. The
 * file is there when it is whole, or not at all. Fails as `name-taken`, `not-found`, `forbidden`, `disk-full`.
 */
export async function takeBackup(order: BackupOrder): Promise<TakenBackup> {
  if (existsSync(order.file)) {
    throw new Failure('name-taken', `${order.file} is there already. Name another file, or move it away.`)
  }
  const database = openDatabase({ url: order.url, role: 'mainstay_owner', poolSize: 2 })
  try {
    await refuseUnprepared(database)
    if (order.holdsSchema) return await database.read((snapshot) => writeSnapshot(snapshot, order))
    // The lock must be held before the snapshot is taken, so on a connection of its own.
    return await database.transaction(async (holding) => {
      await holding.query("select pg_advisory_xact_lock_shared(hashtextextended('mainstay migrate', 0))")
      return await database.read((snapshot) => writeSnapshot(snapshot, order))
    })
  } finally {
    await database.close()
  }
}

async function refuseUnprepared(database: Database): Promise<void> {
  const isPrepared = `select to_regclass('platform.migration') is not null as there`
  const { rows } = await database.query<{ there: boolean }>(isPrepared).catch(withoutRole)
  if (!rows[0]?.there) {
    throw new Failure('not-found', 'There is nothing to back up: this database was never used by Mainstay.')
  }
}

// Where even the role is missing, nobody has started Mainstay on this server.
function withoutRole(error: unknown): { rows: { there: boolean }[] } {
  if (error instanceof Error && /role "mainstay_owner" does not exist/.test(error.message)) return { rows: [] }
  throw error
}

async function writeSnapshot(snapshot: Transaction, order: BackupOrder): Promise<TakenBackup> {
  await snapshot.query('set local statement_timeout = 0')
  await snapshot.query('set local idle_in_transaction_session_timeout = 0')
  await snapshot.query("set local bytea_output = 'hex'")
  await snapshot.query("set local intervalstyle = 'postgres'")
  await snapshot.query('set local extra_float_digits = 1')
  const header = await describe(snapshot, order.programVersion)
  let rows = 0
  const parts = writeParts(
    header,
    (index) => {
      const table = header.tables[index]
      if (!table) throw new Error('Broken promise: only tables of the header are asked for')
      return snapshot.copyOutBytes(`copy ${inSql(table)} ${columnsInSql(table)} to stdout`)
    },
    (count) => {
      order.signal.throwIfAborted()
      rows = count
      order.progress(count, null, 'Saving rows')
    },
  )
  await writeWholeFile(order.file, order.passphrase === undefined ? parts : encryptAge(parts, order.passphrase))
  return { rows, tables: header.tables.length, takenAt: header.takenAt }
}

async function describe(queryable: Queryable, programVersion: string): Promise<BackupHeader> {
  const { rows } = await queryable.query<{ takenAt: string; postgresVersion: string }>(
    `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "takenAt",
            current_setting('server_version') as "postgresVersion"`,
  )
  const about = rows[0]
  if (!about) throw new Error('Broken promise: the server tells its version')
  const { rows: migrations } = await queryable.query<BackupHeader['migrations'][number]>(
    'select room, name, checksum from platform.migration order by room, name',
  )
  const tables = await ownTables(queryable)
  return { programVersion, ...about, migrations, tables, sequences: await ownSequences(queryable) }
}
