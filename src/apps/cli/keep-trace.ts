import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeError, openHome } from '#platform/server'

/** Adds a mistake of ours to the log of the home; gives its path, or null where it cannot be written. */
export async function keepTrace(thrown: unknown, requestId: string): Promise<string | null> {
  try {
    const folder = join((await openHome()).path, 'logs')
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const path = join(folder, 'mainstay.log')
    const told = { time: new Date().toISOString(), requestId, ...describeError(thrown) }
    await appendFile(path, `${JSON.stringify(told)}\n`, { mode: 0o600 })
    return path
  } catch {
    return null
  }
}
