import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { BackupHeader } from './backup-header.js'
import { type Part, readParts } from './read-parts.js'
import { DamagedBackup, NewerBackup } from './unfit-backup.js'
import { writeParts } from './write-parts.js'

const header: BackupHeader = {
  programVersion: '0.1.0',
  postgresVersion: '18.0',
  takenAt: '2026-01-01T00:00:00Z',
  migrations: [{ room: 'platform', name: '0001-jobs', checksum: 'abc' }],
  tables: ['one', 'none', 'two'].map((name) => ({ schema: 'trial', name, columns: ['a', 'b'] })),
  sequences: [{ schema: 'trial', name: 's', last: '7', isCalled: true }],
}
const rows = ['1\tx\\n\n2\ty\n', '', '3\tzażółć\n']

async function* inPieces(bytes: Uint8Array, length: number): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length)
}

async function whole(): Promise<Buffer> {
  const all: Uint8Array[] = []
  const rowsOf = (table: number) => inPieces(Buffer.from(rows[table] ?? ''), 5)
  for await (const bytes of writeParts(header, rowsOf, () => undefined)) all.push(bytes)
  return Buffer.concat(all)
}

async function read(bytes: Uint8Array, length = 1000): Promise<Part[]> {
  const parts: Part[] = []
  for await (const part of readParts(inPieces(bytes, length))) parts.push(part)
  return parts
}

it('what is written is read again, however its bytes arrive', async () => {
  const bytes = await whole()
  for (const length of [1, 3, 100_000]) {
    const parts = await read(bytes, length)
    expect(parts).toEqual([
      { part: 'header', header },
      { part: 'rows', table: 0, rows: 2, bytes: Buffer.from(rows[0] ?? '') },
      { part: 'rows', table: 2, rows: 1, bytes: Buffer.from(rows[2] ?? '') },
      { part: 'footer', rows: 3 },
    ])
  }
})

it('random bytes that are changed, left out or put in are always refused', async () => {
  const bytes = await whole()
  const place = fc.nat(bytes.length - 1)
  const damages = fc.oneof(
    fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
      const changed = Buffer.from(bytes)
      changed[at] = (changed[at] ?? 0) ^ by
      return changed
    }),
    fc.tuple(place, place).map(([a, b]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b) + 1]
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)])
    }),
    fc.tuple(place, fc.uint8Array({ minLength: 1, maxLength: 20 })).map(([at, more]) => {
      return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)])
    }),
    fc.uint8Array({ minLength: 1, maxLength: 20 }).map((more) => Buffer.concat([bytes, more])),
    place.map((at) => bytes.subarray(0, at)),
  )
  await fc.assert(
    fc.asyncProperty(damages, async (damaged) => {
      fc.pre(!Buffer.from(damaged).equals(bytes))
      await expect(read(damaged)).rejects.toSatisfy(
        (error) => error instanceof DamagedBackup || isNewerMark(error, damaged),
      )
    }),
    { numRuns: 400 },
  )
})

// A changed digit of the first line is what a newer program would write.
function isNewerMark(error: unknown, damaged: Uint8Array): boolean {
  return error instanceof NewerBackup && /^mainstay-backup (?!1\n)\d+\n/.test(Buffer.from(damaged).toString('latin1'))
}

it('a backup whose form is of a newer program is called so', async () => {
  const bytes = Buffer.concat([Buffer.from('mainstay-backup 2\n'), Buffer.from('whatever this may be')])
  await expect(read(bytes)).rejects.toBeInstanceOf(NewerBackup)
})
