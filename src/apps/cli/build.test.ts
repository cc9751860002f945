import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { root } from '../root.js'

// A program of two files, built by the real build and started by the real bin.
let program: string

beforeAll(async () => {
  program = await mkdtemp(join(tmpdir(), 'mainstay build ż-'))
  for (const name of ['build/build.mjs', 'bin/mainstay.mjs', 'package.json', 'architecture/rooms.ts']) {
    await cp(join(root, name), join(program, name))
  }
  await symlink(join(root, 'node_modules'), join(program, 'node_modules'), 'junction')
  await write('src/ledger/store/migrations/0001-facts.sql', 'select 1;')
  await write('src/apps/web/index.html', '<!doctype html><script type="module" src="./app.ts"></script>')
  await write('src/apps/web/app.ts', 'document.title = "Mainstay"')
})

beforeEach(async () => {
  await rm(join(program, 'dist'), { recursive: true, force: true })
  await writeMain('first')
})

afterAll(() => rm(program, { recursive: true }))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(program, path)), { recursive: true })
  await writeFile(join(program, path), text)
}

function writeMain(word: string): Promise<void> {
  return write(
    'src/apps/cli/main.ts',
    `export async function main(argv: string[], start: { webFolder?: string }) {
       console.log(JSON.stringify({ said: '${word}', argv, webFolder: start.webFolder, here: import.meta.dirname }))
     }`,
  )
}

type Ended = { code: number | null; out: string; err: string }

function run(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(program, 'bin', 'mainstay.mjs'), ...args], { cwd: tmpdir() })
  const told = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    told.out += text
  })
  child.stderr.on('data', (text) => {
    told.err += text
  })
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...told })))
}

const said = ({ out }: Ended) => JSON.parse(out) as { said: string; webFolder?: string; here: string }
const builds = () => readdirSync(join(program, 'dist')).filter((name) => /^(server|web)-/.test(name))

it('builds at the first start, and again when a source changed', async () => {
  expect(said(await run('a'))).toMatchObject({ said: 'first', argv: ['a'] })
  expect(said(await run('a'))).toMatchObject({ said: 'first' })
  await writeMain('second')
  expect(said(await run('a'))).toMatchObject({ said: 'second' })
})

it('does not build again when only the times of the sources changed', async () => {
  await run()
  const before = builds()
  await utimes(join(program, 'src/apps/cli/main.ts'), new Date(), new Date(Date.now() + 5000))
  expect((await run()).code).toBe(0)
  expect(builds()).toEqual(before)
})

it('puts the migrations beside the bundle, in the folders of their rooms', async () => {
  const { here } = said(await run())
  expect(existsSync(join(here, 'migrations/ledger/store/migrations/0001-facts.sql'))).toBe(true)
})

it('builds the web app only for the server', async () => {
  expect(said(await run('ledger')).webFolder).toBeUndefined()
  const { webFolder = '' } = said(await run('serve'))
  expect(existsSync(join(webFolder, 'index.html'))).toBe(true)
})

it('started many times at once, builds once and every start works', async () => {
  const all = await Promise.all(Array.from({ length: 5 }, () => run('serve')))
  // A build that takes long says so.
  const quiet = expect.stringMatching(/^(Building Mainstay \((server|web)\) …\n)*$/)
  expect(all.map(({ code, err }) => [code, err])).toEqual(all.map(() => [0, quiet]))
  expect(builds()).toHaveLength(2)
})

it('takes over from a build that was killed', async () => {
  await write('dist/.server.lock', '999999999')
  expect(said(await run())).toMatchObject({ said: 'first' })
})

it('says what is wrong with a source that does not build, and does not start an older build', async () => {
  await run()
  await write('src/apps/cli/main.ts', 'export const = 1')
  const { code, out, err } = await run()
  expect([code, out]).toEqual([2, ''])
  expect(err).toMatch(/^Mainstay could not be built: .*\nsrc\/apps\/cli\/main\.ts:1:13/)
})
