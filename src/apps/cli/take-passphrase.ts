import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { type Readable, Writable } from 'node:stream'
import { Failure, type Speak } from '#platform/server'

/** The option that names a file with the passphrase. It never stands on the command line itself, which others can read. */
export const passphraseOption = [
  '--passphrase-file <file>',
  'File whose first line is the passphrase. Without it that of MAINSTAY_BACKUP_PASSPHRASE.',
] as const satisfies readonly [string, string]

/** The passphrase of the file that was named, else of MAINSTAY_BACKUP_PASSPHRASE; undefined without either. */
export async function takePassphrase(
  file: unknown,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  if (file === undefined) return environment.MAINSTAY_BACKUP_PASSPHRASE || undefined
  const text = await readFile(String(file), 'utf8').catch((cause) => {
    throw new Failure('not-found', `The file with the passphrase, ${file}, cannot be read.`, { cause })
  })
  const [line = ''] = text.split(/\r?\n/)
  if (line === '') throw new Failure('wrong-usage', `The first line of ${file} is blank. Put the passphrase there.`)
  return line
}

/** Where questions are asked: what is typed, and what is shown beside the output. */
export type Terminal = { readonly input: Readable & { isTTY?: boolean }; readonly output: Writable }

const ownTerminal: Terminal = { input: process.stdin, output: process.stderr }

/** Asks for a passphrase at the terminal, without showing it. Fails as `wrong-usage` where there is no terminal. */
export async function askPassphrase(
  question: string,
  speak: Speak,
  { input, output }: Terminal = ownTerminal,
): Promise<string> {
  if (!input.isTTY) {
    const sentence =
      'There is no terminal to ask for the passphrase. Give it in MAINSTAY_BACKUP_PASSPHRASE, or name a file that holds it with --passphrase-file.'
    throw new Failure('wrong-usage', sentence)
  }
  const silent = new Writable({ write: (_piece, _encoding, done) => done() })
  const terminal = createInterface({ input, output: silent, terminal: true })
  try {
    output.write(`${speak(question)} `)
    const stopped = new Promise<never>((_, reject) => {
      terminal.once('SIGINT', () => reject(new Failure('cancelled', 'It was cancelled; nothing of it was kept.')))
    })
    const passphrase = await Promise.race([terminal.question(''), stopped])
    if (passphrase === '') throw new Failure('wrong-usage', 'The passphrase is blank.')
    return passphrase
  } finally {
    terminal.close()
    output.write('\n')
  }
}
