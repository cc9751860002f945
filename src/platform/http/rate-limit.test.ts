import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyRequest } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { homePrefix } from '../../../tests/support/sweep-homes.js'
import { Failure, machine } from '../actions/index.js'
import { exampleSettings } from './example-settings.js'
import { type HttpServer, startServer } from './start-server.js'

const requestsPerMinute = 5
const home = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
let server: HttpServer

beforeAll(async () => {
  const admit = async ({ headers }: FastifyRequest) => {
    if (headers.authorization === 'Bearer wrong')
      throw new Failure('not-signed-in', 'Sign in first, or send an API key.')
    return { ...machine, actor: String(headers['x-who'] ?? 'nobody') }
  }
  server = await startServer(exampleSettings(home, { requestsPerMinute, admit }))
})

afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true, force: true })
})

const ask = (headers: Record<string, string> = {}, path = '/api/v1/plants/list?garden=g') =>
  fetch(`${server.address}${path}`, { headers })

async function statusesOf(count: number, headers: Record<string, string> = {}, path?: string): Promise<number[]> {
  const statuses: number[] = []
  for (let turn = 0; turn < count; turn++) statuses.push((await ask(headers, path)).status)
  return statuses
}

it('counts the requests of each caller, and tells who sends too many when to come again', async () => {
  expect(await statusesOf(6, { 'x-who': 'user:ada' })).toEqual([200, 200, 200, 200, 200, 429])
  expect(await statusesOf(1, { 'x-who': 'key:ada' })).toEqual([200])
  const refused = await ask({ 'x-who': 'user:ada' })
  expect(refused.headers.get('content-type')).toContain('application/problem+json')
  expect(await refused.json()).toMatchObject({ kind: 'too-many', status: 429 })
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(60)
})

it('counts who is not signed in, or comes with a wrong key, by their address', async () => {
  expect(await statusesOf(3)).toEqual([200, 200, 200])
  expect(await statusesOf(3, { authorization: 'Bearer wrong' })).toEqual([401, 401, 429])
  expect(await statusesOf(1)).toEqual([429])
})

it('never counts /health and /ready', async () => {
  expect(new Set(await statusesOf(20, {}, '/health'))).toEqual(new Set([200]))
  expect(new Set(await statusesOf(20, {}, '/ready'))).toEqual(new Set([200]))
})
