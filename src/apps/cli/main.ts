import type { AnyAction } from '#platform/server'

/** What the process is started with. */
export type Start = {
  /** The built web app. */
  readonly webFolder?: string
  /** Other actions than the program's own, for tests. */
  readonly actions?: readonly AnyAction[]
}

/** Runs the command line of this process and ends it. */
export async function main(argv: readonly string[], start: Start): Promise<void> {
  if (argv[0] === '--version' && argv.length === 1) {
    const { version } = await import('../version.js')
    return end(0, `${version()}\n`)
  }
  muteBrokenPipe(process.stdout)
  muteBrokenPipe(process.stderr)
  return end(await obey(argv, start))
}

async function obey(argv: readonly string[], { webFolder, ...start }: Start): Promise<number> {
  const { runCommandLine } = await import('./command-line.js')
  const actions = start.actions ?? (await import('../actions.js')).actions
  const { openHouse } = await import('../house.js')
  const { serveCommand } = await import('./serve-command.js')
  const { backupCommand } = await import('./backup-command.js')
  const { exportCommand } = await import('./export-command.js')
  const { migrateCommand } = await import('./migrate-command.js')
  const { restoreCommand } = await import('./restore-command.js')
  const { stopSignal } = await import('./stop-signal.js')
  const say = (sentence: string) => void sayBeside(argv, sentence)
  const signal = stopSignal()
  return runCommandLine(argv, {
    actions,
    ownCommands: [
      serveCommand({ actions, webFolder, signal, openHouse: (how) => openHouse({ ...how, asServer: true, say }) }),
      migrateCommand((how) => openHouse({ ...how, asServer: false, say })),
      backupCommand(signal),
      restoreCommand(signal),
      exportCommand(() => openHouse({ asServer: false, say }), signal),
    ],
    openHouse: () => openHouse({ asServer: false, say }),
    out: process.stdout,
    err: process.stderr,
    signal,
  })
}

// Beside the output, in the language of the command line.
async function sayBeside(argv: readonly string[], sentence: string): Promise<void> {
  const { speakerOf } = await import('#platform/server')
  const { takeLanguage } = await import('./take-language.js')
  const speak = await speakerOf(takeLanguage(argv, process.env).language)
  process.stderr.write(`${speak(sentence)}\n`)
}

// Exits only when everything that was written has left the process, even through a slow pipe.
function end(code: number, last = ''): Promise<void> {
  return new Promise(() => {
    process.stdout.write(last, () => process.stderr.write('', () => process.exit(code)))
  })
}

// `mainstay … | head` closes the pipe early: that is the reader's right, not an error.
function muteBrokenPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}
