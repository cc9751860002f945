import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  type Context,
  checkSeparation,
  claimServer,
  connectForJobs,
  type Database,
  findDatabase,
  type Home,
  type JobConnection,
  loadMigrations,
  migrate,
  openDatabase,
  openHome,
} from '#platform/server'
import { rooms } from '../../architecture/rooms.js'
import { root } from './root.js'

/** The home and its open database, for as long as a process works with them. */
export type House = {
  readonly home: string
  readonly database: Database
  /** What the administrator should mend; null if nothing. */
  readonly warning: string | null
  /** A connection beside the pool, for the progress of jobs. */
  connectForJobs(): Promise<JobConnection>
  /** Starts a crashed embedded database again. */
  heal(): Promise<void>
  /** For the server: tells other commands where it answers. */
  announce(address: string): void
  /** Closes the connections; the last one out stops the embedded database. */
  close(): Promise<void>
}

/** Opens the home, its database, brought to this version. The one server of a home claims it. */
export async function openHouse(how: { readonly asServer: boolean }): Promise<House> {
  const home = await openHome()
  const claim = how.asServer ? await claimServer(home) : undefined
  try {
    const found = await findDatabase(home)
    try {
      await migrate(found.url, await loadMigrations(migrationsFolder(), rooms))
      const { warning } = await checkSeparation(found)
      return furnish(home, found, claim, warning)
    } catch (error) {
      await found.release()
      throw error
    }
  } catch (error) {
    claim?.release()
    throw error
  }
}

type Claim = Awaited<ReturnType<typeof claimServer>>
type Found = Awaited<ReturnType<typeof findDatabase>>

function furnish(home: Home, found: Found, claim: Claim | undefined, warning: string | null): House {
  let url = found.appUrl
  let database = openDatabase({ url, role: 'mainstay_app' })
  let healing: Promise<void> | undefined
  const revive = async () => {
    const now = await found.revive()
    if (now === url) return
    const before = database
    url = now
    database = openDatabase({ url, role: 'mainstay_app' })
    await before.close()
  }
  return {
    home: home.path,
    warning,
    get database() {
      return database
    },
    connectForJobs: () => connectForJobs(url),
    heal() {
      healing ??= revive().finally(() => {
        healing = undefined
      })
      return healing
    },
    announce: (address) => claim?.announce(address),
    async close() {
      await database.close()
      claim?.release()
      await found.release()
    },
  }
}

// Beside the bundle when this is one, in the source tree otherwise.
function migrationsFolder(): string {
  const bundled = join(dirname(fileURLToPath(import.meta.url)), 'migrations')
  return existsSync(bundled) ? bundled : join(root, 'src')
}

/** The context of one call. Without a house: for actions that need no database. */
export function contextIn(
  house: House | undefined,
  call: Pick<Context, 'caller' | 'requestId' | 'signal' | 'progress'>,
): Context {
  return {
    ...call,
    get database(): Database {
      if (!house) throw new Error('Broken promise: an action without needsDatabase leaves the database alone')
      return house.database
    },
    clock: () => new Date().toISOString(),
    home: house?.home ?? '',
    actor: call.caller.actor,
  }
}
