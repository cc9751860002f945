import { once } from 'node:events'
import { expect, test } from 'vitest'
import { spawnProgram } from './spawn-program.js'

const program = `
  process.on('SIGTERM', () => process.exit(7))
  setTimeout(() => {}, 20_000)
  console.log('ready')`

test.each(['linux', 'win32'] as const)(
  'a program of the tests is told to end as on %s, and can be killed',
  async (platform) => {
    const [told, killed] = [spawnProgram(['-e', program], {}, platform), spawnProgram(['-e', program], {}, platform)]
    await Promise.all([told, killed].map(({ stdout }) => once(stdout, 'data')))
    told.kill('SIGTERM')
    killed.kill('SIGKILL')
    expect(await Promise.all([once(told, 'close'), once(killed, 'close')])).toEqual([
      [7, null],
      [null, 'SIGKILL'],
    ])
  },
)

test('a program that ends by itself is not held back by its ear for messages', async () => {
  const child = spawnProgram(['-e', 'process.exitCode = 3'], {}, 'win32')
  expect(await once(child, 'close')).toEqual([3, null])
})
