import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { request as ask, type OutgoingHttpHeaders } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { exampleActions } from '../actions/example-actions.js'
import { createClient, Problem } from '../actions/index.js'
import { exampleSettings } from './example-settings.js'
import { type HttpServer, type ServerSettings, startServer } from './start-server.js'

let home: string
let server: HttpServer
const logged: string[] = []

function settings(more: Partial<ServerSettings> = {}): ServerSettings {
  const log = pino({ level: 'info' }, { write: (line: string) => void logged.push(line) })
  return exampleSettings(home, { log, ...more })
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mainstay http ż-'))
  server = await startServer(settings())
})

afterAll(async () => {
  await server.close()
  await rm(home, { recursive: true })
})

type Reply = { status: number; headers: Record<string, unknown>; text: string; json: Record<string, unknown> }

function send(method: string, path: string, headers: OutgoingHttpHeaders = {}, body?: string | Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = ask({ host: '127.0.0.1', port: server.port, method, path, headers }, async (incoming) => {
      const pieces: Buffer[] = []
      for await (const piece of incoming) pieces.push(piece as Buffer)
      const text = Buffer.concat(pieces).toString()
      const isJson = String(incoming.headers['content-type']).includes('json') && text !== ''
      const json = isJson ? JSON.parse(text) : {}
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text, json })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const asJson = { 'content-type': 'application/json' }

function add(input: unknown, headers: OutgoingHttpHeaders = {}): Promise<Reply> {
  return send('POST', '/api/v1/plants/add', { ...asJson, ...headers }, JSON.stringify(input))
}

describe('an action over HTTP', () => {
  it('reads with the texts of the query string turned into values by the schema', async () => {
    const { status, json } = await send('GET', '/api/v1/plants/list?garden=Ogr%C3%B3d&limit=1&kinds=tree&kinds=herb')
    expect(status).toBe(200)
    expect(json).toEqual({ garden: 'Ogród', rows: [{ name: 'fern 0', height: '0.50', kind: 'tree+herb' }] })
  })

  it('writes with a JSON body', async () => {
    expect((await add({ name: 'fern' })).json).toEqual({ name: 'fern', rejected: 0, via: null })
  })

  it('does not turn texts of a JSON body into values', async () => {
    const { json } = await add({ name: 'fern', dryRun: 'true' })
    expect(json.errors).toEqual([{ pointer: '#/dryRun', detail: 'dryRun must be true or false.' }])
  })

  it('answers HEAD with the headers alone', async () => {
    const { status, text } = await send('HEAD', '/api/v1/plants/list?garden=g')
    expect([status, text]).toEqual([200, ''])
  })

  it('tells OPTIONS and wrong methods what is allowed, and grants no other origin anything', async () => {
    const options = await send('OPTIONS', '/api/v1/plants/add')
    expect([options.status, options.headers.allow]).toEqual([204, 'POST, OPTIONS'])
    expect(options.headers).not.toHaveProperty('access-control-allow-origin')
    const wrong = await send('DELETE', '/api/v1/plants/list')
    expect([wrong.status, wrong.headers.allow, wrong.json.kind]).toEqual([
      405,
      'GET, HEAD, OPTIONS',
      'method-not-allowed',
    ])
  })

  it('takes long work on as a job', async () => {
    const { status, headers, json } = await send('POST', '/api/v1/plants/grow', asJson, '{}')
    expect([status, json.action]).toEqual([202, 'plants.grow'])
    expect(headers.location).toBe(`/api/v1/jobs/show?id=${json.job}`)
  })

  it('refuses a wrong input of long work before it is taken on', async () => {
    const { status, json } = await send('POST', '/api/v1/plants/grow', asJson, '{"steps":0}')
    expect([status, json.detail]).toEqual([400, 'steps must be at least 1.'])
  })
})

describe('a refusal', () => {
  it('is a problem detail that names every wrong field', async () => {
    const { status, headers, json } = await send('GET', '/api/v1/plants/list?from=yesterday&limit=many')
    expect(status).toBe(400)
    expect(headers['content-type']).toContain('application/problem+json')
    expect(json).toMatchObject({ kind: 'invalid-input', title: 'The input is not valid', status: 400 })
    expect(json.requestId).toBe(headers['x-request-id'])
    expect(json.errors).toEqual([
      { pointer: '#/garden', detail: 'garden is missing.' },
      { pointer: '#/from', detail: 'from must be a month such as 2023-01.' },
      { pointer: '#/limit', detail: 'limit must be a number.' },
    ])
  })

  it('tells what somebody else changed meanwhile, theirs and yours', async () => {
    const { status, json } = await send('POST', '/api/v1/plants/add', asJson, '{"name":"tulip"}')
    expect([status, json.kind]).toEqual([409, 'conflict'])
    expect(json.conflicts).toEqual([{ field: 'colour', theirs: 'red', yours: null }])
  })

  it('names the field that was probably meant', async () => {
    const { json } = await send('GET', '/api/v1/plants/list?gardne=g')
    expect(json.detail).toBe('gardne is not a known field (did you mean garden?).')
  })

  it('names the operation that was probably meant', async () => {
    const { status, json } = await send('GET', '/api/v1/plants/lst')
    expect([status, json.detail]).toEqual([
      404,
      'There is nothing at /api/v1/plants/lst. Did you mean /api/v1/plants/list?',
    ])
  })

  it('of a field for the command line says so', async () => {
    const { status, json } = await add({ name: 'fern', path: '/etc/passwd' })
    expect([status, json.detail]).toEqual([400, 'path can be given on the command line only.'])
  })

  it.each([
    ['thrown', 'GET', '/api/v1/plants/list?garden=lost', undefined, 404, 'not-found'],
    ['returned', 'POST', '/api/v1/plants/add', '{"name":"rose"}', 409, 'name-taken'],
  ])('that an action has %s carries its kind', async (_how, method, path, body, status, kind) => {
    const reply = await send(method, path, body ? asJson : {}, body)
    expect([reply.status, reply.json.kind]).toEqual([status, kind])
  })

  it.each([
    ['malformed JSON', asJson, '{"name":', 400, 'invalid-input'],
    ['an empty body', asJson, '', 400, 'invalid-input'],
    ['a list for an object', asJson, '[1]', 400, 'invalid-input'],
    ['a poisoned prototype', asJson, '{"name":"fern","__proto__":{"dryRun":true}}', 400, 'invalid-input'],
    ['text', { 'content-type': 'text/plain' }, '{"name":"fern"}', 415, 'unsupported-media-type'],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 'name=fern', 415, 'unsupported-media-type'],
    ['a body that is too large', asJson, `{"name":"${'x'.repeat(5 * 1024 * 1024)}"}`, 413, 'too-large'],
  ])('of %s is a problem detail', async (_what, headers, body, status, kind) => {
    const reply = await send(
      'POST',
      '/api/v1/plants/add',
      { ...headers, 'content-length': Buffer.byteLength(body) },
      body,
    )
    expect([reply.status, reply.json.kind]).toEqual([status, kind])
  })

  it('of a malformed address is a problem detail', async () => {
    const { status, json } = await send('GET', '/api/v1/%E0%A4%A')
    expect([status, json.kind]).toEqual([400, 'invalid-input'])
  })

  it('of our own mistake tells nothing of it but a request id, and logs it', async () => {
    const { status, text, json } = await add({ name: 'bug' })
    expect([status, json.kind]).toEqual([500, 'unexpected'])
    expect(text).not.toMatch(/secret|passwords|\.ts|at /)
    expect(logged.some((line) => line.includes('passwords') && line.includes(String(json.requestId)))).toBe(true)
  })
})

