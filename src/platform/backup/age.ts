import { ReadableStream } from 'node:stream/web'
import { Decrypter, Encrypter } from 'age-encryption'

/** The first line of every encrypted file. */
export const ageMark = 'age-encryption.org/v1\n'

/** log2 of the work that a guess at the passphrase costs: about a second and 128 MiB. */
const workLog = 17

/** Why a file cannot be decrypted. */
export class CannotDecrypt extends Error {
  constructor(readonly why: 'passphrase' | 'damaged') {
    super(why)
  }
}

/**
 * Encrypts a stream for whoever knows the passphrase, in constant memory. The result is a file of the format
 * age-encryption.org/v1 (C2SP), so the programs `age` and `rage` can open it too.
 */
export async function* encryptAge(source: AsyncIterable<Uint8Array>, passphrase: string): AsyncIterable<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(workLog)
  yield* (await encrypter.encrypt(streamOf(source) as never)) as unknown as ReadableStream<Uint8Array>
}

/**
 * Decrypts a file of that format in constant memory; what it yields has been proven to be what was encrypted, chunk by
 * chunk. Throws `CannotDecrypt` where the passphrase is another one or bytes are missing or changed.
 */
export async function* decryptAge(source: AsyncIterable<Uint8Array>, passphrase: string): AsyncIterable<Uint8Array> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(passphrase)
  let why: CannotDecrypt['why'] = 'passphrase'
  const broken: unknown[] = []
  try {
    const plain = await decrypter.decrypt(streamOf(source, (error) => broken.push(error)) as never)
    why = 'damaged'
    yield* plain as unknown as ReadableStream<Uint8Array>
  } catch {
    // What could not even be read is the disk's fault.
    throw broken[0] ?? new CannotDecrypt(why)
  }
}

function streamOf(
  source: AsyncIterable<Uint8Array>,
  onBroken: (error: unknown) => void = () => undefined,
): ReadableStream<Uint8Array> {
  const pieces = source[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await pieces.next()
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        onBroken(error)
        throw error
      }
    },
    async cancel() {
      await pieces.return?.()
    },
  })
}
