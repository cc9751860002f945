import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../failure.js'

const keptMs = 7 * 24 * 60 * 60 * 1000

/** The folder of all uploads. */
export function uploadsFolder(home: string): string {
  return join(home, 'files', 'uploads')
}

/** The folder of an upload and the names in it; a failure when there is no such upload. */
export async function openUpload(home: string, upload: string): Promise<{ folder: string; files: string[] }> {
  const folder = join(uploadsFolder(home), upload)
  const files = /^[0-9a-f-]{36}$/.test(upload) ? await readdir(folder).catch(() => undefined) : undefined
  if (!files) throw new Failure('not-found', `There is no upload ${upload}.`)
  return { folder, files: files.sort() }
}

/** Removes an upload after it was taken. */
export async function dropUpload(home: string, upload: string): Promise<void> {
  const { folder } = await openUpload(home, upload)
  await rm(folder, { recursive: true, force: true })
}

/** Removes uploads that nobody took within a week. `now` in milliseconds. */
export async function dropOldUploads(home: string, now: number): Promise<void> {
  const names = await readdir(uploadsFolder(home)).catch(() => [])
  for (const name of names) {
    const folder = join(uploadsFolder(home), name)
    const { mtimeMs } = await stat(folder)
    if (now - mtimeMs > keptMs) await rm(folder, { recursive: true, force: true })
  }
}
