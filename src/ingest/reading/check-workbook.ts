import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { limits } from './limits.js'
import { UnreadableFile } from './unreadable-file.js'

type Part = { name: string; packed: number; unpacked: number; stored: boolean; offset: number }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const partSignature = 0x04034b50
const endBytes = 22
const longestComment = 65_535
const entryBytes = 46
const partHeaderBytes = 30
const zip64 = 0xffffffff
const mebibyte = 1024 * 1024
const longestTag = 256

const sheetPart = /^xl\/worksheets\/[^/]+\.xml$/i
const formulaOrError = /<(?:\w+:)?f[ >/]|\bt="e"/

/**
 * Looks at a workbook before anything unpacks it into memory. Refuses what is truncated, too large, packed like
 * a bomb, larger than it declares, or has endless texts. Says whether any sheet has formulas or error values.
 */
export async function checkWorkbook(path: string, name: string): Promise<{ hasFormulas: boolean }> {
  const file = await open(path)
  try {
    const parts = await partsOf(file, name)
    checkSizes(parts, name)
    let hasFormulas = false
    for (const part of parts) {
      const isSheet = sheetPart.test(part.name)
      if (!isSheet && part.unpacked < mebibyte) continue
      if (await scan(file, path, part, name)) hasFormulas ||= isSheet
    }
    if (hasFormulas) refuseLargeSheets(parts, name)
    return { hasFormulas }
  } finally {
    await file.close()
  }
}

async function partsOf(file: FileHandle, name: string): Promise<Part[]> {
  const { size } = await file.stat()
  if (size > limits.workbookBytes) throw tooLarge(name, `${Math.round(size / mebibyte)} MiB`)
  const tail = Buffer.alloc(Math.min(size, endBytes + longestComment))
  await file.read(tail, 0, tail.length, size - tail.length)
  const end = endOfDirectory(tail)
  if (end < 0) throw truncated(name)
  const bytes = tail.readUInt32LE(end + 12)
  const offset = tail.readUInt32LE(end + 16)
  if (bytes === zip64 || offset === zip64) throw tooLarge(name, 'ZIP64')
  if (offset + bytes > size) throw truncated(name)
  const directory = Buffer.alloc(bytes)
  await file.read(directory, 0, bytes, offset)
  const parts = [...entriesOf(directory)]
  if (parts.length === 0) throw truncated(name)
  return parts
}

function endOfDirectory(tail: Buffer): number {
  for (let at = tail.length - endBytes; at >= 0; at--) if (tail.readUInt32LE(at) === endSignature) return at
  return -1
}

function* entriesOf(directory: Buffer): Generator<Part> {
  let at = 0
  while (at + entryBytes <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const nameBytes = directory.readUInt16LE(at + 28)
    yield {
      name: directory.toString('utf8', at + entryBytes, at + entryBytes + nameBytes),
      packed: directory.readUInt32LE(at + 20),
      unpacked: directory.readUInt32LE(at + 24),
      stored: directory.readUInt16LE(at + 10) === 0,
      offset: directory.readUInt32LE(at + 42),
    }
    at += entryBytes + nameBytes + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32)
  }
}

function checkSizes(parts: readonly Part[], name: string): void {
  let total = 0
  for (const { name: part, packed, unpacked } of parts) {
    if (unpacked > limits.packingRatioFromBytes && unpacked > packed * limits.packingRatio)
      throw bomb(name, unpacked, packed)
    total += unpacked
    const whole = part.startsWith('xl/') && part.endsWith('.xml') && !sheetPart.test(part)
    if (whole && unpacked > limits.wholePartBytes)
      throw tooLarge(name, `${Math.round(unpacked / mebibyte)} MiB of ${part}`)
  }
  if (total > limits.unpackedBytes) throw tooLarge(name, `${Math.round(total / mebibyte)} MiB unpacked`)
}

function refuseLargeSheets(parts: readonly Part[], name: string): void {
  const large = parts.find((part) => sheetPart.test(part.name) && part.unpacked > limits.wholePartBytes)
  if (!large) return
  const size = `${Math.round(large.unpacked / mebibyte)} MiB`
  throw new UnreadableFile(
    name,
    `has formulas or errors in a workbook with a sheet of ${size}; with them at most ${limits.wholePartBytes / mebibyte} MiB can be read`,
    'Paste the values over the formulas, or save the sheet as CSV',
  )
}

// Unpacks a part without keeping it. True if it has a formula or an error value.
async function scan(file: FileHandle, path: string, part: Part, name: string): Promise<boolean> {
  let size = 0
  let found = false
  let run = 0
  let before = ''
  for await (const chunk of unpackedBytes(path, await dataStart(file, part, name), part, name)) {
    size += chunk.length
    if (size > part.unpacked) throw truncated(name)
    const text = chunk.toString('latin1')
    found ||= formulaOrError.test(before + text)
    before = text.slice(-longestTag)
    const first = text.indexOf('<')
    run = first < 0 ? run + text.length : Math.max(run + first, text.length - text.lastIndexOf('<'))
    if (run > limits.recordLength) throw endlessText(name)
    if (first >= 0) run = text.length - text.lastIndexOf('<')
  }
  return found
}

async function dataStart(file: FileHandle, part: Part, name: string): Promise<number> {
  const header = Buffer.alloc(partHeaderBytes)
  const { bytesRead } = await file.read(header, 0, partHeaderBytes, part.offset)
  if (bytesRead < partHeaderBytes || header.readUInt32LE(0) !== partSignature) throw truncated(name)
  return part.offset + partHeaderBytes + header.readUInt16LE(26) + header.readUInt16LE(28)
}

async function* unpackedBytes(path: string, start: number, part: Part, name: string): AsyncGenerator<Buffer> {
  if (part.packed === 0) return
  const packed = createReadStream(path, { start, end: start + part.packed - 1 })
  try {
    if (part.stored) yield* packed as AsyncIterable<Buffer>
    else yield* packed.pipe(createInflateRaw()) as AsyncIterable<Buffer>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw truncated(name)
    throw error
  } finally {
    packed.destroy()
  }
}

function truncated(name: string): UnreadableFile {
  return new UnreadableFile(name, 'is a damaged or truncated workbook', 'Save or copy it again')
}

function bomb(name: string, unpacked: number, packed: number): UnreadableFile {
  const times = Math.round(unpacked / Math.max(1, packed))
  const size = Math.round(unpacked / mebibyte)
  return new UnreadableFile(
    name,
    `unpacks to ${size} MiB, ${times} times its size, which no workbook does`,
    'If it is one, save the sheet as CSV',
  )
}

function tooLarge(name: string, size: string): UnreadableFile {
  return new UnreadableFile(
    name,
    `is too large for a workbook (${size})`,
    'Save the sheet as CSV, which may be of any size',
  )
}

function endlessText(name: string): UnreadableFile {
  return new UnreadableFile(name, 'has a cell longer than 1 MiB', 'Save the sheet as CSV and shorten the cell')
}
