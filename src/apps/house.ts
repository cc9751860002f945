import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { appendAuditEntry, openSignIn, reachIn, readSignInSettings, type SignIn } from '#access/server'
import { maintainPlans } from '#plans/server'
import {
  bringToVersion,
  type Context,
  checkSeparation,
  claimServer,
  connectForJobs,
  type Database,
  findDatabase,
  findServer,
  type Home,
  type JobConnection,
  keepWithCommit,
  loadMigrations,
  type Migration,
  openDatabase,
  openHome,
  openLibraryPool,
  type Transaction,
} from '#platform/server'
import { rooms } from '../../architecture/rooms.js'
import { atMost } from './at-most.js'
import { root } from './root.js'
import { version } from './version.js'

/** The home and its open database, for as long as a process works with them. */
export type House = {
  readonly home: string
  readonly database: Database
  /** It is on a server of its own, which others use too. */
  readonly isShared: boolean
  /** How people sign in to what is in it. */
  readonly signIn: SignIn
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

/** How to open a house. */
export type Opening = {
  readonly asServer: boolean
  /** False where an upgrade needs no backup first. */
  readonly withBackup?: boolean
  /** Hears what is done before the house is open, as a sentence. */
  say(sentence: string): void
}

/** Opens the home, its database, brought to this version. The one server of a home claims it. */
export async function openHouse(how: Opening): Promise<House> {
  const home = await openHome()
  const claim = how.asServer ? await claimServer(home) : undefined
  try {
    const found = await findDatabase(home)
    try {
      await bringToVersion({
        url: found.url,
        home,
        migrations: await knownMigrations(),
        programVersion: version(),
        withBackup: how.withBackup ?? true,
        passphrase: process.env.MAINSTAY_BACKUP_PASSPHRASE || undefined,
        say: how.say,
      })
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

const patienceMs = 5000

type Claim = Awaited<ReturnType<typeof claimServer>>
type Found = Awaited<ReturnType<typeof findDatabase>>

function furnish(home: Home, found: Found, claim: Claim | undefined, warning: string | null): House {
  let address = findServer(home)?.url ?? 'http://localhost:7600'
  const settings = () => readSignInSettings(process.env, home.path, address)
  const open = ({ url, appUrl }: Pick<Found, 'url' | 'appUrl'>) => {
    const database = openDatabase({
      url: appUrl,
      role: 'mainstay_app',
      beforeCommit: endTransaction,
      settingsIn: reachIn,
    })
    const pool = openLibraryPool({ url, role: 'mainstay_sign_in', schema: 'access' })
    const signIn = openSignIn(pool, database, settings)
    return { url: appUrl, database, signIn, close: () => signIn.close().then(database.close) }
  }
  let now = open(found)
  let healing: Promise<void> | undefined
  const revive = async () => {
    const revived = await found.revive()
    if (revived.appUrl === now.url) return
    const before = now
    now = open(revived)
    await before.close()
  }
  return {
    home: home.path,
    isShared: found.source === 'server',
    warning,
    get database() {
      return now.database
    },
    get signIn() {
      return now.signIn
    },
    connectForJobs: () => connectForJobs(now.url),
    heal() {
      healing ??= revive().finally(() => {
        healing = undefined
      })
      return healing
    },
    announce(url) {
      address = url
      claim?.announce(url)
    },
    async close() {
      // A transaction that does not end is cut off with the process, and so taken back.
      await atMost(patienceMs, now.close())
      claim?.release()
      await found.release()
    },
  }
}

/** Every migration of this program, in the order of the rooms. */
export function knownMigrations(): Promise<Migration[]> {
  return loadMigrations(migrationsFolder(), rooms)
}

// Beside the bundle when this is one, in the source tree otherwise.
function migrationsFolder(): string {
  const bundled = join(dirname(fileURLToPath(import.meta.url)), 'migrations')
  return existsSync(bundled) ? bundled : join(root, 'src')
}

// The gaps of plans follow what the transaction recorded. Under an Idempotency-Key a write and the key go in together;
// so do a job's write and the word that it is there.
async function endTransaction(inside: Transaction, workspaceId: string, result: unknown): Promise<void> {
  await maintainPlans(inside, workspaceId)
  await keepWithCommit(inside, result)
  await appendAuditEntry(inside, workspaceId)
}

/** The context of one call. Without a house: for actions that need no database. */
export function contextIn(
  house: House | undefined,
  call: Pick<Context, 'caller' | 'requestId' | 'signal' | 'progress' | 'speak'>,
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
