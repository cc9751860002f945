import { resolve } from 'node:path'
import {
  type AfterRestore,
  type Context,
  checkBackup,
  claimServer,
  Failure,
  findDatabase,
  isEncrypted,
  openHome,
  restoreBackup,
} from '#platform/server'
import { knownMigrations } from '../house.js'
import type { OwnCommand } from './command-tree.js'
import { createProgressLine } from './progress-line.js'
import { askPassphrase, passphraseOption, takePassphrase } from './take-passphrase.js'

/** What rooms do to restored data, in their order. */
const afterRestore: readonly AfterRestore[] = []

/** `mainstay restore FILE`. */
export function restoreCommand(signal: AbortSignal): OwnCommand {
  return {
    words: ['restore'],
    summary: 'Bring a backup into an empty database.',
    configure: (command) => {
      command.argument('<file>')
      command.option(...passphraseOption)
      command.option('--json', 'Print JSON alone.')
    },
    async run(options, { args, speak }) {
      const path = resolve(args[0] ?? '')
      let passphrase = await takePassphrase(options.passphraseFile)
      if ((await isEncrypted(path)) && passphrase === undefined && process.stdin.isTTY) {
        passphrase = await askPassphrase('What is the passphrase?', speak)
      }
      const line = createProgressLine(process.stderr, () => performance.now())
      const progress: Context['progress'] = (done, total, phase) => line.show(done, total, speak(phase))
      const backup = await checkBackup({ path, passphrase }, await knownMigrations(), progress).finally(line.clear)
      const home = await openHome()
      // A server that runs on this home would go on with what it knew before.
      const claim = await claimServer(home)
      try {
        const found = await findDatabase(home)
        try {
          await restoreBackup(backup, { url: found.url, afterRestore, progress, signal })
        } finally {
          await found.release()
        }
        line.clear()
        const { rows, header } = backup
        const sentence = `${rows} rows are restored as they were at ${header.takenAt}.`
        const told = { file: path, rows, takenAt: header.takenAt, programVersion: header.programVersion }
        process.stdout.write(`${options.json ? JSON.stringify(told) : speak(sentence)}\n`)
        return 0
      } catch (thrown) {
        throw signal.aborted && !(thrown instanceof Failure) ? signal.reason : thrown
      } finally {
        line.clear()
        claim.release()
      }
    },
  }
}
