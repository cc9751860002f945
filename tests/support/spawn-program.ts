import { type ChildProcessByStdio, type SpawnOptions, spawn } from 'node:child_process'
import type { Readable } from 'node:stream'

const hearMessages = 'process.on("message", (name) => process.emit(name)); process.channel.unref()'

/**
 * Starts Node with these words; what it prints can be read. `child.kill('SIGTERM')` and `'SIGINT'` reach its listeners on
 * Windows too, which has no signals: there it is told by a message. Only SIGKILL ends it at once.
 */
export function spawnProgram(
  words: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env'> = {},
  platform: NodeJS.Platform = process.platform,
): ChildProcessByStdio<null, Readable, Readable> {
  if (platform !== 'win32') return spawn(process.execPath, words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const hearing = ['--import', `data:text/javascript,${encodeURIComponent(hearMessages)}`]
  const child = spawn(process.execPath, [...hearing, ...words], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const end = child.kill.bind(child)
  child.kill = (signal = 'SIGTERM') =>
    signal === 'SIGKILL' || !child.connected ? end(signal) : child.send(signal, () => undefined)
  return child as ChildProcessByStdio<null, Readable, Readable>
}
