import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import { type BackupHeader, backupFooter, backupForm, backupHeader, backupMark } from './backup-header.js'
import { ByteReader } from './byte-reader.js'
import { DamagedBackup, NewerBackup } from './unfit-backup.js'
import { countRows } from './write-parts.js'

const unpack = promisify(gunzip)
const lineBytesMax = 300
const unpackedBytesMax = 256 * 1024 * 1024

const partLine = z.strictObject({
  part: z.enum(['header', 'rows', 'footer']),
  table: z.int().min(0).optional(),
  bytes: z.int().min(0).max(unpackedBytesMax),
  sha256: z.string(),
})

/** A part of a backup: its header, a block of the rows of a table (by its number in the header), or how many rows there were. */
export type Part =
  | { readonly part: 'header'; readonly header: BackupHeader }
  | { readonly part: 'rows'; readonly table: number; readonly bytes: Uint8Array; readonly rows: number }
  | { readonly part: 'footer'; readonly rows: number }

/**
 * Reads what `writeParts` wrote, part by part. Only when it has come to the end without an error is the whole proven to
 * be as it was written; each part is when it comes. Throws `DamagedBackup` or `NewerBackup`.
 */
export async function* readParts(source: AsyncIterable<Uint8Array>): AsyncIterable<Part> {
  const whole = createHash('sha256')
  const reader = new ByteReader(source, (bytes) => whole.update(bytes))
  try {
    await readMark(reader)
    const header = await readHeader(reader)
    yield { part: 'header', header }
    yield* readTables(reader, header)
    const expected = `sha256 ${whole.copy().digest('hex')}`
    if ((await reader.takeLine(lineBytesMax)) !== expected || !(await reader.isAtEnd())) throw new DamagedBackup()
  } finally {
    await reader.close()
  }
}

async function readMark(reader: ByteReader): Promise<void> {
  const line = await reader.takeLine(lineBytesMax)
  if (`${line}\n` === backupMark(backupForm)) return
  const form = Number(/^mainstay-backup ([1-9]\d{0,5})$/.exec(line ?? '')?.[1] ?? 0)
  throw form > backupForm ? new NewerBackup() : new DamagedBackup()
}

async function readHeader(reader: ByteReader): Promise<BackupHeader> {
  const { line, content } = await readPart(reader)
  const header = line.part === 'header' ? backupHeader.safeParse(asJson(content)) : undefined
  if (!header?.success) throw new DamagedBackup()
  return header.data
}

async function* readTables(reader: ByteReader, header: BackupHeader): AsyncIterable<Part> {
  const counted = header.tables.map(() => 0)
  let last = 0
  for (;;) {
    const { line, content } = await readPart(reader)
    if (line.part === 'footer') {
      const footer = backupFooter.safeParse(asJson(content))
      if (!footer.success || footer.data.rows.join() !== counted.join()) throw new DamagedBackup()
      yield { part: 'footer', rows: counted.reduce((sum, rows) => sum + rows, 0) }
      return
    }
    const { table = -1 } = line
    if (line.part !== 'rows' || table < last || table >= counted.length) throw new DamagedBackup()
    last = table
    const rows = countRows(content)
    counted[table] = (counted[table] ?? 0) + rows
    yield { part: 'rows', table, bytes: content, rows }
  }
}

async function readPart(reader: ByteReader): Promise<{ line: z.infer<typeof partLine>; content: Buffer }> {
  const line = partLine.safeParse(asJson(await reader.takeLine(lineBytesMax)))
  if (!line.success) throw new DamagedBackup()
  const packed = await reader.take(line.data.bytes)
  const end = await reader.take(1)
  if (!packed || end?.[0] !== 10) throw new DamagedBackup()
  if (createHash('sha256').update(packed).digest('hex') !== line.data.sha256) throw new DamagedBackup()
  try {
    return { line: line.data, content: await unpack(packed, { maxOutputLength: unpackedBytesMax }) }
  } catch {
    throw new DamagedBackup()
  }
}

function asJson(text: Buffer | string | null): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}