describe('the guard', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1', '0.0.0.0'])(
    'refuses the host %s',
    async (host) => {
      const { status, json } = await send('GET', '/health', { host })
      expect([status, json.kind]).toEqual([403, 'foreign-host'])
    },
  )

  it('answers to the three names of this machine', async () => {
    for (const name of ['localhost', '127.0.0.1', '[::1]']) {
      const { status } = await send('GET', '/health', { host: `${name}:${server.port}` })
      expect(status).toBe(200)
    }
  })

  it.each(['http://evil.example', 'null', 'http://localhost:1', 'https://localhost'])(
    'refuses the origin %s',
    async (origin) => {
      const { status, json } = await add({ name: 'fern' }, { origin })
      expect([status, json.kind]).toEqual([403, 'foreign-origin'])
    },
  )

  it('takes its own origin', async () => {
    expect((await add({ name: 'fern' }, { origin: `http://127.0.0.1:${server.port}` })).status).toBe(200)
  })

  it('refuses what a page of another site asks for, but lets a link to a page through', async () => {
    const crossSite = { 'sec-fetch-site': 'cross-site' }
    const visit = { ...crossSite, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await send('GET', '/api/v1/plants/list?garden=g', crossSite)).status).toBe(403)
    expect((await send('GET', '/api/v1/plants/list?garden=g', visit)).status).toBe(403)
    expect((await send('GET', '/health', visit)).status).toBe(200)
  })

  it('sends a content security policy without inline code and without upgrades to https', async () => {
    const { headers } = await send('GET', '/health')
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(headers['content-security-policy']).not.toMatch(/unsafe|upgrade/)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    expect(headers).not.toHaveProperty('strict-transport-security')
  })
})

