import { Failure } from '../failure.js'
import type { Home } from '../home/index.js'
import { checkServer } from './check-server.js'
import type { Addresses } from './embedded/ensure-database.js'
import { launchPostgres } from './embedded/launch-postgres.js'

/** The database that this process works with, until it is released. */
export type FoundDatabase = Addresses & {
  readonly source: 'embedded' | 'server'
  /** After a crash of the embedded PostgreSQL: starts it again; gives the addresses to use from now on. */
  revive(): Promise<Addresses>
  release(): Promise<void>
}

/**
 * The server that DATABASE_URL names, with the app's own login of MAINSTAY_APP_DATABASE_URL, or else the home's embedded
 * PostgreSQL. Fails as `database-unavailable` or `disk-full`.
 */
export async function findDatabase(home: Home, environment: NodeJS.ProcessEnv = process.env): Promise<FoundDatabase> {
  const url = environment.DATABASE_URL?.trim()
  const ofApp = environment.MAINSTAY_APP_DATABASE_URL?.trim()
  if (!url) {
    if (ofApp) throw new Failure('database-unavailable', appUrlAlone)
    return { ...(await launchPostgres(home)), source: 'embedded' }
  }
  await checkServer(url)
  const addresses = { url, appUrl: ofApp || url }
  return { ...addresses, source: 'server', revive: async () => addresses, release: async () => undefined }
}

const appUrlAlone =
  'MAINSTAY_APP_DATABASE_URL is set and DATABASE_URL is not. Set DATABASE_URL to the same database with the login that makes the tables, or unset both to use the embedded PostgreSQL.'
