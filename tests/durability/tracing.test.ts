import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openProgramHome, type Served, signInAsOwner, startServing } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'

// A receiver of OTLP over HTTP as a collector is one, for as much as the test asks of it.

type Attribute = { readonly key: string; readonly value: { readonly stringValue?: string; readonly intValue?: number } }
type Span = {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: number
  readonly attributes: readonly Attribute[]
}
type Export = {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] }
    readonly scopeSpans: readonly { readonly spans: readonly Span[] }[]
  }[]
}

const received: string[] = []
let receiver: Server
let home: string
let serving: Served

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let text = ''
    request.on('data', (piece) => {
      text += piece
    })
    request.on('end', () => {
      if (request.url === '/v1/traces') received.push(text)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', () => resolve()))
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
  process.env.OTEL_SERVICE_NAME = 'revenue'
  process.env.OTEL_RESOURCE_ATTRIBUTES = 'deployment.environment.name=test'
  home = openProgramHome()
  serving = await startServing(home)
}, 240_000)

afterAll(async () => {
  receiver.close()
  await removeHome(home)
}, 60_000)

it('a request is a span with its route, status and id, and has its action and transactions below it', async () => {
  const cookie = await signInAsOwner(serving.address, serving.out())
  const traceId = randomUUID().replaceAll('-', '')
  const callerSpan = randomUUID().replaceAll('-', '').slice(0, 16)
  const call = async (path: string, body: object | undefined, more: Record<string, string> = {}) =>
    fetch(`${serving.address}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { cookie, 'content-type': 'application/json', ...more },
      body: body && JSON.stringify(body),
    })
  await call('/api/v1/workspaces/create', { name: 'Zyxo', currency: 'EUR' })
  const account = { workspace: 'Zyxo', ref: 'zyxo', name: 'Zyxo Mark', owner: 'zyxo@people.example' }
  const traceparent = `00-${traceId}-${callerSpan}-01`
  const made = await call('/api/v1/accounts/create', account, { traceparent })
  expect(made.status).toBe(200)
  expect((await call('/api/v1/accounts/create', account)).status).toBe(409)
  expect((await call('/api/v1/accounts/list?workspace=Zyxo&search=zyxo', undefined)).status).toBe(200)
  serving.child.kill('SIGTERM')
  expect((await serving.ended).code).toBe(0)

  const exports = received.map((text) => JSON.parse(text) as Export)
  const spans = exports.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)),
  )
  const ofTrace = spans.filter((span) => span.traceId === traceId)
  const request = ofTrace.find(({ name }) => name === 'POST /api/v1/accounts/create')
  expect(request).toMatchObject({ kind: 2, parentSpanId: callerSpan })
  expect(factsOf(request)).toMatchObject({
    'http.route': '/api/v1/accounts/create',
    'http.request.method': 'POST',
    'http.response.status_code': 200,
    'mainstay.request_id': made.headers.get('x-request-id'),
  })
  const action = ofTrace.find(({ name }) => name === 'action accounts.create')
  expect(action?.parentSpanId).toBe(request?.spanId)
  const transactions = ofTrace.filter(({ name }) => name === 'transaction')
  expect(transactions.map(({ parentSpanId }) => parentSpanId)).toEqual([action?.spanId])
  const refused = spans.find((span) => span.name === 'action accounts.create' && span.traceId !== traceId)
  expect(factsOf(refused)).toMatchObject({ 'error.type': 'name-taken' })

  const [resource] = exports.map(({ resourceSpans }) => resourceSpans[0]?.resource)
  expect(factsOf(resource)).toMatchObject({ 'service.name': 'revenue', 'deployment.environment.name': 'test' })
  expect(received.filter((text) => /zyxo/i.test(text))).toEqual([])
}, 120_000)

function factsOf(told: { readonly attributes: readonly Attribute[] } | undefined): Record<string, unknown> {
  return Object.fromEntries(
    (told?.attributes ?? []).map(({ key, value }) => [key, value.stringValue ?? value.intValue]),
  )
}
