import type { Home } from '../home/index.js'
import { checkServer } from './check-server.js'
import { launchPostgres } from './embedded/launch-postgres.js'

/** The database that this process works with, until it is released. */
export type FoundDatabase = {
  readonly url: string
  readonly source: 'embedded' | 'server'
  /** After a crash of the embedded PostgreSQL: starts it again; gives the URL to use from now on. */
  revive(): Promise<string>
  release(): Promise<void>
}

/** The server that DATABASE_URL names, or else the home's embedded PostgreSQL. Fails as `database-unavailable` or `disk-full`. */
export async function findDatabase(home: Home, environment: NodeJS.ProcessEnv = process.env): Promise<FoundDatabase> {
  const url = environment.DATABASE_URL?.trim()
  if (!url) {
    const embedded = await launchPostgres(home)
    return { url: embedded.url, source: 'embedded', revive: embedded.revive, release: embedded.release }
  }
  await checkServer(url)
  return { url, source: 'server', revive: async () => url, release: async () => undefined }
}
