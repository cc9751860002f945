import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createClient } from '#platform/server'
import type { actions } from '../../src/apps/actions.js'
import {
  openProgramHome,
  postmasterOf,
  run,
  type Served,
  signInAsOwner,
  start,
  startServing,
} from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'
import { accounts, line, writeFiles } from '../support/workspace.js'

// What was acknowledged is there after every kill; what was under way is there as a whole or not at all.

const victims = [
  'server',
  'postgres',
  'server',
  'both',
  'postgres',
  'server',
  'command',
  'postgres',
  'server',
  'both',
] as const
const rounds = 20
const linesPerImport = 300
const refs = Array.from({ length: linesPerImport }, (_, index) => `a${index}`)

let home: string
let serving: Served
let cookie: string
let importMs: number
const imports = { acknowledged: new Set<string>(), attempted: new Set<string>() }
const corrections = { acknowledged: 1, attempted: 1 }

beforeAll(async () => {
  home = openProgramHome()
  serving = await startServing(home)
  cookie = await signInAsOwner(serving.address, serving.out())
  await client().send('workspaces.create', { name: 'W', currency: 'EUR' })
  await importOverHttp({
    account: accounts('fixed', ...refs),
    contract_line: [line('fixed', 'fixed', '2024-01-01', 1, { period: 'year' })],
  })
  const began = performance.now()
  await importOverHttp(filesOf('measured'))
  importMs = performance.now() - began
}, 240_000)

afterAll(async () => {
  serving?.child.kill('SIGTERM')
  await serving?.ended
  await removeHome(home)
}, 60_000)

it(`kill -9 of the server, of PostgreSQL, of both and of a command, ${rounds} rounds: nothing acknowledged is lost, nothing is half-done`, async () => {
  for (let round = 0; round < rounds; round++) {
    const victim = victims[round % victims.length] ?? 'server'
    const wish = { ended: false }
    const correcting = correctAgain(wish)
    // Every fifth round has one import acknowledged before the kill, however long it takes on this machine.
    if (round % 5 === 0) await importOnce(`p${round}`)
    const importing = victim === 'command' ? importByCommand(round) : importAgain(round, wish)
    // Spread over an import and a half.
    await sleep(30 + (((round * 97) % 340) / 340) * 1.5 * importMs)
    await kill(victim)
    wish.ended = true
    await Promise.all([correcting, importing])
    await makeReady()
    await check(round)
  }
  const verified = await run(home, 'ledger', 'verify', '--workspace', 'W', '--json')
  expect(verified).toMatchObject({ code: 0 })
  expect(JSON.parse(verified.out)).toMatchObject({ equal: true, differences: [] })
  // The test is worth something only if work was under way when it was killed, and some was done.
  expect(imports.acknowledged.size).toBeGreaterThan(0)
  expect(imports.acknowledged.size).toBeLessThan(imports.attempted.size)
  expect(corrections.acknowledged).toBeGreaterThan(1)
}, 400_000)

const client = () => createClient<typeof actions>(serving.address, undefined, { cookie })

async function importOverHttp(files: Parameters<typeof writeFiles>[0]): Promise<void> {
  const { folder, mapping } = await writeFiles(files, 'test', home)
  const { readFile } = await import('node:fs/promises')
  const names = Object.keys(files).map((name) => `${name}.csv`)
  const contents = await Promise.all(names.map((name) => readFile(`${folder}/${name}`)))
  const { upload } = await client().upload(names.map((name, index) => new File([contents[index] ?? ''], name)))
  await client().send('import', { workspace: 'W', upload, mappingText: await readFile(mapping, 'utf8') })
}

/** Imports one set of lines after the other until it fails or the round ends. */
async function importAgain(round: number, wish: { ended: boolean }): Promise<void> {
  for (let turn = 0; !wish.ended && turn < 5; turn++) {
    try {
      await importOnce(`p${round}x${turn}`)
    } catch {
      return
    }
  }
}

async function importOnce(name: string): Promise<void> {
  imports.attempted.add(name)
  await importOverHttp(filesOf(name))
  imports.acknowledged.add(name)
}

async function importByCommand(round: number): Promise<void> {
  const name = `p${round}c`
  imports.attempted.add(name)
  const { folder, mapping } = await writeFiles(filesOf(name), 'test', home)
  command = start(home, 'import', folder, '--mapping', mapping, '--workspace', 'W', '--json')
  const { code } = await command.ended
  if (code === 0) imports.acknowledged.add(name)
}

let command: ReturnType<typeof start> | undefined

function filesOf(name: string): Parameters<typeof writeFiles>[0] {
  return {
    product: accounts(name),
    contract_line: refs.map((ref) => line(`${name}-${ref}`, ref, '2024-02-01', 1, { product: name })),
  }
}

/** Corrects the fixed line to 2, 3, 4 … until it fails or the round ends. */
async function correctAgain(wish: { ended: boolean }): Promise<void> {
  while (!wish.ended) {
    const arr = Math.max(corrections.attempted, corrections.acknowledged) + 1
    corrections.attempted = arr
    try {
      await client().send('ledger.correct', {
        workspace: 'W',
        line: 'fixed',
        set: `arr=${arr}`,
        because: 'a round of the test',
      })
      corrections.acknowledged = arr
    } catch {
      return
    }
  }
}

async function kill(victim: (typeof victims)[number]): Promise<void> {
  if (victim === 'command') {
    await sleep(700)
    await command?.kill()
    return
  }
  const postmaster = postmasterOf(home)
  if (victim !== 'server' && postmaster !== undefined) process.kill(postmaster, 'SIGKILL')
  if (victim !== 'postgres') await serving.kill()
}

/** Starts the server again if it was killed; it heals what else was. */
async function makeReady(): Promise<void> {
  if (serving.child.exitCode !== null || serving.child.signalCode !== null) serving = await startServing(home)
  for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 50) {
    const isReady = await fetch(`${serving.address}/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isReady) return
    await sleep(50)
  }
  throw new Error('The server did not heal its database.')
}

async function check(round: number): Promise<void> {
  const verified = await client().send('ledger.verify', { workspace: 'W' })
  expect([round, verified.equal, verified.differences]).toEqual([round, true, []])

  const { rows } = await client().read('ledger.bridge', {
    workspace: 'W',
    from: '2024-02',
    to: '2024-02',
    by: 'product',
  })
  const closings = new Map(rows.map((row) => [row.group, row.closing]))
  for (const name of imports.attempted) {
    const whole = `${linesPerImport * 12}.00`
    const allowed = imports.acknowledged.has(name) ? [whole] : [whole, '0.00', undefined]
    expect([name, allowed]).toEqual([name, expect.arrayContaining([closings.get(name)])])
  }
  const { rows: kept } = await client().read('imports.list', { workspace: 'W' })
  const full = [...closings].filter(([name, closing]) => name !== null && closing !== '0.00')
  expect(kept).toHaveLength(full.length + 1)

  const fixed = Number(closings.get(null))
  expect(fixed).toBeGreaterThanOrEqual(corrections.acknowledged)
  expect(fixed).toBeLessThanOrEqual(corrections.attempted)
  corrections.acknowledged = fixed
}
