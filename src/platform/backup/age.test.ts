import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { decryptAge, encryptAge } from './age.js'

// Written by typage 0.3.1 (npm: age-encryption), the implementation by the authors of the format: "the quick brown fox".
const byTypage = Buffer.from(
  'YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBOOFVLMlg2cUdvamlxSGpvYzlITWF3IDEwCmt2VFczTjNXaUNIT0J1c0poSElsQm4vZGVkWkx' +
    'aalc4ZkR6MTEzZVpPNXMKLS0tIHVHOEkyWmJiNHNQbGFmRS9VRnE1Q0x1amgyQXB3Vm1BaWJMUXdYeWhKaWcKJz32IfAnqk/8sQVIVWZtKGwtmIzEOd' +
    '8BDTG8QxHxHqL3JbUHshud5auDiqYdk1lWz2bU',
  'base64',
)

async function* pieces(bytes: Uint8Array, length = 1000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function joined(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const piece of source) all.push(piece)
  return Buffer.concat(all)
}

it('opens what another program of the format wrote, however its bytes arrive', async () => {
  for (const length of [1, 7, 1000]) {
    const opened = await joined(decryptAge(pieces(byTypage, length), 'correct horse'))
    expect(opened.toString()).toBe('the quick brown fox')
  }
})

it('a changed byte anywhere is refused, and so is every shortened file', async () => {
  for (let at = 0; at < byTypage.length; at += 1) {
    const changed = Buffer.from(byTypage)
    // 0x20 turns a letter into the other case, and lines' ends into something else.
    changed[at] = (changed[at] ?? 0) ^ (at % 2 === 0 ? 0x20 : 0x01)
    await expect(joined(decryptAge(pieces(changed), 'correct horse')), `byte ${at}`).rejects.toThrow(
      /passphrase|damaged/,
    )
    const short = byTypage.subarray(0, at)
    await expect(joined(decryptAge(pieces(short), 'correct horse')), `cut at ${at}`).rejects.toThrow(
      /damaged|passphrase/,
    )
  }
})

it('another passphrase is called so', async () => {
  await expect(joined(decryptAge(pieces(byTypage), 'wrong horse'))).rejects.toMatchObject({ why: 'passphrase' })
})

it('what is encrypted comes back, at every length around the size of a chunk', { timeout: 120_000 }, async () => {
  for (const length of [0, 1, 65_536, 65_537, 131_072]) {
    const plain = randomBytes(length)
    const encrypted = await joined(encryptAge(pieces(plain, 10_000), 'zażółć gęślą jaźń'))
    if (length > 1) expect(encrypted.includes(plain.subarray(0, 32))).toBe(false)
    const opened = await joined(decryptAge(pieces(encrypted, 9999), 'zażółć gęślą jaźń'))
    expect(opened.equals(plain), `length ${length}`).toBe(true)
  }
})

it('chunks that are left out, swapped or doubled are refused', { timeout: 60_000 }, async () => {
  const encrypted = await joined(encryptAge(pieces(randomBytes(150_000)), 'p'))
  const bodyAt = encrypted.length - (150_000 + 3 * 16)
  const chunk = (number: number): Buffer => encrypted.subarray(bodyAt + number * 65_552, bodyAt + (number + 1) * 65_552)
  const start = encrypted.subarray(0, bodyAt)
  for (const order of [[0, 2], [1, 0, 2], [0, 0, 1, 2], [0, 1], [2], []]) {
    const changed = Buffer.concat([start, ...order.map(chunk)])
    await expect(joined(decryptAge(pieces(changed), 'p'))).rejects.toMatchObject({ why: 'damaged' })
  }
})
