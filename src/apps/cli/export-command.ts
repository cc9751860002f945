import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import { asAct, type Context, Failure } from '#platform/server'
import type { House } from '../house.js'
import { version } from '../version.js'
import type { OwnCommand } from './command-tree.js'
import { refuseFarServer } from './far-server.js'
import { createProgressLine } from './progress-line.js'
import { whoAsks } from './who-asks.js'

// What the files hold.
const rightsNeeded = ['accounts:read', 'people:read', 'ledger:read', 'imports:read', 'audit:read']

/** `mainstay export FOLDER --workspace NAME`. */
export function exportCommand(openHouse: () => Promise<House>, signal: AbortSignal): OwnCommand {
  return {
    words: ['export'],
    summary: 'Write a workspace as files that anyone can read.',
    configure: (command) => {
      command.argument('<folder>')
      command.requiredOption('--workspace <text>', 'Name of the workspace. (required)')
      command.option('--json', 'Print JSON alone.')
    },
    async run(options, { args, speak }) {
      refuseFarServer(process.env)
      const { exportWorkspace } = await import('../export/export-workspace.js')
      const folder = resolve(args[0] ?? '')
      const line = createProgressLine(process.stderr, () => performance.now())
      const progress: Context['progress'] = (done, total, phase) => line.show(done, total, speak(phase))
      const house = await openHouse()
      try {
        const workspace = String(options.workspace)
        const caller = await whoAsks(house)
        for (const permission of rightsNeeded) caller.allow({ permission }, { workspace })
        const { actor, from } = caller
        const reachIn = caller.reachIn?.bind(caller)
        const act = { actor, from, action: 'export', requestId: randomUUID(), input: { workspace }, reachIn }
        // As whoever asks: opinions that they may not see are not among the files.
        const { files } = await asAct(act, () =>
          exportWorkspace(
            { database: house.database, clock: () => new Date().toISOString(), progress, signal },
            { workspace, folder, programVersion: version() },
          ),
        )
        line.clear()
        const sentence = `The workspace is in ${folder}: ${files.length} files, which its README.txt explains.`
        process.stdout.write(`${options.json ? JSON.stringify({ folder, files }) : speak(sentence)}\n`)
        return 0
      } catch (thrown) {
        throw signal.aborted && !(thrown instanceof Failure) ? signal.reason : thrown
      } finally {
        line.clear()
        await house.close()
      }
    },
  }
}
