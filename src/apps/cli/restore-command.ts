import { resolve } from 'node:path'
import { addErasure, endSignIns, erasuresFile, readErasures, sameErased } from '#access/server'
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
import { reapplyErasures } from '../personal-data/reapply-erasures.js'
import type { OwnCommand } from './command-tree.js'
import { refuseFarServer } from './far-server.js'
import { createProgressLine } from './progress-line.js'
import { askPassphrase, passphraseOption, takePassphrase } from './take-passphrase.js'

/** What rooms do to restored data, in their order. */
export const afterRestore: readonly AfterRestore[] = [endSignIns]

/** `mainstay restore FILE`. */
export function restoreCommand(signal: AbortSignal): OwnCommand {
  return {
    words: ['restore'],
    summary: 'Bring a backup into an empty database.',
    configure: (command) => {
      command.argument('<file>')
      command.option(...passphraseOption)
      command.option(
        '--erasures <file>',
        'Whose data were erased on another machine, its erasures.jsonl; that of this home counts anyway.',
      )
      command.option('--json', 'Print JSON alone.')
    },
    async run(options, { args, speak }) {
      refuseFarServer(process.env)
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
        const own = await readErasures(erasuresFile(home.path), false)
        const given = options.erasures ? await readErasures(resolve(String(options.erasures)), true) : []
        const others = given.filter((erasure) => !own.some((one) => sameErased(one, erasure)))
        const found = await findDatabase(home)
        try {
          const after = [...afterRestore, reapplyErasures([...own, ...others])]
          await restoreBackup(backup, { url: found.url, afterRestore: after, progress, signal })
          for (const erasure of others) await addErasure(home.path, erasure)
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
