import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exampleSettings } from './example-settings.js'
import { startServer } from './start-server.js'

async function headersAt(publicAddress: string | undefined, path: string): Promise<Headers> {
  const home = await mkdtemp(join(tmpdir(), 'mainstay-headers-'))
  const server = await startServer({ ...exampleSettings(home), publicAddress })
  try {
    return (await fetch(`${server.address}${path}`)).headers
  } finally {
    await server.close()
    await rm(home, { recursive: true })
  }
}

it('browsers are told to come back by https alone where people reach the server by https', async () => {
  const told = (await headersAt('https://mainstay.example', '/health')).get('strict-transport-security')
  expect(told).toBe('max-age=31536000')
  expect((await headersAt(undefined, '/health')).get('strict-transport-security')).toBeNull()
})

it('no answer of the API is kept by a browser, good or not', async () => {
  expect((await headersAt(undefined, '/api/v1/plants/list?garden=g')).get('cache-control')).toBe('no-store')
  expect((await headersAt(undefined, '/api/v1/nothing')).get('cache-control')).toBe('no-store')
})
