import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../../tests/support/temporary-home.js'
import { isPlain, withPlainPath } from './plain-path.js'

test('on Windows a path with Polish letters gets a plain one for as long as it is needed', async () => {
  const parent = temporaryFolder()
  const folder = join(temporaryFolder(), 'Łucja')
  mkdirSync(folder)
  writeFileSync(join(folder, 'file'), 'kept')
  const used = await withPlainPath(
    folder,
    async (path) => {
      expect(readFileSync(join(path, 'file'), 'utf8')).toBe('kept')
      return path
    },
    { platform: 'win32', parent },
  )
  expect(isPlain(used)).toBe(true)
  expect([readdirSync(parent), existsSync(join(folder, 'file'))]).toEqual([[], true])
})

test.each([
  ['linux', '/home/Łucja', 'of another system'],
  ['win32', 'C:\\Users\\ada', 'that is plain'],
  ['win32', 'C:\\Users\\Łucja', 'where no link can be made'],
] as const)('on %s the path %s stays: %s', async (platform, folder, _why) => {
  const nowhere = join(temporaryFolder(), 'not', 'there')
  expect(await withPlainPath(folder, async (path) => path, { platform, parent: nowhere })).toBe(folder)
})
