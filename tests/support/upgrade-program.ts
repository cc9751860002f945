// A process of its own that brings the database of DATABASE_URL to a version with slow migrations that are told as JSON.
import { join } from 'node:path'
import { bringToVersion, loadMigrations, type Migration, openHome } from '#platform/server'
import { rooms } from '../../architecture/rooms.js'

const [version = '', more = '[]', ...options] = process.argv.slice(2)
const migrations = await loadMigrations(join(import.meta.dirname, '..', '..', 'src'), rooms)
const { applied } = await bringToVersion({
  url: process.env.DATABASE_URL ?? '',
  home: await openHome(),
  migrations: [...migrations, ...(JSON.parse(more) as Migration[])],
  programVersion: version,
  withBackup: !options.includes('--no-backup'),
  say: (sentence) => console.log(sentence),
})
console.log(JSON.stringify({ applied }))
