import { readFile } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from '#platform/server'
import { actions } from '../../src/apps/actions.js'
import { snapshotOf } from '../support/database-snapshot.js'
import { exampleFiles } from '../support/example-company.js'
import { type Malformed, malformedRequests, oddRequests, type Source } from '../support/malformed-requests.js'
import { databaseUrlOf, openProgramHome, type Served, signInAsOwner, startServing } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'
import { writeFiles } from '../support/workspace.js'

const count = 10_000
const oddCount = 600
const seed = Number(process.env.MAINSTAY_TEST_SEED ?? 20_261_123)
// One of so many is sent by nobody who signed in.
const strangerEach = 8
const atOnce = 8

// What is in the example, so that a request is right but for what is made wrong in it.
const words = {
  ...{ account: 'A', accounts: ['A', 'C'], line: 'a1', set: 'arr=1300', because: 'a test' },
  ...{ from: '2023-01', to: '2024-06', at: '2024-06', month: '2023-01', since: '2024-01-01T00:00Z', by: 'segment' },
  ...{ ref: 'new', name: 'New', screen: 'accounts', currency: 'EUR', policy: 'mainstay', rule: 'country = PL' },
}

let home: string
let serving: Served
let cookie: string

beforeAll(async () => {
  home = openProgramHome()
  serving = await startServing(home)
  cookie = await signInAsOwner(serving.address, serving.out())
  await fill('W')
  await fill('odd')
}, 240_000)

async function fill(workspace: string): Promise<void> {
  await client().send('workspaces.create', { name: workspace, currency: 'EUR' })
  const { folder, mapping } = await writeFiles(exampleFiles(), 'example', home)
  const names = ['account.csv', 'contract_line.csv']
  const files = await Promise.all(names.map(async (name) => new File([await readFile(`${folder}/${name}`)], name)))
  const { upload } = await client().upload(files)
  await client().send('import', { workspace, upload, mappingText: await readFile(mapping, 'utf8') })
}

afterAll(async () => {
  serving?.child.kill('SIGTERM')
  await serving?.ended
  await removeHome(home)
}, 60_000)

const client = () => createClient<typeof actions>(serving.address, undefined, { cookie })

it(`${count} malformed requests made from our own OpenAPI document: no 5xx, problem details, and the data unchanged`, async () => {
  const before = await unchanging()
  const { statuses, wrong } = await sendAll(malformedRequests(await sourceFor('W')), count)
  expect(wrong).toEqual([])
  expect(await unchanging()).toEqual(before)
  // Most must have come to the checks of inputs; else the test says nothing about them.
  expect(statuses.get(400)).toBeGreaterThan(count / 2)
}, 300_000)

it(`${oddCount} requests with one odd value each, which may be carried out: no 5xx, and a ledger that agrees with its facts`, async () => {
  const { statuses, wrong } = await sendAll(oddRequests(await sourceFor('odd')), oddCount)
  expect(wrong).toEqual([])
  expect(statuses.get(200)).toBeGreaterThan(0)
  expect(await client().send('ledger.verify', { workspace: 'odd' })).toMatchObject({ equal: true })
}, 300_000)

async function sourceFor(workspace: string): Promise<Source> {
  const document = (await (await fetch(`${serving.address}/api/v1/openapi.json`)).json()) as Source['document']
  return { document, actions, words: { ...words, workspace }, seed }
}

async function sendAll(requests: Generator<Malformed>, count: number) {
  const statuses = new Map<number, number>()
  // One of each sort, to be read.
  const wrong = new Map<string, unknown>()
  let sent = 0
  const one = async () => {
    while (sent < count) {
      const asked = requests.next().value as Malformed
      const isStranger = sent++ % strangerEach === 0
      const told = await send(asked, isStranger ? undefined : cookie)
      statuses.set(told.status, (statuses.get(told.status) ?? 0) + 1)
      const fault = faultOf(asked, told)
      const short = {
        path: asked.path.slice(0, 300),
        body: `${asked.body}`.slice(0, 300),
        text: told.text.slice(0, 300),
      }
      if (fault) wrong.set(`${fault}: ${asked.what} at ${asked.path.split('?')[0]}`, { fault, ...asked, ...short })
    }
  }
  await Promise.all(Array.from({ length: atOnce }, one))
  console.info(
    `answers by status: ${[...statuses]
      .sort()
      .map((pair) => pair.join(': '))
      .join(', ')}`,
  )
  return { statuses, wrong: [...wrong.values()].slice(0, 30) }
}

it('what is not even HTTP is answered with a problem', async () => {
  const lines = [
    'nonsense\r\n\r\n',
    'GET /health HTTP/9.9\r\n\r\n',
    'GET /he\u0000alth HTTP/1.1\r\nhost: localhost\r\n\r\n',
    'GET /health HTTP/1.1\r\nhost: a\r\nhost: b\r\n bad fold\u0001\r\n\r\n',
    'POST /api/v1/accounts/create HTTP/1.1\r\nhost: localhost\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n',
    'POST /api/v1/accounts/create HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n',
    'POST /api/v1/accounts/create HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n',
    `GET /health HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`,
  ]
  for (const line of lines) {
    const told = await sendRaw(line)
    expect(told).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(told).toMatch(/content-type: application\/problem\+json/i)
  }
}, 60_000)

// What moves by itself: when a session was last seen. A link of a review that is none is a guess, and counted.
async function unchanging() {
  const { tables, sequences } = await snapshotOf(databaseUrlOf(home))
  const { 'access.session': _, 'access.guess': __, ...rest } = tables
  return { tables: rest, sequences }
}

type Told = { readonly status: number; readonly type: string; readonly text: string }

function faultOf(asked: Malformed, { status, type, text }: Told): string | undefined {
  if (status === 0) return 'the connection broke'
  if (status >= 500) return 'a mistake of ours'
  if (status < 400 || asked.method === 'HEAD') return undefined
  if (!type.startsWith('application/problem+json')) return 'not a problem detail'
  const { kind, requestId } = JSON.parse(text) as { kind?: string; requestId?: string }
  return kind && requestId ? undefined : 'an incomplete problem detail'
}

const agent = new Agent({ keepAlive: true, maxSockets: atOnce })

function send({ method, path, headers, body }: Malformed, cookie: string | undefined): Promise<Told> {
  const { port } = new URL(serving.address)
  return new Promise((resolve) => {
    const own = cookie === undefined ? {} : { cookie }
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const asked = request({ host: 'localhost', port, method, path, agent, headers: { ...own, ...headers, ...length } })
    asked.on('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece
      })
      const type = response.headers['content-type'] ?? ''
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type, text }))
    })
    asked.on('error', (error) => resolve({ status: 0, type: '', text: error.message }))
    asked.end(body)
  })
}

function sendRaw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(serving.address).port), 'localhost')
    let told = ''
    socket.on('data', (piece) => {
      told += piece
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(told))
    socket.write(text)
  })
}
