import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../failure.js'
import { isAlive, markProcess, type ProcessMark } from './process-mark.js'

type Turn = { readonly number: number; readonly file: string }
type Holder = ProcessMark & { readonly token: string; readonly released?: boolean }

/**
 * Runs `work` while no other process runs work under the same folder's lock. A holder that died is passed over.
 * Waits at most `patienceMs`, then fails as `busy`.
 *
 * The lock is a row of numbered files: the highest number holds it. A dead or finished holder is never deleted
 * in place (two waiters could both do that and both enter); the next number is created, which only one can.
 */
export async function withExclusiveLock<T>(folder: string, work: () => Promise<T>, patienceMs = 180_000): Promise<T> {
  const turn = await takeTurn(folder, Date.now() + patienceMs)
  try {
    return await work()
  } finally {
    finishTurn(turn)
  }
}

async function takeTurn(folder: string, deadline: number): Promise<Turn> {
  mkdirSync(folder, { recursive: true })
  for (let waitMs = 5; ; waitMs = Math.min(waitMs * 1.5, 100)) {
    const last = lastTurn(folder)
    if (last === undefined || !isHeld(last)) {
      const turn = tryTurn(folder, (last?.number ?? 0) + 1)
      if (turn) return turn
    }
    if (Date.now() > deadline)
      throw new Failure('busy', `Another Mainstay process holds the lock in ${folder}. Try again later.`)
    await sleep(waitMs + Math.random() * waitMs)
  }
}

function tryTurn(folder: string, number: number): Turn | undefined {
  const token = randomBytes(8).toString('hex')
  const draft = join(folder, `draft-${token}`)
  const turn = { number, file: join(folder, `turn-${number}`) }
  try {
    createWhole(draft, turn.file, JSON.stringify({ ...markProcess(), token } satisfies Holder))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined
    throw error
  } finally {
    removeIfPossible(draft)
  }
  // A slow waiter may create a number that was passed and removed long ago; then a higher one exists.
  if (lastTurn(folder)?.number !== number) {
    removeIfPossible(turn.file)
    return undefined
  }
  for (const other of turnsIn(folder)) if (other.number < number) removeIfPossible(other.file)
  return turn
}

// Windows may not remove a file that somebody reads. What stays does no harm.
function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true, recursive: true, maxRetries: 5, retryDelay: 20 })
  } catch {}
}

// The file must appear with its content: a reader who finds it empty would take its holder for dead.
function createWhole(draft: string, file: string, content: string): void {
  writeFileSync(draft, content)
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    // Some file systems have no hard links.
    writeFileSync(file, content, { flag: 'wx' })
  }
}

// The highest file stays, marked as released: numbers must never start again.
function finishTurn(turn: Turn): void {
  try {
    writeFileSync(turn.file, JSON.stringify({ pid: 0, token: '', released: true } satisfies Holder))
  } catch {
    // A full disk or a deleted home: the holder's end releases the lock too.
  }
}

function isHeld(turn: Turn): boolean {
  try {
    const holder = JSON.parse(readFileSync(turn.file, 'utf8')) as Holder
    return !holder.released && isAlive(holder)
  } catch (error) {
    // Windows may refuse a file for a moment, which says nothing about its holder.
    return ['EBUSY', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')
  }
}

function lastTurn(folder: string): Turn | undefined {
  return turnsIn(folder).reduce<Turn | undefined>(
    (last, turn) => (last && last.number > turn.number ? last : turn),
    undefined,
  )
}

function turnsIn(folder: string): Turn[] {
  return readdirSync(folder)
    .filter((name) => /^turn-\d+$/.test(name))
    .map((name) => ({ number: Number(name.slice(5)), file: join(folder, name) }))
}
