import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { appendAuditEntry, reachIn } from '#access/server'
import { maintainPlans } from '#plans/server'
import { type Connection, type Database, openDatabase } from '../../src/platform/database/open-database.js'

/** A migrated database of a test file's own. */
export type TestDatabase = {
  /** Logs in as the owner of this database; act as `mainstay_app` or `mainstay_owner` with it. */
  readonly url: string
  /** As the app sees it: row-level security holds. */
  readonly app: Database
  /** As the owner of the tables sees it. */
  readonly owner: Database
  drop(): Promise<void>
}

/** Makes a database from the run's template. Drop it in `afterAll`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { url: serverUrl, template } = inject('postgres')
  const made = await make(serverUrl, template, endTransaction)
  // Rights on a database are not copied with it.
  await askServer(made.url, `grant create on database ${new URL(made.url).pathname.slice(1)} to mainstay_owner`)
  return made
}

/** Makes a database without any migration, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return make(inject('postgres').url, 'template0')
}

// As the program does, without what the edges keep with a commit.
const endTransaction: Connection['beforeCommit'] = async (inside, workspaceId) => {
  await maintainPlans(inside, workspaceId)
  await appendAuditEntry(inside, workspaceId)
}

async function make(
  serverUrl: string,
  template: string,
  beforeCommit?: Connection['beforeCommit'],
): Promise<TestDatabase> {
  const name = `mainstay_test_${process.pid}_${randomBytes(4).toString('hex')}`
  await askServer(serverUrl, `create database ${name} template ${template} strategy file_copy`)
  const ofDatabase = new URL(serverUrl)
  ofDatabase.pathname = `/${name}`
  const url = ofDatabase.href
  const app = openDatabase({ url, role: 'mainstay_app', beforeCommit, settingsIn: reachIn })
  const owner = openDatabase({ url, role: 'mainstay_owner' })
  return {
    url,
    app,
    owner,
    drop: async () => {
      await Promise.all([app.close(), owner.close()])
      await dropDatabase(serverUrl, name)
    },
  }
}

// Only a superuser may end the server's own autovacuum worker, which leaves by itself.
async function dropDatabase(serverUrl: string, name: string, attemptsLeft = 40): Promise<void> {
  try {
    await askServer(serverUrl, `drop database ${name} with (force)`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501' || attemptsLeft === 0) throw error
    await new Promise((resolve) => setTimeout(resolve, 250))
    await dropDatabase(serverUrl, name, attemptsLeft - 1)
  }
}

async function askServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
