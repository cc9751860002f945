import type { ChildProcess } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { action, createClient, jobsCancel, jobsShow } from '#platform/server'
import { postmasterOf } from '../../../tests/support/program.js'
import { spawnProgram } from '../../../tests/support/spawn-program.js'
import { homePrefix, removeHome } from '../../../tests/support/sweep-homes.js'
import { bundleExample, type ExampleBundle } from '../cli/bundle-example.js'

// As the example program has it; here for its types alone.
const grow = action({
  name: 'grow',
  summary: '',
  effect: 'write',
  permission: '',
  errors: [],
  long: true,
  input: z.object({ steps: z.int() }),
  output: z.object({ grown: z.int() }),
  run: async () => ({ grown: 0 }),
})
const actions = [grow, jobsShow, jobsCancel] as const

let example: ExampleBundle
let home: string
let serving: Serving

beforeAll(async () => {
  example = await bundleExample()
  home = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
  serving = await serve()
})

afterAll(async () => {
  serving.child.kill('SIGTERM')
  await serving.ended
  await removeHome(home)
  await example.remove()
})

type Serving = { child: ChildProcess; address: string; out: () => string; ended: Promise<number | null> }

function start(...args: string[]) {
  const environment = { ...process.env, MAINSTAY_HOME: home, DATABASE_URL: '' }
  const child = spawnProgram([example.path, ...args], { env: environment })
  const told = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    told.out += text
  })
  child.stderr.on('data', (text) => {
    told.err += text
  })
  return { child, told, ended: new Promise<number | null>((resolve) => child.on('close', resolve)) }
}

async function serve(): Promise<Serving> {
  const { child, told, ended } = start('serve', '--port', '0')
  for (let turn = 0; turn < 600 && child.exitCode === null; turn++) {
    const address = /http:\S+/.exec(told.out)?.[0]
    if (address) return { child, address, out: () => told.out, ended }
    await sleep(50)
  }
  throw new Error(`The server did not start: ${told.err}`)
}

const client = () => createClient<typeof actions>(serving.address)

it('prints its address when it is ready, and the link of the first owner while there is none', async () => {
  expect(serving.out()).toMatch(/^Mainstay is ready at (http:\/\/localhost:\d+)\n[^\n]+ \1\/first-owner\?secret=\S+\n$/)
  expect((await fetch(`${serving.address}/ready`)).status).toBe(200)
})

it('runs long work as a job that the client follows', async () => {
  const seen: number[] = []
  const output = await client().send('grow', { steps: 15 }, { onProgress: ({ done }) => seen.push(done) })
  expect(output).toEqual({ grown: 15 })
  expect(Math.max(...seen)).toBeGreaterThan(2)
})

it('cancels long work when the client gives up', async () => {
  const wish = new AbortController()
  const work = client().send('grow', { steps: 300 }, { signal: wish.signal })
  setTimeout(() => wish.abort(), 600)
  await expect(work).rejects.toMatchObject({ kind: 'cancelled' })
})

it('is the only server of its home, and shares it with commands', async () => {
  const second = start('serve')
  expect(await second.ended).toBe(2)
  expect(second.told.err).toContain(`already running at ${serving.address}`)
  const command = start('jobs', 'show', '00000000-0000-4000-8000-000000000000')
  expect(await command.ended).toBe(2)
  expect(command.told.err).toBe('There is no job 00000000-0000-4000-8000-000000000000.\n')
  expect((await fetch(`${serving.address}/ready`)).status).toBe(200)
})

it('starts PostgreSQL again when that is killed', async () => {
  for (const pid of postgresOf()) process.kill(pid, 'SIGKILL')
  let status = 0
  for (let turn = 0; turn < 150 && status !== 200; turn++) {
    await sleep(100)
    status = (await fetch(`${serving.address}/ready`)).status
  }
  expect(status).toBe(200)
  expect(await client().send('grow', { steps: 2 })).toEqual({ grown: 2 })
})

it('stops in order: work is interrupted and says so, PostgreSQL stops with the last one out', async () => {
  const { job } = (await (await post('grow', { steps: 500 })).json()) as { job: string }
  await sleep(300)
  serving.child.kill('SIGTERM')
  expect(await serving.ended).toBe(0)
  expect(postgresOf()).toEqual([])
  serving = await serve()
  expect(await client().read('jobs.show', { id: job })).toMatchObject({ state: 'interrupted' })
})

it('killed without warning, says so of its work at the next start', async () => {
  const { job } = (await (await post('grow', { steps: 500 })).json()) as { job: string }
  await sleep(300)
  serving.child.kill('SIGKILL')
  await serving.ended
  serving = await serve()
  expect(await client().read('jobs.show', { id: job })).toMatchObject({ state: 'interrupted' })
})

function post(name: string, input: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return fetch(`${serving.address}/api/v1/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
}

function postgresOf(): number[] {
  const pid = postmasterOf(home)
  return pid === undefined ? [] : [pid]
}
