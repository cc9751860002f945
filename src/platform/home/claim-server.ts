import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure } from '../failure.js'
import { withExclusiveLock } from './exclusive-lock.js'
import { moveIntoPlace } from './move-into-place.js'
import { type Home, lockFolder } from './open-home.js'
import { isAlive, markProcess, type ProcessMark } from './process-mark.js'

/** The home's one server is this process. */
export type ServerClaim = {
  /** Tells others where this server answers, once it does. */
  announce(url: string): void
  release(): void
}

/** The server that runs on a home. `url` is absent while it starts. */
export type RunningServer = ProcessMark & { readonly url?: string }

/** Claims the home for the server in this process; fails as `already-running` if another one has it. */
export async function claimServer(home: Home): Promise<ServerClaim> {
  const file = fileOf(home)
  const mark = markProcess()
  mkdirSync(dirname(file), { recursive: true })
  await withExclusiveLock(lockFolder(home), async () => {
    const running = findServer(home)
    if (running) throw new Failure('already-running', sentenceAbout(running, home))
    write(file, mark)
  })
  return {
    announce: (url) => write(file, { ...mark, url }),
    release: () => {
      if (isSame(findServer(home), mark)) rmSync(file, { force: true })
    },
  }
}

/** The server that runs on this home now; undefined if none does. */
export function findServer(home: Home): RunningServer | undefined {
  try {
    const server = JSON.parse(readFileSync(fileOf(home), 'utf8')) as RunningServer
    return isAlive(server) ? server : undefined
  } catch {
    return undefined
  }
}

function sentenceAbout(running: RunningServer, home: Home): string {
  const where = running.url ? `already running at ${running.url}` : 'already starting'
  return `Mainstay is ${where}, pid ${running.pid}, with the home ${home.path}. Use that one, stop it, or name another folder with MAINSTAY_HOME.`
}

function fileOf(home: Home): string {
  return join(home.path, 'run', 'server.json')
}

function write(file: string, server: RunningServer): void {
  writeFileSync(`${file}.new`, JSON.stringify(server))
  moveIntoPlace(`${file}.new`, file)
}

function isSame(server: RunningServer | undefined, mark: ProcessMark): boolean {
  return server?.pid === mark.pid && server.started === mark.started
}
