import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../../tests/support/temporary-home.js'
import { withExclusiveLock } from './exclusive-lock.js'
import { claimServer, findServer, type Home, openHome } from './index.js'
import { isAlive, markProcess, readPs, readTasklist } from './process-mark.js'

const hasModes = process.platform !== 'win32'
const open = (path: string): Promise<Home> => openHome({ MAINSTAY_HOME: path })

test('a home is made for this user alone and keeps its id', async () => {
  const path = join(temporaryFolder(), 'new', 'home')
  const first = await open(path)
  expect(first.path).toBe(path)
  if (hasModes) expect(statSync(path).mode & 0o777).toBe(0o700)
  expect((await open(path)).instanceId).toBe(first.instanceId)
})

test('a home may have spaces and Polish letters in its path', async () => {
  const path = join(temporaryFolder(), 'Moje dokumenty', 'zażółć gęślą jaźń')
  expect((await open(path)).path).toBe(path)
})

test('a deleted and re-made home is another one', async () => {
  const path = join(temporaryFolder(), 'home')
  const first = await open(path)
  rmSync(path, { recursive: true })
  expect((await open(path)).instanceId).not.toBe(first.instanceId)
})

test('a moved home stays itself and a copied one becomes another', async () => {
  const folder = temporaryFolder()
  const first = await open(join(folder, 'a'))
  cpSync(join(folder, 'a'), join(folder, 'copy'), { recursive: true })
  expect((await open(join(folder, 'copy'))).instanceId).not.toBe(first.instanceId)
  renameSync(join(folder, 'a'), join(folder, 'moved'))
  expect((await open(join(folder, 'moved'))).instanceId).toBe(first.instanceId)
})

test('a home behind a symbolic link is the same home', async () => {
  const folder = temporaryFolder()
  const first = await open(join(folder, 'real'))
  symlinkSync(join(folder, 'real'), join(folder, 'link'), 'junction')
  expect(await open(join(folder, 'link'))).toEqual(first)
})

test('many first openings at once agree on one id', async () => {
  const path = join(temporaryFolder(), 'home')
  const homes = await Promise.all(Array.from({ length: 10 }, () => open(path)))
  expect(new Set(homes.map((home) => home.instanceId)).size).toBe(1)
})

test.each(['home', 'home/deeper'])(
  'where a file stands in the way of %s, the failure names the path and the way out',
  async (name) => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'home'), '')
    const path = join(folder, name)
    await expect(open(path)).rejects.toMatchObject({
      kind: 'home-not-writable',
      message: expect.stringContaining(path),
    })
    await expect(open(path)).rejects.toThrow(/a file stands where a folder is needed.*MAINSTAY_HOME/)
  },
)

const closedPlaces =
  process.platform === 'win32' ? ['C:\\System Volume Information\\mainstay'] : ['/proc/mainstay', '/sys/kernel']

test.each(closedPlaces)('a place where nobody can write, root neither, is refused: %s', async (path) => {
  await expect(open(path)).rejects.toMatchObject({ kind: 'home-not-writable' })
})

test('a second server is refused by name, and the next one after it is not', async () => {
  const home = await open(join(temporaryFolder(), 'home'))
  const claim = await claimServer(home)
  await expect(claimServer(home)).rejects.toThrow(/already starting/)
  claim.announce('http://127.0.0.1:4711')
  await expect(claimServer(home)).rejects.toMatchObject({
    kind: 'already-running',
    message: expect.stringContaining(`already running at http://127.0.0.1:4711, pid ${process.pid}`),
  })
  expect(findServer(home)?.url).toBe('http://127.0.0.1:4711')
  claim.release()
  expect(findServer(home)).toBeUndefined()
  ;(await claimServer(home)).release()
})

