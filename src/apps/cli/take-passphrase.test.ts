import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../../tests/support/temporary-home.js'
import { takePassphrase } from './take-passphrase.js'

const environment = { MAINSTAY_BACKUP_PASSPHRASE: 'of the environment' }

it('a passphrase is the first line of the file that is named, else that of the environment, else none', async () => {
  const file = join(temporaryFolder(), 'passphrase')
  writeFileSync(file, ' of the file \r\nanother line\n')
  expect(await takePassphrase(file, environment)).toBe(' of the file ')
  expect(await takePassphrase(undefined, environment)).toBe('of the environment')
  expect(await takePassphrase(undefined, {})).toBeUndefined()
  expect(await takePassphrase(undefined, { MAINSTAY_BACKUP_PASSPHRASE: '' })).toBeUndefined()
})

it('a file that is blank or not there is no passphrase', async () => {
  const file = join(temporaryFolder(), 'passphrase')
  await expect(takePassphrase(file, environment)).rejects.toMatchObject({ kind: 'not-found' })
  writeFileSync(file, '\n')
  await expect(takePassphrase(file, environment)).rejects.toMatchObject({ kind: 'wrong-usage' })
})
