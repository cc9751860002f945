import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { Failure } from '../failure.js'

/**
 * Writes a file for this user alone that is either whole or not there: beside its place as `FILE.part`, then renamed.
 * Fails as `disk-full`, `not-found` (its folder) or `forbidden`; what `bytes` throws comes as it is.
 */
export async function writeWholeFile(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const part = `${path}.part`
  // One that was killed may have left it, with the rights that it had then.
  await rm(part, { force: true }).catch(() => undefined)
  const handle = await told(path, () => open(part, 'wx', 0o600))
  try {
    for await (const piece of bytes) await told(path, () => handle.writeFile(piece))
    await told(path, () => handle.sync())
    await handle.close()
    await told(path, () => rename(part, path))
    await syncFolder(dirname(path))
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

// Not every system lets a folder be opened; then there is nothing to do.
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined
  try {
    handle = await open(folder, 'r')
    await handle.sync()
  } catch {
  } finally {
    await handle?.close()
  }
}

async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? ''
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
      const sentence = `The disk that holds ${dirname(path)} is full, so ${basename(path)} was not written. Free some space, or name a file on another disk.`
      throw new Failure('disk-full', sentence, { cause })
    }
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new Failure('not-found', `There is no folder ${dirname(path)}. Make it, or name a file in another one.`)
    }
    if (['EACCES', 'EPERM', 'EROFS', 'EISDIR', 'EEXIST'].includes(code)) {
      throw new Failure('forbidden', `This user may not write ${path}. Name a file in another folder.`, { cause })
    }
    throw cause
  }
}
