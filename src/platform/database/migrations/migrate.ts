import { createHash } from 'node:crypto'
import { Client } from 'pg'
import { Failure } from '../../failure.js'
import { explainDatabaseError } from '../database-errors.js'
import { prepareRoles } from './prepare-roles.js'

/** One numbered, forward-only step of a room's schema. */
export type Migration = {
  readonly room: string
  /** `0001-words`. */
  readonly name: string
  readonly sql: string
}

/** What `migrate` did: names as `room/0001-words`. */
export type Migrated = { readonly applied: readonly string[] }

type Applied = { readonly room: string; readonly name: string; readonly checksum: string }

/** What else is done around an upgrade, on the connection that applies the migrations. */
export type AroundUpgrade = {
  /** Before the first of the migrations that are missing, where some are applied already. */
  before(client: Client): Promise<void>
  /** When none is missing any more. */
  after(client: Client): Promise<void>
}

/**
 * Brings the database to this version: applies what is missing, in the given order, each in a transaction of its
 * own, as `mainstay_owner`. Several starters take turns. Fails as `migration-refused` if the database was made
 * by a newer Mainstay or an applied migration has changed since.
 */
export function migrate(url: string, migrations: readonly Migration[], around?: AroundUpgrade): Promise<Migrated> {
  return asMigrator(url, async (client) => {
    await prepareRecord(client)
    const applied = await readApplied(client)
    const pending = plan(applied, migrations)
    if (applied.length > 0 && pending.length > 0) await around?.before(client)
    for (const migration of pending) await apply(client, migration)
    await around?.after(client)
    return { applied: pending.map(nameOf) }
  })
}

/** Works as `mainstay_owner` on a connection of its own, while nobody else migrates or restores the database. */
export async function asMigrator<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'mainstay migrate',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query("select pg_advisory_lock(hashtextextended('mainstay migrate', 0))")
    await prepareRoles(client)
    return await work(client)
  } catch (error) {
    throw explainDatabaseError(error)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Applies migrations to a database without any, inside the transaction that the connection is in. */
export async function applyFirst(client: Client, migrations: readonly Migration[]): Promise<void> {
  await prepareRecord(client)
  for (const migration of migrations) await applyHere(client, migration)
}

/** Applies what is missing inside the transaction that the connection is in. */
export async function applyMissing(client: Client, migrations: readonly Migration[]): Promise<void> {
  for (const migration of plan(await readApplied(client), migrations)) await applyHere(client, migration)
}

async function prepareRecord(client: Client): Promise<void> {
  await client.query(`
    create schema if not exists platform;
    create table if not exists platform.migration (
      room text not null,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now(),
      primary key (room, name)
    );
    revoke insert, update, delete on platform.migration from mainstay_app;`)
}

async function readApplied(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(
    'select room, name, checksum from platform.migration order by room, name',
  )
  return rows
}

function plan(applied: readonly Applied[], migrations: readonly Migration[]): Migration[] {
  const known = new Map(migrations.map((migration) => [nameOf(migration), migration]))
  for (const step of applied) {
    const migration = known.get(nameOf(step))
    if (!migration) {
      throw refused(
        `The database was made by a newer Mainstay: it has the migration ${nameOf(step)}, which this version does not know. Start the newer version, or restore a backup of the older one.`,
      )
    }
    if (checksumOf(migration) !== step.checksum) {
      throw refused(
        `The migration ${nameOf(step)} was applied to this database with other content. Applied migrations never change: put the file back and write a new one.`,
      )
    }
  }
  const names = new Set(applied.map(nameOf))
  const pending = migrations.filter((migration) => !names.has(nameOf(migration)))
  for (const migration of pending) refuseGap(migration, applied)
  return pending
}

function refuseGap(migration: Migration, applied: readonly Applied[]): void {
  const later = applied.find((step) => step.room === migration.room && step.name > migration.name)
  if (later)
    throw refused(
      `The migration ${nameOf(migration)} comes before ${nameOf(later)}, which this database already has. Give it a higher number.`,
    )
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await applyHere(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const explained = explainDatabaseError(error)
    if (explained instanceof Failure) throw explained
    throw new Error(`The migration ${nameOf(migration)} failed: ${(error as Error).message}`, { cause: error })
  }
}

async function applyHere(client: Client, migration: Migration): Promise<void> {
  await client.query(migration.sql)
  await client.query('insert into platform.migration (room, name, checksum) values ($1, $2, $3)', [
    migration.room,
    migration.name,
    checksumOf(migration),
  ])
}

/** What an applied migration is known again by. A checkout on Windows may end its lines otherwise; that is no change. */
export function checksumOf(migration: Migration): string {
  return createHash('sha256').update(migration.sql.replaceAll('\r\n', '\n')).digest('hex')
}

function nameOf(step: { readonly room: string; readonly name: string }): string {
  return `${step.room}/${step.name}`
}

function refused(sentence: string): Failure {
  return new Failure('migration-refused', sentence)
}
