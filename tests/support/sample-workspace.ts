import { afterAll, beforeAll } from 'vitest'
import { day } from '#foundation'
import { type Context, machine } from '#platform/server'
import { defaultSeed, generateSample } from '../../src/apps/sample/index.js'
import { sample } from '../../src/apps/sample/load-sample.js'
import { createTestDatabase, type TestDatabase } from './test-database.js'

/** The day on which tests look at the sample workspace. */
export const today = '2026-11-23'

/** What the generator planted by that day; its code shares nothing with what reads the ledger. */
export const { truths } = generateSample({ seed: defaultSeed, lastDay: day(today) })

/** Makes the sample workspace, named Sample, before the tests of a file; `context()` is what actions run in, `url()` its database's owner. */
export function withSampleWorkspace(): { context(): Context; url(): string } {
  let made: TestDatabase | undefined
  let context: Context | undefined
  beforeAll(async () => {
    made = await createTestDatabase()
    context = {
      database: made.app,
      clock: () => `${today}T12:00:00Z`,
      requestId: 'test',
      progress: () => undefined,
      signal: new AbortController().signal,
      home: '',
      caller: { ...machine, actor: 'test' },
      actor: 'test',
    }
    await sample.run(context, {})
  }, 120_000)
  afterAll(() => made?.drop())
  return {
    context() {
      if (!context) throw new Error('The sample workspace is made before the first test.')
      return context
    },
    url() {
      if (!made) throw new Error('The sample workspace is made before the first test.')
      return made.url
    },
  }
}