test('the claim of a dead server does not hold, nor that of one whose pid another process has got', async () => {
  const home = await open(join(temporaryFolder(), 'home'))
  const file = join(home.path, 'run', 'server.json')
  writeFileSync(file, JSON.stringify(await markOfTheDead()))
  ;(await claimServer(home)).release()
  writeFileSync(file, JSON.stringify({ pid: process.pid, started: 'at another time', url: 'http://127.0.0.1:1' }))
  ;(await claimServer(home)).release()
  writeFileSync(file, '{"pid": 12')
  ;(await claimServer(home)).release()
})

test('a process is alive until it is killed, though nobody has taken note of its end', async () => {
  const child = spawnIdle()
  onTestFinished(() => void child.kill('SIGKILL'))
  const mark = markProcess(child.pid)
  expect(isAlive(mark)).toBe(true)
  expect(isAlive({ ...mark, started: 'at another time' })).toBe(false)
  child.kill('SIGKILL')
  await expect.poll(() => isAlive(mark)).toBe(false)
})

test('a process is known by what its system says of it', () => {
  expect(readTasklist('"node.exe","4711","Console","1","61.436 K"\r\n')).toBe('node.exe')
  expect(readTasklist('INFO: No tasks are running which match the specified criteria.\r\n')).toBeUndefined()
  expect(readPs('S+   Mon Nov 23 09:05:01 2026\n')).toBe('Mon Nov 23 09:05:01 2026')
  expect(readPs('Z    Mon Nov 23 09:05:01 2026\n')).toBe('zombie')
  expect(readPs('')).toBeUndefined()
})

test('work under the exclusive lock runs one at a time, in one process and in many', async () => {
  const folder = join(temporaryFolder(), 'lock')
  const counter = join(folder, '..', 'counter')
  writeFileSync(counter, '0')
  const work = `
    import { withExclusiveLock } from '${pathToFileURL(join(import.meta.dirname, 'exclusive-lock.ts')).href}'
    import { readFileSync, writeFileSync } from 'node:fs'
    import { setTimeout as sleep } from 'node:timers/promises'
    for (let i = 0; i < 15; i += 1) await withExclusiveLock(${JSON.stringify(folder)}, async () => {
      const n = Number(readFileSync(${JSON.stringify(counter)}, 'utf8'))
      await sleep(Math.random() * 4)
      writeFileSync(${JSON.stringify(counter)}, String(n + 1))
      if (process.argv[1] === 'die' && i === 7) process.kill(process.pid, 'SIGKILL')
    })`
  const run = (how: string): Promise<unknown> => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', work, '--', how], {
      stdio: 'inherit',
    })
    return new Promise((resolve) => child.once('exit', resolve))
  }
  await Promise.all([run('live'), run('die'), run('live'), run('die')])
  // A killed one counted eight times.
  expect(Number(readFileSync(counter, 'utf8'))).toBe(15 + 15 + 8 + 8)
})

test('a lock left by the dead, or written half, is passed over; one held by the living is waited for', async () => {
  const folder = join(temporaryFolder(), 'lock')
  mkdirSync(folder)
  writeFileSync(join(folder, 'turn-41'), JSON.stringify({ ...(await markOfTheDead()), token: 'x' }))
  expect(await withExclusiveLock(folder, async () => 'in', 1000)).toBe('in')
  writeFileSync(join(folder, 'turn-99'), '{"pi')
  expect(await withExclusiveLock(folder, async () => 'in', 1000)).toBe('in')
  writeFileSync(join(folder, 'turn-200'), JSON.stringify({ ...markProcess(), token: 'x' }))
  await expect(withExclusiveLock(folder, async () => 'in', 200)).rejects.toMatchObject({ kind: 'busy' })
})

test('a damaged instance file is named', async () => {
  const home = await open(join(temporaryFolder(), 'home'))
  writeFileSync(join(home.path, 'instance.json'), '{"id"')
  chmodSync(join(home.path, 'instance.json'), 0o600)
  await expect(open(home.path)).rejects.toThrow(/instance\.json is damaged/)
})

async function markOfTheDead(): Promise<{ pid: number; started?: string }> {
  const child = spawnIdle()
  const mark = markProcess(child.pid)
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
  return mark
}

function spawnIdle(): ChildProcess {
  return spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'])
}
