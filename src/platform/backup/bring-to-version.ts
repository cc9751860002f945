import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { type Migrated, type Migration, migrate } from '../database/migrations/migrate.js'
import type { Home } from '../home/index.js'
import { holdsData } from './read-snapshot.js'
import { takeBackup } from './take-backup.js'

/** How a database is brought to the version of this program. */
export type UpgradeOrder = {
  readonly url: string
  readonly home: Home
  readonly migrations: readonly Migration[]
  readonly programVersion: string
  /** False for servers that have backups of their own. */
  readonly withBackup: boolean
  readonly passphrase?: string
  /** Hears what is done, as a sentence. */
  say(sentence: string): void
}

const backupsKept = 3

/**
 * Applies the migrations that are missing. A database that holds data is backed up first, into `backups` of the home;
 * the last three of these are kept. An upgrade that was broken off goes on from where it was, under the backup that was
 * taken when it began. Fails as `migrate` and `takeBackup` do.
 */
export function bringToVersion(order: UpgradeOrder): Promise<Migrated> {
  return migrate(order.url, order.migrations, {
    before: (client) => backUpFirst(client, order),
    after: async (client) => {
      if ((await underWay(client)) === null) return
      await client.query('drop table platform.upgrade')
      await dropOldBackups(folderIn(order.home))
    },
  })
}

async function backUpFirst(client: Client, order: UpgradeOrder): Promise<void> {
  const earlier = await underWay(client)
  if (earlier !== null) {
    const sentence = `An upgrade that was broken off goes on. The backup from before it is ${earlier}.`
    order.say(sentence)
    return
  }
  if (!order.withBackup || !(await holdsData(client))) return
  const folder = folderIn(order.home)
  // Where it cannot be made, writing the file says why.
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(() => undefined)
  const moment = new Date().toISOString().replace(/[-:.]/g, '')
  const file = join(folder, `before-${order.programVersion}-${moment}.backup`)
  const sentence = `Taking a backup before the upgrade to Mainstay ${order.programVersion}: ${file}`
  order.say(sentence)
  const { url, passphrase, programVersion } = order
  const { signal } = new AbortController()
  await takeBackup({ url, file, passphrase, programVersion, holdsSchema: true, progress: () => undefined, signal })
  await client.query(`create table platform.upgrade as select ${client.escapeLiteral(file)} as backup`)
}

/** The backup of the upgrade that has begun and not ended; null if there is none. */
async function underWay(client: Client): Promise<string | null> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `select to_regclass('platform.upgrade') is not null as there`,
  )
  if (!found[0]?.there) return null
  const { rows } = await client.query<{ backup: string }>('select backup from platform.upgrade')
  return rows[0]?.backup ?? null
}

async function dropOldBackups(folder: string): Promise<void> {
  const momentOf = (name: string): string => /-(\d{8}T\d{9}Z)\.backup$/.exec(name)?.[1] ?? ''
  const names = (await readdir(folder).catch(() => [])).filter((name) => /^before-.+-\d{8}T\d{9}Z\.backup$/.test(name))
  names.sort((a, b) => (momentOf(a) < momentOf(b) ? 1 : -1))
  for (const name of names.slice(backupsKept)) await rm(join(folder, name), { force: true })
}

function folderIn(home: Home): string {
  return join(home.path, 'backups')
}
