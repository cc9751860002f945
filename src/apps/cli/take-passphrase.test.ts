import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { speakEnglish } from '#platform/server'
import { temporaryFolder } from '../../../tests/support/temporary-home.js'
import { askPassphrase, takePassphrase } from './take-passphrase.js'

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

function terminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true })
  const output = new PassThrough()
  const shown = () => String(output.read() ?? '')
  const ask = () => askPassphrase('What is the passphrase?', speakEnglish, { input, output })
  return { input, shown, ask }
}

it('a passphrase is asked for at the terminal, which does not show it', async () => {
  const { input, shown, ask } = terminal()
  const asked = ask()
  input.write('what nobody seez')
  // What was mistyped is taken back.
  input.write('\u007fs\r')
  expect(await asked).toBe('what nobody sees')
  expect(shown()).toBe('What is the passphrase? \n')
})

it('two questions after each other are two passphrases', async () => {
  const { input, shown, ask } = terminal()
  const first = ask()
  input.write('the first\r')
  expect(await first).toBe('the first')
  const second = ask()
  input.write('the second\r')
  expect(await second).toBe('the second')
  expect(shown()).toBe('What is the passphrase? \nWhat is the passphrase? \n')
})

it('a blank one is refused, and Ctrl-C cancels', async () => {
  const blank = terminal()
  const asked = blank.ask()
  blank.input.write('\r')
  await expect(asked).rejects.toMatchObject({ kind: 'wrong-usage', message: 'The passphrase is blank.' })
  const left = terminal()
  const cancelled = left.ask()
  left.input.write('half of it\u0003')
  await expect(cancelled).rejects.toMatchObject({ kind: 'cancelled' })
  expect(left.shown()).not.toContain('half')
})

it('without a terminal it says how else to give it', async () => {
  const piped = { input: new PassThrough(), output: new PassThrough() }
  await expect(askPassphrase('What is the passphrase?', speakEnglish, piped)).rejects.toMatchObject({
    kind: 'wrong-usage',
    message: expect.stringMatching(/--passphrase-file/),
  })
})
