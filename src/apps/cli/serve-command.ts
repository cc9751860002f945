import { type AnyAction, Failure } from '#platform/server'
import type { House } from '../house.js'
import type { OwnCommand } from './command-tree.js'
import { noBackupOption } from './migrate-command.js'
import { createProgressLine } from './progress-line.js'

/** What `mainstay serve` needs of the world. */
export type ServeWorld = {
  readonly actions: readonly AnyAction[]
  readonly webFolder?: string
  readonly signal: AbortSignal
  openHouse(how: { readonly withBackup: boolean }): Promise<House>
}

/** `mainstay serve`. */
export function serveCommand(world: ServeWorld): OwnCommand {
  return {
    words: ['serve'],
    summary: 'Serve the app and its API on this machine.',
    configure: (command) => {
      command.option('--port <number>', 'Port to listen on. Without it the first free one from 7600.')
      command.option('--sample', 'Make the sample workspace first, if it is not there.')
      command.option(...noBackupOption)
    },
    async run(options) {
      const port = portOf(options.port)
      const { serve } = await import('../server/serve.js')
      const line = createProgressLine(process.stderr, () => performance.now())
      return serve({
        ...world,
        openHouse: () => world.openHouse({ withBackup: options.backup !== false }),
        port,
        sample: options.sample === true,
        out: process.stdout,
        progress: line,
      })
    },
  }
}

function portOf(text: unknown): number | undefined {
  if (text === undefined) return undefined
  const port = /^\d{1,5}$/.test(String(text)) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new Failure('wrong-usage', `--port must be a number from 0 to 65535, not "${text}".`)
}
