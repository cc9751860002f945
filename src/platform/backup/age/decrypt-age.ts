import { createDecipheriv } from 'node:crypto'
import { ageHeaderBytesMax, derivedKey, readAgeHeader } from './age-header.js'
import { ageChunkBytes, ageNonce } from './encrypt-age.js'
import { inChunks } from './in-chunks.js'

const tagBytes = 16
const saltBytes = 16

/** Why a file cannot be decrypted. */
export class CannotDecrypt extends Error {
  constructor(readonly why: 'passphrase' | 'damaged') {
    super(why)
  }
}

/**
 * Decrypts what `encryptAge` made, in constant memory; what it yields has been proven to be what was encrypted, chunk by
 * chunk. Throws `CannotDecrypt` where the passphrase is another one or bytes are missing or changed.
 */
export async function* decryptAge(source: AsyncIterable<Uint8Array>, passphrase: string): AsyncIterable<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  try {
    const { header, salt, rest } = await readStart(pieces)
    const fileKey = await readAgeHeader(header, passphrase)
    if (!fileKey) throw new CannotDecrypt('passphrase')
    const key = derivedKey(fileKey, salt, 'payload')
    let count = 0
    for await (const { bytes, isLast } of inChunks(after(rest, pieces), ageChunkBytes + tagBytes)) {
      // Only an empty file has an empty chunk.
      if (bytes.length < tagBytes || (bytes.length === tagBytes && count > 0)) throw new CannotDecrypt('damaged')
      const decipher = createDecipheriv('chacha20-poly1305', key, ageNonce(count++, isLast), {
        authTagLength: tagBytes,
      })
      decipher.setAuthTag(bytes.subarray(-tagBytes))
      yield opened(decipher, bytes.subarray(0, -tagBytes))
    }
  } finally {
    await pieces.return?.()
  }
}

function opened(decipher: ReturnType<typeof createDecipheriv>, bytes: Buffer): Buffer {
  const plain = decipher.update(bytes)
  try {
    decipher.final()
  } catch {
    throw new CannotDecrypt('damaged')
  }
  return plain
}

type Start = { readonly header: string; readonly salt: Buffer; readonly rest: Buffer }

async function readStart(pieces: AsyncIterator<Uint8Array>): Promise<Start> {
  let read = Buffer.alloc(0)
  for (;;) {
    const mac = read.indexOf('\n--- ')
    const end = mac < 0 ? -1 : read.indexOf('\n', mac + 1)
    if (end >= 0 && read.length >= end + 1 + saltBytes) {
      const salt = read.subarray(end + 1, end + 1 + saltBytes)
      return { header: read.toString('latin1', 0, end + 1), salt, rest: read.subarray(end + 1 + saltBytes) }
    }
    if (end < 0 && read.length > ageHeaderBytesMax) throw new CannotDecrypt('passphrase')
    const { value, done } = await pieces.next()
    if (done) throw new CannotDecrypt('damaged')
    read = Buffer.concat([read, value])
  }
}

async function* after(first: Buffer, pieces: AsyncIterator<Uint8Array>): AsyncIterable<Uint8Array> {
  yield first
  for (;;) {
    const { value, done } = await pieces.next()
    if (done) return
    yield value
  }
}
