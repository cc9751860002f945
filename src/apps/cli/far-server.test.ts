import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, createClient } from '#platform/server'
import { openProgramHome, run, type Served, signInAsOwner, startServing } from '../../../tests/support/program.js'
import { removeHome } from '../../../tests/support/sweep-homes.js'
import type { actions } from '../actions.js'
import { farServerIn } from './far-server.js'

// A real server, and real commands on a machine that has nothing but a key.
const far = openProgramHome()
const here = openProgramHome()
const folder = join(here, 'files')
let served: Served
let owner: Client<typeof actions>
let key: string

beforeAll(async () => {
  served = await startServing(far)
  const cookie = await signInAsOwner(served.address, served.out())
  owner = createClient<typeof actions>(served.address, undefined, { cookie })
  await owner.send('workspaces.create', { name: 'Ours' })
  const permissions = ['workspaces:read', 'accounts:read', 'imports:read', 'imports:write', 'jobs:read', 'jobs:cancel']
  key = (await owner.send('keys.create', { workspace: 'Ours', name: 'a script', permissions })).key
  const mapping = { name: 'own', version: 1, files: [{ match: 'accounts.csv', entity: 'account', fields }] }
  mkdirSync(folder)
  writeFileSync(join(folder, 'own.json'), JSON.stringify(mapping))
  for (const [name, rows] of Object.entries({ good: 'a,Acme\nb,Bell\n', bad: 'c,Cole\nd,\n' })) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'accounts.csv'), `ref,name\n${rows}`)
  }
}, 120_000)

afterAll(async () => {
  served.child.kill('SIGTERM')
  await served.ended
  await Promise.all([removeHome(far), removeHome(here)])
})

const fields = { ref: 'ref', name: 'name' }

async function ask(args: readonly string[], environment: Record<string, string> = {}) {
  const before = { ...process.env }
  Object.assign(process.env, { MAINSTAY_SERVER: served.address, MAINSTAY_API_KEY: key, ...environment })
  const running = run(here, ...args)
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  const { err, ...ended } = await running
  // A build that takes long says so.
  return { ...ended, err: err.replace(/^Building Mainstay .*\n/gm, '') }
}
const importing = (name: string) => ['import', join(folder, name), '--mapping', join(folder, 'own.json')]

it('a command that reads prints what the server answers', async () => {
  const { code, out, err } = await ask(['workspaces', 'list', '--json'])
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toEqual(await owner.read('workspaces.list', {}))
})

it('files of this machine are uploaded and imported there, by a mapping of this machine', async () => {
  const { code, out, err } = await ask([...importing('good'), '--workspace', 'Ours', '--json'])
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out).files).toMatchObject([{ file: 'accounts.csv', created: 2, rejected: 0 }])
  const { rows } = await owner.read('accounts.list', { workspace: 'Ours' })
  expect(rows.map(({ name }) => name)).toEqual(['Acme', 'Bell'])
})

it('the exit code is that of the result: 3 where rows were refused', async () => {
  const { code, out } = await ask([...importing('bad'), '--workspace', 'Ours', '--json'])
  expect(code).toBe(3)
  expect(JSON.parse(out).files).toMatchObject([{ created: 1, rejected: 1 }])
})

it('what the key may not is refused with the sentence, the exit code and the request of the server', async () => {
  const { code, out, err } = await ask(['members', 'list', '--workspace', 'Ours', '--json'])
  expect([code, out]).toEqual([2, ''])
  const { error } = JSON.parse(err)
  expect(error).toMatchObject({ kind: 'forbidden', message: expect.stringMatching(/does not have the right/) })
  const { rows } = await owner.read('audit.list', { workspace: 'Ours', action: 'members.list' })
  expect(rows).toMatchObject([{ actor: expect.stringMatching(/^key:/), refused: true, requestId: error.requestId }])
})

it('the server speaks the language of the command', async () => {
  const { code, err } = await ask(['accounts', 'list', '--workspace', 'Theirs', '--language', 'pl'])
  expect([code, err]).toEqual([2, 'Nie ma przestrzeni „Theirs”. Są: Ours.\n'])
})

it('a server that does not answer is named', async () => {
  const { code, err } = await ask(['workspaces', 'list'], { MAINSTAY_SERVER: 'http://localhost:1' })
  expect([code, err]).toEqual([
    2,
    'http://localhost:1 does not answer. Check MAINSTAY_SERVER, and whether the server runs.\n',
  ])
})

it('what works on the database itself is refused', async () => {
  for (const args of [['backup', 'x'], ['restore', 'x'], ['migrate'], ['export', 'x', '--workspace', 'Ours']]) {
    const { code, err } = await ask(args)
    expect([code, err]).toEqual([2, expect.stringContaining('works on the database itself')])
  }
})

it('the key is sent to nobody in the clear', () => {
  const MAINSTAY_API_KEY = 'mst_x'
  for (const MAINSTAY_SERVER of ['http://mainstay.example', 'ftp://localhost', 'https://mainstay.example/app', 'x']) {
    expect(() => farServerIn({ MAINSTAY_SERVER, MAINSTAY_API_KEY })).toThrow(/must be an address/)
  }
  expect(() => farServerIn({ MAINSTAY_SERVER: 'https://mainstay.example' })).toThrow(/set MAINSTAY_API_KEY/)
  expect(farServerIn({ MAINSTAY_SERVER: 'https://mainstay.example', MAINSTAY_API_KEY })).toEqual({
    address: 'https://mainstay.example',
    key: MAINSTAY_API_KEY,
  })
  expect(farServerIn({ MAINSTAY_API_KEY })).toBeUndefined()
})
