import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type BackupHeader, backupForm, backupMark } from './backup-header.js'

const compress = promisify(gzip)
const blockBytes = 1024 * 1024

/** The rows of one table, as COPY writes them. */
export type TableRows = AsyncIterable<Uint8Array>

/**
 * The bytes of a backup. After a first line come the parts: the header, the rows of the tables in blocks of about a
 * mebibyte, the footer. A part is a line of JSON (what it is, its length, its SHA-256) and its content under gzip. The
 * last line is the SHA-256 of everything before it. `onRow` hears how many rows there are so far.
 */
export async function* writeParts(
  header: BackupHeader,
  rowsOf: (table: number) => TableRows,
  onRows: (count: number) => void,
): AsyncIterable<Uint8Array> {
  const whole = createHash('sha256')
  const hashed = (bytes: Uint8Array): Uint8Array => {
    whole.update(bytes)
    return bytes
  }
  yield hashed(Buffer.from(backupMark(backupForm)))
  yield hashed(await part({ part: 'header' }, Buffer.from(JSON.stringify(header))))
  const rows: number[] = []
  let before = 0
  for (const table of header.tables.keys()) {
    let count = 0
    for await (const block of inBlocks(rowsOf(table))) {
      count += countRows(block)
      onRows(before + count)
      yield hashed(await part({ part: 'rows', table }, block))
    }
    rows.push(count)
    before += count
  }
  yield hashed(await part({ part: 'footer' }, Buffer.from(JSON.stringify({ rows }))))
  yield Buffer.from(`sha256 ${whole.digest('hex')}\n`)
}

/** How many rows of COPY's text format end in these bytes: a newline inside a value is written otherwise. */
export function countRows(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}

async function part(what: { part: string; table?: number }, content: Buffer): Promise<Buffer> {
  const packed = await compress(content, { level: 5 })
  const sha256 = createHash('sha256').update(packed).digest('hex')
  const line = JSON.stringify({ ...what, bytes: packed.length, sha256 })
  return Buffer.concat([Buffer.from(`${line}\n`), packed, Buffer.from('\n')])
}

async function* inBlocks(pieces: TableRows): AsyncIterable<Buffer> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (length < blockBytes) continue
    yield Buffer.concat(waiting, length)
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(waiting, length)
}
