import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findPostmaster } from '../../src/platform/database/embedded/postgres-process.js'
import { isAlive, markProcess } from '../../src/platform/home/process-mark.js'

/** Temporary homes of test runs are named for the process that made them, so a later run can clean up after a killed one. */
export const homePrefix = 'mainstay-test-'

/** Removes the homes that killed test runs left behind, and the PostgreSQL that may still run on them. */
export async function sweepHomes(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(new RegExp(`^${homePrefix}(\\d+)-`).exec(name)?.[1])
    if (pid > 0 && !isAlive({ pid })) await removeHomesUnder(join(tmpdir(), name))
  }
}

async function removeHomesUnder(folder: string): Promise<void> {
  for (const home of homesUnder(folder, 2)) await removeHome(home)
  await removeHome(folder)
}

// A test's home may lie one or two folders deep in its temporary folder.
function homesUnder(folder: string, depth: number): string[] {
  if (existsSync(join(folder, 'instance.json'))) return [folder]
  if (depth === 0) return []
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.flatMap((entry) => homesUnder(join(folder, entry.name), depth - 1))
}

/** Kills the PostgreSQL of a test's home, if one still runs, and removes the home and what it keeps elsewhere. */
export async function removeHome(home: string): Promise<void> {
  const outside = outsideFolder(home)
  for (const cluster of [join(home, 'database'), ...(outside ? [outside] : [])])
    await killPostgres(join(cluster, 'data'))
  if (outside) rmSync(outside, { recursive: true, force: true })
  // On Windows files stay as long as a killed PostgreSQL's children have them open.
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

async function killPostgres(data: string): Promise<void> {
  const running = findPostmaster({ data })
  if (!running) return
  const mark = markProcess(running.pid)
  process.kill(running.pid, 'SIGQUIT')
  for (let waitedMs = 0; waitedMs < 5000 && isAlive(mark); waitedMs += 20) await sleep(20)
  if (isAlive(mark)) process.kill(running.pid, 'SIGKILL')
}

function outsideFolder(home: string): string | undefined {
  try {
    const { id } = JSON.parse(readFileSync(join(home, 'instance.json'), 'utf8')) as { id: string }
    const folder = join('/var/lib/mainstay', id)
    return /^[0-9a-f-]{36}$/.test(id) && existsSync(folder) ? folder : undefined
  } catch {
    return undefined
  }
}
