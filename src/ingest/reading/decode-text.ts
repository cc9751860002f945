import { createReadStream } from 'node:fs'
import { UnreadableFile } from './unreadable-file.js'

/** Stands in for NUL, which PostgreSQL cannot store, in everything that was read. */
export const nulSign = '\u2400'

/** The text of a file in pieces, without byte order mark; NULs come as `␀`. Fails on bytes that the encoding does not have. */
export async function* decodeText(path: string, encoding: string, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let offset = 0
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 }) as AsyncIterable<Buffer>) {
      yield withoutNul(decoder.decode(chunk, { stream: true }))
      offset += chunk.length
    }
    yield withoutNul(decoder.decode())
  } catch (error) {
    if (error instanceof TypeError) throw notInEncoding(name, encoding, offset)
    throw error
  }
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', nulSign) : text
}

function notInEncoding(name: string, encoding: string, offset: number): UnreadableFile {
  return new UnreadableFile(
    name,
    `has bytes after position ${offset} that are not ${encoding}`,
    'Say the encoding of the file in the mapping, for example "encoding": "windows-1250"',
  )
}
