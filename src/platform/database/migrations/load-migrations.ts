import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#foundation'
import type { Migration } from './migrate.js'

/** Reads `ROOM/store/migrations/NNNN-*.sql` of the rooms, in their order, from the source tree: for development and tests. */
export async function loadMigrations(sourceFolder: string, rooms: readonly string[]): Promise<Migration[]> {
  const migrations: Migration[] = []
  for (const room of rooms) {
    const folder = join(sourceFolder, room, 'store', 'migrations')
    if (!existsSync(folder)) continue
    for (const file of (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()) {
      assert(/^\d{4}-[a-z0-9-]+\.sql$/.test(file), `${join(folder, file)} is named NNNN-words.sql`)
      migrations.push({ room, name: file.slice(0, -'.sql'.length), sql: await readFile(join(folder, file), 'utf8') })
    }
  }
  return migrations
}
