import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../tests/support/temporary-home.js'
import { writeWholeFile } from './write-file.js'

async function* words(...all: string[]): AsyncIterable<Uint8Array> {
  for (const word of all) yield Buffer.from(word)
}

it('a file is written whole, for this user alone', async () => {
  const file = join(temporaryFolder(), 'b')
  writeFileSync(`${file}.part`, 'left by one that was killed, and longer than what is written now')
  await writeWholeFile(file, words('one ', 'two'))
  expect(readFileSync(file, 'utf8')).toBe('one two')
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('what fails on the way leaves no file', async () => {
  const folder = temporaryFolder()
  async function* failing(): AsyncIterable<Uint8Array> {
    yield Buffer.from('half')
    throw new Error('the database went away')
  }
  await expect(writeWholeFile(join(folder, 'b'), failing())).rejects.toThrow('the database went away')
  expect(readdirSync(folder)).toEqual([])
})

it('a folder that is not there and a file that may not be written are said so', async () => {
  const folder = temporaryFolder()
  await expect(writeWholeFile(join(folder, 'no', 'b'), words('x'))).rejects.toMatchObject({ kind: 'not-found' })
  mkdirSync(join(folder, 'taken.part'))
  await expect(writeWholeFile(join(folder, 'taken'), words('x'))).rejects.toMatchObject({ kind: 'forbidden' })
})
