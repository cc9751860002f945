import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { openCsv } from './read-csv.js'
import { openJson } from './read-json.js'
import { openXlsx } from './read-xlsx.js'
import type { Table, TableOptions } from './table.js'
import { UnreadableFile } from './unreadable-file.js'

/** Names that an import looks at; anything else in a folder is ignored. */
export const readableNames = /\.(csv|tsv|tab|txt|xlsx|xlsm|json|ndjson|jsonl)$/i

/**
 * Opens a file as a table, by its content first and its name second. `name` is what messages call it. Throws
 * `UnreadableFile`, here and while its records are read.
 */
export async function openTable(path: string, name: string, options: TableOptions = {}): Promise<Table> {
  const head = await firstBytes(path, name)
  if (head.length === 0) throw new UnreadableFile(name, 'is empty', 'Export it again')
  if (head.readUInt32BE(0) === 0x504b0304) return openXlsx(path, name, options)
  if (head.readUInt32BE(0) === 0xd0cf11e0) {
    throw new UnreadableFile(name, 'is an old .xls or an encrypted workbook', 'Save it as .xlsx without a password')
  }
  const extension = extname(name).toLowerCase()
  if (extension === '.xlsx' || extension === '.xlsm') {
    throw new UnreadableFile(name, 'is not a workbook or is damaged at its beginning', 'Save it again as .xlsx')
  }
  if (['.json', '.ndjson', '.jsonl'].includes(extension)) return openJson(path, name, options)
  return openCsv(path, name, options)
}

async function firstBytes(path: string, name: string): Promise<Buffer> {
  const bytes = Buffer.alloc(4)
  const file = await open(path).catch((error: NodeJS.ErrnoException) => {
    throw new UnreadableFile(name, `cannot be opened (${error.code})`, 'Check its path and its permissions')
  })
  try {
    const { bytesRead } = await file.read(bytes, 0, 4, 0)
    return bytesRead === 0 ? Buffer.alloc(0) : bytes
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UnreadableFile(name, `cannot be read (${code})`, 'Check that it is a file')
  } finally {
    await file.close()
  }
}
