import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { rooms } from '../../architecture/rooms.js'
import { checkServer } from '../../src/platform/database/check-server.js'
import { launchPostgres } from '../../src/platform/database/embedded/launch-postgres.js'
import { loadMigrations } from '../../src/platform/database/migrations/load-migrations.js'
import { migrate } from '../../src/platform/database/migrations/migrate.js'
import { openHome } from '../../src/platform/home/index.js'
import { homePrefix, removeHome, sweepHomes } from './sweep-homes.js'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A login that may create databases, and the migrated template to make them from. */
    postgres: { readonly url: string; readonly template: string }
  }
}

/** One PostgreSQL per test run: the server of MAINSTAY_TEST_DATABASE_URL, or an embedded one in a temporary home. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweepHomes()
  const server = await startServer()
  const template = `mainstay_template_${randomBytes(4).toString('hex')}`
  try {
    await makeTemplate(server.url, template)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('postgres', { url: server.url, template })
  return async () => {
    try {
      if (server.outlivesRun)
        await asAdministrator(server.url, (client) => client.query(`drop database if exists ${template}`))
    } finally {
      await server.stop()
    }
  }
}

type Server = { readonly url: string; readonly outlivesRun: boolean; stop(): Promise<void> }

async function startServer(): Promise<Server> {
  const url = process.env.MAINSTAY_TEST_DATABASE_URL
  if (url) {
    const { version } = await checkServer(url)
    console.log(`The tests run on PostgreSQL ${version} of MAINSTAY_TEST_DATABASE_URL.`)
    return { url, outlivesRun: true, stop: async () => undefined }
  }
  const path = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
  try {
    const embedded = await launchPostgres(await openHome({ MAINSTAY_HOME: path }), { durable: false })
    const stop = (): Promise<void> => embedded.release().finally(() => removeHome(path))
    return { url: embedded.url, outlivesRun: false, stop }
  } catch (error) {
    await removeHome(path)
    throw error
  }
}

async function makeTemplate(url: string, template: string): Promise<void> {
  await asAdministrator(url, (client) => client.query(`create database ${template} encoding 'UTF8' template template0`))
  const ofTemplate = new URL(url)
  ofTemplate.pathname = `/${template}`
  const sources = join(import.meta.dirname, '..', '..', 'src')
  await migrate(ofTemplate.href, await loadMigrations(sources, rooms))
  await asAdministrator(url, (client) => client.query(`alter database ${template} with allow_connections false`))
}

async function asAdministrator(url: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
