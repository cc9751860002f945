import { createReadStream } from 'node:fs'
import { analyse } from 'chardet'
import { UnreadableFile } from './unreadable-file.js'

const sampleBytes = 64 * 1024

/** Whether TextDecoder knows this name of an encoding. */
export function isEncoding(name: string): boolean {
  try {
    new TextDecoder(name)
    return true
  } catch {
    return false
  }
}

/** The encoding of a text file: its byte order mark, else what the mapping says, else what its bytes look like. */
export async function encodingOf(path: string, name: string, said = 'auto'): Promise<string> {
  if (said === 'auto') return detectEncoding(path, name)
  for await (const chunk of createReadStream(path, { end: 2 }) as AsyncIterable<Buffer>) {
    return encodingOfMark(chunk) ?? said
  }
  return said
}

/**
 * Finds the encoding of a text file: by its byte order mark, by being valid UTF-8 from end to end, or else by
 * the letters it uses. Refuses binary files.
 */
async function detectEncoding(path: string, name: string): Promise<string> {
  const sample = new ForeignSample()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let validUtf8 = true
  let first = true
  for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    if (first) {
      const marked = encodingOfMark(chunk) ?? utf16WithoutMark(chunk)
      if (marked) return marked
      refuseBinary(chunk, name)
      first = false
    }
    if (validUtf8) validUtf8 = decodes(decoder, chunk)
    if (!validUtf8 && sample.add(chunk)) break
  }
  return validUtf8 ? 'utf-8' : encodingOfLetters(sample.bytes())
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: true })
    return true
  } catch {
    return false
  }
}

function encodingOfMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

// Latin text in UTF-16 has a zero in every other byte.
function utf16WithoutMark(bytes: Buffer): string | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 2) {
    if (bytes[index] === 0) even++
    if (bytes[index + 1] === 0) odd++
  }
  const half = length / 2
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le'
  return even > half * 0.6 && odd < half * 0.1 ? 'utf-16be' : null
}

function refuseBinary(bytes: Buffer, name: string): void {
  const length = Math.min(bytes.length, 4096)
  let controls = 0
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] ?? 32
    if (byte < 9 || (byte > 13 && byte < 32)) controls++
  }
  if (controls > length * 0.05) {
    throw new UnreadableFile(name, 'is not text but a binary file', 'Export it again as CSV, XLSX or JSON')
  }
}

// The bytes that tell encodings apart are the few beyond ASCII, and they may come late; so keep their surroundings.
class ForeignSample {
  private parts: Buffer[] = []
  private size = 0

  add(chunk: Buffer): boolean {
    for (let at = 0; at < chunk.length && this.size < sampleBytes; at++) {
      if ((chunk[at] ?? 0) < 0x80) continue
      const end = Math.min(chunk.length, at + 128)
      this.parts.push(Buffer.from(chunk.subarray(Math.max(0, at - 16), end)))
      this.size += end - at
      at = end
    }
    return this.size >= sampleBytes
  }

  bytes(): Buffer {
    return Buffer.concat(this.parts)
  }
}

const centralEuropean = new Set(['ISO-8859-2', 'windows-1250'])

function encodingOfLetters(sample: Buffer): string {
  const guesses = analyse(sample).filter(({ name }) => isEncoding(name) && !name.startsWith('UTF'))
  const best = guesses[0]?.name ?? 'windows-1252'
  if (centralEuropean.has(best) || looksPolish(sample)) return isLatin2(sample) ? 'iso-8859-2' : 'windows-1250'
  return best.toLowerCase()
}

// chardet needs running text. Exports are names and codes; a few Polish letters outweigh its guess: ą ć ę ł ń ś ź ż
// of windows-1250 and of ISO 8859-2, against the Western letters that share their bytes.
const polishBytes = new Set([
  0xb9, 0xe6, 0xea, 0xb3, 0xf1, 0x9c, 0x9f, 0xbf, 0xa5, 0xa3, 0x8c, 0x8f, 0xaf, 0xb1, 0xb6, 0xbc,
])
const surelyPolishBytes = new Set([0xb3, 0x9c, 0xb9, 0xbf, 0xa3, 0xb1, 0xb6])

function looksPolish(sample: Buffer): boolean {
  let foreign = 0
  let polish = 0
  let sure = 0
  for (const byte of sample) {
    if (byte < 0x80) continue
    foreign++
    if (polishBytes.has(byte) || byte === 0xf3) polish++
    if (surelyPolishBytes.has(byte)) sure++
  }
  return foreign > 0 && polish / foreign > 0.9 && sure / foreign > 0.2
}

// The two share most letters; ą ś ź ľ ť lie elsewhere, and ISO 8859-2 has no printable 0x80–0x9f.
function isLatin2(sample: Buffer): boolean {
  let latin2 = 0
  let windows = 0
  for (const byte of sample) {
    if (byte === 0xb1 || byte === 0xb6 || byte === 0xa1 || byte === 0xa6 || byte === 0xac || byte === 0xbc) latin2++
    else if ((byte >= 0x80 && byte < 0xa0) || byte === 0xb9 || byte === 0xa5) windows++
  }
  return latin2 > windows
}