describe('an upload', () => {
  it('keeps files under safe names', async () => {
    const form = new FormData()
    form.append('files', new File(['a;b\n'], '../../ącc*ounts.csv'))
    form.append('files', new File(['c'], 'ĄCC*ounts.csv'))
    form.append('files', new File(['d'], 'CON.csv'))
    const reply = await fetch(`${server.address}/api/v1/uploads`, { method: 'POST', body: form })
    const { upload, files } = (await reply.json()) as { upload: string; files: string[] }
    expect([reply.status, files]).toEqual([201, ['ącc_ounts.csv', 'ĄCC_ounts-2.csv', 'file-CON.csv']])
    expect(await readFile(join(home, 'files', 'uploads', upload, 'ącc_ounts.csv'), 'utf8')).toBe('a;b\n')
  })

  it('without files, or broken off, leaves nothing', async () => {
    const before = await readdir(join(home, 'files', 'uploads')).catch(() => [])
    const type = { 'content-type': 'multipart/form-data; boundary=x' }
    const half = '--x\r\ncontent-disposition: form-data; name="f"; filename="a.csv"\r\n\r\nabc'
    expect((await send('POST', '/api/v1/uploads', type, '--x--\r\n')).status).toBe(400)
    expect((await send('POST', '/api/v1/uploads', type, half)).status).toBe(400)
    expect((await send('POST', '/api/v1/uploads', asJson, '{}')).status).toBe(415)
    expect(await readdir(join(home, 'files', 'uploads'))).toEqual(before)
  })
})

describe('the client', () => {
  const client = () => createClient<typeof exampleActions>(server.address)

  it('reads and sends by name', async () => {
    const { rows } = await client().read('plants.list', { garden: 'g', kinds: ['tree'], onlyTall: true })
    expect(rows).toHaveLength(3)
    expect(await client().send('plants.add', { name: 'fern' })).toEqual({ name: 'fern', rejected: 0, via: null })
  })

  it('throws problems with their kind and fields', async () => {
    const problem = await client()
      .read('plants.list', { garden: '', limit: 0 })
      .catch((thrown) => thrown)
    expect(problem).toBeInstanceOf(Problem)
    expect(problem).toMatchObject({ kind: 'invalid-input', status: 400 })
    expect(problem.fields.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['#/garden', '#/limit'])
  })
})

describe('starting', () => {
  it('says so when the port asked for is taken', async () => {
    await expect(startServer(settings({ port: server.port }))).rejects.toMatchObject({
      kind: 'port-taken',
      message: `Port ${server.port} is taken by another program.`,
    })
  })

  it('takes the next free port when none was asked for', async () => {
    const blocker = createServer()
    await new Promise<void>((resolve) => {
      blocker.once('error', () => resolve())
      blocker.listen(7600, '127.0.0.1', () => resolve())
    })
    const other = await startServer(settings({ port: undefined }))
    expect(other.port).toBeGreaterThan(7600)
    await other.close()
    blocker.close()
  })

  it('is ready only while the database answers', async () => {
    let fails = true
    const checkReady = async () => {
      if (fails) throw new Error('connection refused at 10.0.0.1')
    }
    const other = await startServer(settings({ checkReady }))
    const before = await fetch(`${other.address}/ready`)
    fails = false
    const after = await fetch(`${other.address}/ready`)
    expect([before.status, (await before.text()).includes('10.0.0.1'), after.status]).toEqual([503, false, 200])
    await other.close()
  })
})
