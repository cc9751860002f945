import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'

/** The first line of every file of the format; see `encryptAge`. */
export const ageMark = 'age-encryption.org/v1\n'

/** log2 of the work that a guess at the passphrase costs: half a second and 128 MiB. */
const workLog = 17
/** A file that asks for more would take the memory of the machine. */
const workLogMax = 20
const keyBytes = 32
const tagBytes = 16
const firstNonce = Buffer.alloc(12)

/** A new header for a passphrase, and the key that the file is encrypted with. */
export async function makeAgeHeader(passphrase: string): Promise<{ header: Buffer; fileKey: Buffer }> {
  const fileKey = randomBytes(16)
  const salt = randomBytes(16)
  const cipher = createCipheriv('chacha20-poly1305', await wrappingKey(passphrase, salt, workLog), firstNonce, {
    authTagLength: tagBytes,
  })
  const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
  const told = `${ageMark}-> scrypt ${unpadded(salt)} ${workLog}\n${unpadded(body)}\n---`
  return { header: Buffer.from(`${told} ${unpadded(macOf(fileKey, told))}\n`), fileKey }
}

const form = /^age-encryption\.org\/v1\n-> scrypt ([\w+/]{22}) ([1-9]\d?)\n([\w+/]{43})\n--- ([\w+/]{43})\n$/

/** The longest header that `readAgeHeader` can understand. */
export const ageHeaderBytesMax = 200

/** The key of the file that the header belongs to; null if the passphrase is another one, or the header is damaged. */
export async function readAgeHeader(header: string, passphrase: string): Promise<Buffer | null> {
  const [, salt = '', work = '', body = '', mac = ''] = form.exec(header) ?? []
  if (!isCanonical(salt) || !isCanonical(body) || !isCanonical(mac) || Number(work) > workLogMax) return null
  const key = await wrappingKey(passphrase, Buffer.from(salt, 'base64'), Number(work))
  const wrapped = Buffer.from(body, 'base64')
  const decipher = createDecipheriv('chacha20-poly1305', key, firstNonce, { authTagLength: tagBytes })
  decipher.setAuthTag(wrapped.subarray(-tagBytes))
  try {
    const fileKey = Buffer.concat([decipher.update(wrapped.subarray(0, -tagBytes)), decipher.final()])
    const told = header.slice(0, header.lastIndexOf('---') + 3)
    return timingSafeEqual(macOf(fileKey, told), Buffer.from(mac, 'base64')) ? fileKey : null
  } catch {
    return null
  }
}

/** A key for one purpose, made from the key of the file. */
export function derivedKey(fileKey: Buffer, salt: Buffer, purpose: 'header' | 'payload'): Buffer {
  return Buffer.from(hkdfSync('sha256', fileKey, salt, purpose, keyBytes))
}

function macOf(fileKey: Buffer, told: string): Buffer {
  return createHmac('sha256', derivedKey(fileKey, Buffer.alloc(0), 'header'))
    .update(told)
    .digest()
}

function wrappingKey(passphrase: string, salt: Buffer, logN: number): Promise<Buffer> {
  const N = 2 ** logN
  const salted = Buffer.concat([Buffer.from('age-encryption.org/v1/scrypt'), salt])
  return new Promise((resolve, reject) => {
    scrypt(passphrase, salted, keyBytes, { N, r: 8, p: 1, maxmem: 129 * N * 8 + 2 ** 20 }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

// Two texts of base64 may mean the same bytes; only one of them is right.
function isCanonical(text: string): boolean {
  return text !== '' && unpadded(Buffer.from(text, 'base64')) === text
}
