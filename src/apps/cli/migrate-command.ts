import type { House } from '../house.js'
import type { OwnCommand } from './command-tree.js'
import { refuseFarServer } from './far-server.js'

/** For servers that have backups of their own. */
export const noBackupOption = [
  '--no-backup',
  'Bring the database to this version without a backup first.',
] as const satisfies readonly [string, string]

/** `mainstay migrate`: what every start does first, alone. */
export function migrateCommand(openHouse: (how: { readonly withBackup: boolean }) => Promise<House>): OwnCommand {
  return {
    words: ['migrate'],
    summary: 'Bring the database to this version; where it holds data, after a backup.',
    configure: (command) => {
      command.option(...noBackupOption)
    },
    async run(options, { speak }) {
      refuseFarServer(process.env)
      const house = await openHouse({ withBackup: options.backup !== false })
      await house.close()
      process.stdout.write(`${speak('The database fits this version.')}\n`)
      return 0
    },
  }
}
