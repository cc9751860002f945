import { resolve } from 'node:path'
import { Failure, findDatabase, openHome, type Speak, takeBackup } from '#platform/server'
import { version } from '../version.js'
import type { OwnCommand } from './command-tree.js'
import { refuseFarServer } from './far-server.js'
import { createProgressLine } from './progress-line.js'
import { askPassphrase, passphraseOption, takePassphrase } from './take-passphrase.js'

/** `mainstay backup FILE`. */
export function backupCommand(signal: AbortSignal): OwnCommand {
  return {
    words: ['backup'],
    summary: 'Save everything to a file, while Mainstay is in use.',
    configure: (command) => {
      command.argument('<file>')
      command.option(...passphraseOption)
      command.option('--encrypt', 'Ask for a passphrase at the terminal.')
      command.option('--json', 'Print JSON alone.')
    },
    async run(options, { args, speak }) {
      refuseFarServer(process.env)
      const passphrase = await passphraseFor(options, speak)
      const file = resolve(args[0] ?? '')
      const found = await findDatabase(await openHome())
      const line = createProgressLine(process.stderr, () => performance.now())
      try {
        const taken = await takeBackup({
          url: found.url,
          file,
          passphrase,
          programVersion: version(),
          progress: (done, total, phase) => line.show(done, total, speak(phase)),
          signal,
        })
        line.clear()
        const encrypted = passphrase !== undefined
        const sentence = encrypted
          ? `${taken.rows} rows of ${taken.tables} tables are saved in ${file}, encrypted.`
          : `${taken.rows} rows of ${taken.tables} tables are saved in ${file}, not encrypted.`
        process.stdout.write(`${options.json ? JSON.stringify({ file, encrypted, ...taken }) : speak(sentence)}\n`)
        return 0
      } catch (thrown) {
        throw signal.aborted && !(thrown instanceof Failure) ? signal.reason : thrown
      } finally {
        line.clear()
        await found.release()
      }
    },
  }
}

async function passphraseFor(options: Readonly<Record<string, unknown>>, speak: Speak): Promise<string | undefined> {
  if (!options.encrypt) return takePassphrase(options.passphraseFile)
  const first = await askPassphrase('What is the passphrase?', speak)
  if (first === (await askPassphrase('The same passphrase again:', speak))) return first
  throw new Failure('wrong-usage', 'The two passphrases differ. Nothing was saved.')
}
