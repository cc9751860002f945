import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { createClient } from './client.js'
import type { exampleActions } from './example-actions.js'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

const later: Answer = (_request, response) => {
  const headers = { 'content-type': 'application/problem+json', 'retry-after': '0' }
  response.writeHead(503, headers).end('{"kind":"database-unavailable","detail":"Not now."}')
}
const broken: Answer = (request) => request.socket.destroy()
const good: Answer = (_request, response) => response.end('{"name":"fern","rejected":0,"via":null}')

/** A server with one answer after the other, and the keys that it was sent. */
async function serving(...answers: Answer[]): Promise<{ address: string; keys: (string | undefined)[] }> {
  const keys: (string | undefined)[] = []
  const listening = createServer((request, response) => {
    keys.push(request.headers['idempotency-key'] as string | undefined)
    const answer = answers.shift() ?? good
    request.resume().on('end', () => answer(request, response))
  })
  server = listening
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(listening.address() as AddressInfo).port}`, keys }
}

const client = (address: string, patient: boolean) =>
  createClient<typeof exampleActions>(address, undefined, {}, { patient })

it('a patient client sends again what broke off or was told to come again, under the same key', async () => {
  const { address, keys } = await serving(later, broken, later)
  expect(await client(address, true).send('plants.add', { name: 'fern' })).toMatchObject({ name: 'fern' })
  expect(keys).toHaveLength(4)
  expect(new Set(keys).size).toBe(1)
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/)
})

it('every other send has a key of its own', async () => {
  const { address, keys } = await serving()
  await client(address, true).send('plants.add', { name: 'fern' })
  await client(address, true).send('plants.add', { name: 'fern' })
  expect(new Set(keys).size).toBe(2)
})

it('one that is not patient fails at once', async () => {
  const { address, keys } = await serving(later)
  await expect(client(address, false).send('plants.add', { name: 'fern' })).rejects.toMatchObject({ status: 503 })
  expect(keys).toHaveLength(1)
})
