import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Failure } from '../failure.js'
import { ageMark, CannotDecrypt, decryptAge } from './age.js'
import type { BackupHeader } from './backup-header.js'
import { type Part, readParts } from './read-parts.js'
import { DamagedBackup, NewerBackup } from './unfit-backup.js'

/** A file with a backup, and what opens it if it is encrypted. */
export type BackupFile = { readonly path: string; readonly passphrase?: string }

/** Whether a file is encrypted. Fails as `not-found` or `forbidden`. */
export async function isEncrypted(path: string): Promise<boolean> {
  try {
    const handle = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(ageMark.length), 0, ageMark.length, 0)
      return buffer.toString('latin1', 0, bytesRead) === ageMark
    } finally {
      await handle.close()
    }
  } catch (error) {
    throw explained(error, path)
  }
}

/**
 * The parts of a backup. Fails as `unreadable-file` where bytes are missing or changed, as `forbidden` where the
 * passphrase does not open it, as `migration-refused` where only a newer program knows the form.
 */
export async function* openBackup({ path, passphrase }: BackupFile): AsyncIterable<Part> {
  try {
    if (!(await isEncrypted(path))) return yield* readParts(createReadStream(path))
    if (passphrase === undefined) {
      const sentence = `${path} is encrypted. Give its passphrase in MAINSTAY_BACKUP_PASSPHRASE, or name a file that holds it with --passphrase-file.`
      throw new Failure('wrong-usage', sentence)
    }
    yield* readParts(decryptAge(createReadStream(path), passphrase))
  } catch (error) {
    throw explained(error, path)
  }
}

/** Reads a backup to its end, which proves that it is whole and as it was written; gives what it says of itself. */
export async function verifyBackup(
  file: BackupFile,
  progress: (done: number, total: number | null, phase: string) => void,
): Promise<{ readonly header: BackupHeader; readonly rows: number }> {
  let header: BackupHeader | undefined
  let rows = 0
  for await (const part of openBackup(file)) {
    if (part.part === 'header') header = part.header
    if (part.part === 'rows') rows += part.rows
    progress(rows, null, 'Checking the backup')
  }
  if (!header) throw new Error('Broken promise: a backup begins with its header')
  return { header, rows }
}

function explained(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (error instanceof DamagedBackup || (error instanceof CannotDecrypt && error.why === 'damaged')) {
    const sentence = `${path} is damaged, cut short, or no backup of Mainstay. Nothing was changed. Use another copy of it.`
    return new Failure('unreadable-file', sentence)
  }
  if (error instanceof CannotDecrypt) {
    const sentence = `The passphrase does not open ${path}, or the beginning of the file is damaged. Nothing was changed.`
    return new Failure('forbidden', sentence)
  }
  if (error instanceof NewerBackup) return newer(path)
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Failure('not-found', `There is no file ${path}.`)
  if (code === 'EISDIR') return new Failure('not-found', `${path} is a folder, not a backup.`)
  if (code === 'EACCES' || code === 'EPERM') return new Failure('forbidden', `This user may not read ${path}.`)
  return error
}

/** The failure that says that only a newer program can restore a backup. */
export function newer(path: string): Failure {
  const sentence = `${path} was taken by a newer Mainstay. Nothing was changed. Restore it with that version or a later one.`
  return new Failure('migration-refused', sentence)
}
