import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import type { FailureKind } from '../../failure.js'

/** What a caller may send once: a request under a key of theirs. */
export type KeyedRequest = {
  /** SHA-256 of the caller and the key. */
  readonly id: Buffer
  /** SHA-256 of the action and its input. */
  readonly request: Buffer
  /** The id of this attempt at it. */
  readonly attempt: string
  /** Encrypts an answer, so that only who has the key reads it. */
  seal(answer: KeptAnswer): Buffer
  open(sealed: Buffer): KeptAnswer
}

/** How a request was answered: with an output, a job, or a failure after something of it was written. */
export type KeptAnswer =
  | { readonly output: unknown }
  | { readonly job: string }
  | { readonly failure: { readonly kind: FailureKind; readonly message: string } }

/** What is asked for under a key. */
export type Asked = {
  readonly actor: string
  readonly key: string
  readonly action: string
  readonly input: unknown
  readonly requestId: string
}

const ivBytes = 12
const tagBytes = 16

/** A request under its key. Its id tells neither the caller nor the key. */
export function keyedRequest({ actor, key, action, input, requestId }: Asked): KeyedRequest {
  const secret = Buffer.from(hkdfSync('sha256', key, actor, 'mainstay answer', 32))
  return {
    id: hashOf(actor, key),
    request: hashOf(action, JSON.stringify(input)),
    attempt: requestId,
    seal(answer) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', secret, iv)
      const text = Buffer.concat([cipher.update(JSON.stringify(answer), 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), text])
    },
    open(sealed) {
      const decipher = createDecipheriv('aes-256-gcm', secret, sealed.subarray(0, ivBytes))
      decipher.setAuthTag(sealed.subarray(ivBytes, ivBytes + tagBytes))
      const text = Buffer.concat([decipher.update(sealed.subarray(ivBytes + tagBytes)), decipher.final()])
      return JSON.parse(text.toString('utf8')) as KeptAnswer
    },
  }
}

function hashOf(...texts: readonly string[]): Buffer {
  return createHash('sha256').update(JSON.stringify(texts)).digest()
}
