import { expect, it, onTestFinished } from 'vitest'
import { openProgramHome, run, start } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'

function home(): string {
  const path = openProgramHome()
  onTestFinished(() => removeHome(path), 60_000)
  return path
}

it('of two servers started at once on one home one serves, and the other says so and ends with 2', async () => {
  const path = home()
  const both = [start(path, 'serve', '--port', '0'), start(path, 'serve', '--port', '0')]
  const first = await Promise.race(both.map(async (running) => ({ running, ended: await running.ended })))
  const other = both.find((running) => running !== first.running)
  expect(first.ended.code).toBe(2)
  expect(first.ended.err).toMatch(/already (running|starting)/)
  for (let waitedMs = 0; waitedMs < 60_000 && !other?.out().includes('http'); waitedMs += 50)
    await new Promise((resolve) => setTimeout(resolve, 50))
  const address = /http:\S+/.exec(other?.out() ?? '')?.[0]
  expect((await fetch(`${address}/ready`)).status).toBe(200)
  // A command beside the server shares its database.
  expect((await run(path, 'workspaces', 'create', 'Beside')).code).toBe(0)
  other?.child.kill('SIGTERM')
  expect((await other?.ended)?.code).toBe(0)
}, 120_000)

it('commands started at once on a fresh home make one database and all do their work', async () => {
  const path = home()
  const ended = await Promise.all(['A', 'B', 'C'].map((name) => run(path, 'workspaces', 'create', name, '--json')))
  expect(ended.map(({ code, err }) => [code, err])).toEqual(ended.map(() => [0, expect.any(String)]))
  const listed = await run(path, 'workspaces', 'list', '--json')
  expect((JSON.parse(listed.out) as { rows: { name: string }[] }).rows.map(({ name }) => name)).toEqual(['A', 'B', 'C'])
}, 120_000)
