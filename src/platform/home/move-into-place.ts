import { renameSync } from 'node:fs'

const patienceMs = 10_000
const passing = ['EPERM', 'EACCES', 'EBUSY']

/**
 * Renames a file or folder, over a file that is there. Windows refuses that for as long as anybody reads what is moved or
 * replaced (a virus scanner, an indexer, another process of ours), so there it is tried again for some seconds.
 */
export function moveIntoPlace(from: string, to: string): void {
  for (let waitedMs = 0; ; waitedMs += 50) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (process.platform !== 'win32' || !passing.includes(code) || waitedMs >= patienceMs) throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50)
  }
}
