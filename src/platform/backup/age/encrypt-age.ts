import { createCipheriv, randomBytes } from 'node:crypto'
import { derivedKey, makeAgeHeader } from './age-header.js'
import { inChunks } from './in-chunks.js'

/** Bytes of a chunk that is encrypted on its own. */
export const ageChunkBytes = 65_536

/**
 * Encrypts a stream for whoever knows the passphrase, in constant memory. The result is a file of the format
 * age-encryption.org/v1 (C2SP), so the programs `age` and `rage` can open it too.
 */
export async function* encryptAge(source: AsyncIterable<Uint8Array>, passphrase: string): AsyncIterable<Uint8Array> {
  const { header, fileKey } = await makeAgeHeader(passphrase)
  const salt = randomBytes(16)
  const key = derivedKey(fileKey, salt, 'payload')
  yield Buffer.concat([header, salt])
  let count = 0
  for await (const { bytes, isLast } of inChunks(source, ageChunkBytes)) {
    const cipher = createCipheriv('chacha20-poly1305', key, ageNonce(count++, isLast), { authTagLength: 16 })
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/** The nonce of a chunk: its number, and whether it is the last. */
export function ageNonce(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(count, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}
